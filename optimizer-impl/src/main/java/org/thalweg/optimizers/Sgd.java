package org.thalweg.optimizers;

import java.util.OptionalDouble;
import org.thalweg.Clock;
import org.thalweg.Constant;
import org.thalweg.Describe;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Schedule;
import org.thalweg.Scope;
import org.thalweg.Step;
import org.thalweg.Tile;
import org.thalweg.UsageException;

/** At the end of a chain, the one place where the learning rate lives. */
@Describe(
        value = "Scales the update by the learning rate; alone, plain stochastic gradient descent.",
        formula = "u ← ηₜ u",
        reference = "Robbins and Monro, 1951, https://doi.org/10.1214/aoms/1177729586")
public record Sgd(
        @Param(value = "η, the learning rate, a number or a schedule", range = "[0, ∞)")
                Schedule learningRate)
        implements Optimizer {

    public Sgd() {
        this(0.01);
    }

    public Sgd(double learningRate) {
        this(new Constant(learningRate));
    }

    /** Refuses a constant rate below 0, which would ascend; those of a schedule are seen in the step. */
    public Sgd {
        Range.check(Sgd.class, learningRate);
    }

    @Override
    public OptionalDouble learningRate(Clock clock) {
        return OptionalDouble.of(learningRate.at(clock));
    }

    @Override
    public Scope scope() {
        return Scope.ELEMENT;
    }

    @Override
    public boolean tellsGain() {
        return true;
    }

    @Override
    public Kernel kernel(Step step) {
        return new Rate();
    }

    private final class Rate implements Scaling {

        private double rate;

        @Override
        public void begin(Step step) {
            rate = rate(step);
            if (rate < 0) {
                throw new UsageException(
                        String.format(
                                "sgd.learning-rate must be in [0, ∞), got %s in step %d.",
                                rate, step.number()));
            }
        }

        @Override
        public double factor(Tile tile) {
            return rate;
        }
    }

    /** A number needs no clock, and one that nobody asks for is not made. */
    private double rate(Step step) {
        return learningRate instanceof Constant constant
                ? constant.value()
                : learningRate.at(step.clock());
    }
}
