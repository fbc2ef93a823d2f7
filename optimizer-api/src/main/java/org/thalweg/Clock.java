package org.thalweg;

import java.util.Optional;

/**
 * When a step happens.
 *
 * @param step the number of this step, t; the first is 1
 * @param epoch the number of the pass over the data that it belongs to; the first is 1
 * @param examples instances seen in the steps before; always those of the real run, whatever {@link #later} does to the rest
 * @param run how long the run is to be, where that is known
 */
public record Clock(long step, long epoch, long examples, Optional<Run> run) {

    /** The clock of the first step of a run of unknown length. */
    public static final Clock FIRST = new Clock(1, 1, 0);

    /** The first step of a run of 10 epochs of 10 steps: to ask what no run's length decides, such as whether there is a rate. */
    public static final Clock SAMPLE = new Clock(1, 1, 0, Optional.of(new Run(10, 100)));

    /** A clock that does not know how long the run is. */
    public Clock(long step, long epoch, long examples) {
        this(step, epoch, examples, Optional.empty());
    }

    public Clock {
        if (step < 1 || epoch < 1 || examples < 0) {
            throw new UsageException(
                    String.format(
                            "The first step is 1 in epoch 1 after 0 examples, got %d, %d, %d.",
                            step, epoch, examples));
        }
        if (run.isPresent() && run.get().epochOf(step) != epoch) {
            throw new UsageException(
                    String.format(
                            "With %d steps an epoch, step %d is in epoch %d, got epoch %d.",
                            run.get().stepsPerEpoch(), step, run.get().epochOf(step), epoch));
        }
    }

    /** Returns how many steps, or epochs, there were before this one: 0 in the first. */
    public long before(Per per) {
        return per == Per.STEP ? step - 1 : epoch - 1;
    }

    /**
     * Returns this step as it is for something that begins after so many steps, or epochs: what a composing schedule asks an
     * inner one at. Until it begins, this is its first step.
     *
     * <p>Steps and epochs go back together, and the run gets shorter by as much; of a run that would be over one step is left.
     * An epoch begins at the step at which the inner time does, so it need not begin where the data's does. Where the run is
     * unknown, so is how the two go together: only what {@code per} names goes back then.
     *
     * @param count ≥ 0
     */
    public Clock later(long count, Per per) {
        if (count < 0) {
            throw new UsageException(
                    String.format("Nothing begins before the run, got %d.", count));
        }
        return run.map(r -> later(r.in(count, per), r)).orElseGet(() -> laterAlone(count, per));
    }

    private Clock later(long steps, Run whole) {
        Run left =
                new Run(
                        whole.stepsPerEpoch(),
                        Math.max(1, whole.steps() - steps),
                        whole.gathered());
        long now = Math.max(1, step - steps);
        return new Clock(now, left.epochOf(now), examples, Optional.of(left));
    }

    private Clock laterAlone(long count, Per per) {
        if (before(per) < count) {
            return new Clock(1, 1, examples);
        }
        return per == Per.STEP
                ? new Clock(step - count, epoch, examples)
                : new Clock(step, epoch - count, examples);
    }

    /**
     * How long a run is to be. It may end earlier; what lasts for a run stays as it ended if steps follow.
     *
     * @param stepsPerEpoch minibatches in a pass over the data, ≥ 1
     * @param steps all of them, ≥ 1; they may end within an epoch
     * @param gathered minibatches that make a step, ≥ 1: more than one where gradients are accumulated; an epoch then need not
     *     have a whole number of steps, and a step belongs to the epoch in which its first minibatch is
     */
    public record Run(long stepsPerEpoch, long steps, long gathered) {

        public Run {
            if (stepsPerEpoch < 1 || steps < 1 || gathered < 1) {
                throw new UsageException(
                        String.format(
                                "A run has at least 1 step an epoch and 1 step, got %d and %d.",
                                stepsPerEpoch, steps));
            }
        }

        /** A run in which each minibatch makes a step. */
        public Run(long stepsPerEpoch, long steps) {
            this(stepsPerEpoch, steps, 1);
        }

        /** Returns the number of epochs, the last one whole or not. */
        public long epochs() {
            return epochOf(steps);
        }

        /** Returns the epoch that a step belongs to; 1 is the first of both. */
        public long epochOf(long step) {
            return Math.multiplyExact(step - 1, gathered) / stepsPerEpoch + 1;
        }

        /**
         * Returns how long after the first step the last one is, in steps or epochs, also parts of one: {@code before / span}
         * goes from 0 to 1. A run of a single step counts as one of two, so that this is never 0.
         */
        public double span(Per per) {
            double span = Math.max(1, steps - 1);
            return per == Per.STEP ? span : span * gathered / stepsPerEpoch;
        }

        private long in(long count, Per per) {
            long minibatches = per == Per.STEP ? 0 : Math.multiplyExact(count, stepsPerEpoch);
            return per == Per.STEP ? count : (minibatches + gathered - 1) / gathered;
        }
    }
}
