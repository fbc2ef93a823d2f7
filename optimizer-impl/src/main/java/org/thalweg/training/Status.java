package org.thalweg.training;

import org.thalweg.engine.ComponentException;

/** How a run ended. */
public sealed interface Status {

    /** All epochs were trained; with early stopping, the parameters may be those of an earlier one. */
    record Finished() implements Status {
        @Override
        public String toString() {
            return "finished";
        }
    }

    /**
     * The validation loss no longer fell, as {@link Training#stopEarly} says, or the run diverged after an epoch with a finite
     * one. The parameters are those of the best epoch.
     *
     * @param step the last step taken, or the one in which divergence was seen
     * @param bestEpoch the number of the epoch with the least validation loss; the first is 1
     */
    record StoppedEarly(long step, long bestEpoch) implements Status {
        @Override
        public String toString() {
            return "stopped early after step " + step + ", best after epoch " + bestEpoch;
        }
    }

    /**
     * A loss or a parameter was no longer finite: a result, not an error.
     *
     * @param step the step in which that was seen; the first is 1
     */
    record Diverged(long step) implements Status {
        @Override
        public String toString() {
            return "diverged at step " + step;
        }
    }

    /**
     * A component threw.
     *
     * @param step the step in which it did
     * @param cause what it threw
     */
    record Failed(long step, RuntimeException cause) implements Status {

        /** Returns what was thrown, and by which component if that is known. */
        public String reason() {
            return cause instanceof ComponentException told
                    ? String.valueOf(told.getMessage())
                    : cause.toString();
        }

        @Override
        public String toString() {
            return "failed at step " + step + ": " + reason();
        }
    }

    /**
     * The time limit had passed, or the thread was interrupted.
     *
     * @param step the last step taken
     * @param reason which of the two
     */
    record Stopped(long step, Reason reason) implements Status {

        /** Why a run was stopped from outside. */
        public enum Reason {
            /** The time limit had passed. */
            TIME_LIMIT,
            /** The thread was interrupted; its interrupted status stays set. */
            INTERRUPTED
        }

        @Override
        public String toString() {
            return (reason == Reason.TIME_LIMIT ? "out of time" : "interrupted")
                    + " after step "
                    + step;
        }
    }
}
