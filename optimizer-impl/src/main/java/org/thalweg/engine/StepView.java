package org.thalweg.engine;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.thalweg.Block;
import org.thalweg.Clock;
import org.thalweg.Step;
import org.thalweg.random.Streams;

/** A step as one link sees it. */
final class StepView implements Step {

    private final String key;
    private final State state;
    private final Descent descent;
    private Clock clock = Clock.FIRST;
    private double loss;
    private Objective objective = (parameters, gradient) -> Double.NaN;
    private @Nullable SplittableRandom random;

    StepView(String key, State state, Descent descent) {
        this.key = key;
        this.state = state;
        this.descent = descent;
    }

    void begin(Clock now, double lossNow, Objective again) {
        clock = now;
        loss = lossNow;
        objective = again;
        random = null;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public double loss() {
        return loss;
    }

    @Override
    public List<Block> blocks() {
        return descent.blocks();
    }

    @Override
    public RandomGenerator random() {
        if (random == null) {
            random = Streams.of(descent.seed(), "link", key, Long.toString(clock.step()));
        }
        return random;
    }

    @Override
    public double scalar(String slot) {
        return state.scalar(slot);
    }

    @Override
    public void scalar(String slot, double value) {
        state.scalar(slot, value);
    }

    @Override
    public double gradientAt(double[] parameters, double[] gradient) {
        double lossThere = objective.at(parameters, gradient);
        descent.addPenaltyGradient(parameters, gradient);
        return lossThere;
    }
}
