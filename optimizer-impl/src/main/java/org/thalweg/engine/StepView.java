package org.thalweg.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.thalweg.Block;
import org.thalweg.Clock;
import org.thalweg.Evaluation;
import org.thalweg.Step;
import org.thalweg.UsageException;
import org.thalweg.random.Streams;

/** A step as one link sees it. */
final class StepView implements Step {

    private final Part part;
    private final Optional<Frame> inside;
    private final Surroundings surroundings;
    private @Nullable SplittableRandom random;
    private long randomOf;

    /**
     * @param inside what its parts see, if it is a wrapper
     */
    StepView(Part part, Optional<Frame> inside, Surroundings surroundings) {
        this.part = part;
        this.inside = inside;
        this.surroundings = surroundings;
    }

    @Override
    public Clock clock() {
        return part.frame().now().clock();
    }

    @Override
    public long number() {
        return part.frame().now().step();
    }

    @Override
    public double loss() {
        return part.frame().now().loss();
    }

    @Override
    public Evaluation evaluation() {
        return surroundings.evaluation(part.frame().now().loss());
    }

    @Override
    public OptionalDouble validationLoss() {
        return surroundings.validationLoss();
    }

    @Override
    public List<Block> blocks() {
        return part.blocks();
    }

    @Override
    public RandomGenerator random() {
        long step = number();
        if (random == null || randomOf != surroundings.taken()) {
            random = Streams.of(surroundings.seed(), "link", part.path(), Long.toString(step));
            randomOf = surroundings.taken();
        }
        return random;
    }

    @Override
    public double scalar(String slot) {
        return part.state().scalar(slot);
    }

    @Override
    public void scalar(String slot, double value) {
        part.state().scalar(slot, value);
    }

    @Override
    public Evaluation evaluate(double[] parameters, double[] gradient) {
        part.frame()
                .gathers()
                .ifPresent(
                        wrapper -> {
                            throw new UsageException(
                                    String.format(
                                            "%s asks for the gradient at other parameters, but %s puts several minibatches together, of which only the last is there. Put %s outside, or take larger minibatches.",
                                            part.path(), wrapper, part.link().name()));
                        });
        requireLength(parameters);
        requireLength(gradient);
        if (parameters == gradient) {
            throw new UsageException(
                    part.path()
                            + " asks for the gradient in the array of the parameters. Give another array.");
        }
        return surroundings.evaluate(part, parameters, gradient);
    }

    private void requireLength(double[] array) {
        if (array.length != part.size()) {
            throw new UsageException(
                    String.format(
                            "%s gives an array of %d numbers for its %d parameters.",
                            part.path(), array.length, part.size()));
        }
    }

    @Override
    public void proximal(double[] parameters, double[] stepSizes) {
        if (!part.link().takesProximalSteps()) {
            throw new IllegalStateException(
                    String.format(
                            "%s takes proximal steps, but does not say so: they would be taken twice. Override takesProximalSteps().",
                            part.path()));
        }
        requireLength(parameters);
        requireLength(stepSizes);
        surroundings.proximal(part, parameters, stepSizes);
    }

    @Override
    public void showParts(Clock clock, double loss) {
        parts().show(clock, loss);
    }

    @Override
    public void skipParts() {
        parts().skip();
    }

    private Frame parts() {
        return inside.orElseThrow(
                () ->
                        new IllegalStateException(
                                part.path() + " has no parts: only a Wrapper has."));
    }
}
