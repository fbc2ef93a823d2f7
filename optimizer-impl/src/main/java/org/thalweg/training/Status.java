package org.thalweg.training;

import org.thalweg.engine.ComponentException;
import org.thalweg.text.Numbers;

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
     * A rule by which the run was to stop was met at the end of an epoch, the last one included.
     *
     * @param step the last step taken
     * @param rule which one; where several were met, the first in their order
     * @param value what it saw: the norm, the relative change or the objective
     */
    record Converged(long step, Rule rule, double value) implements Status {

        private static final int DIGITS = 3;

        /** What is looked at after each epoch. */
        public enum Rule {
            /** The objective is as small as was asked for: {@link Training#stopAtValue}. */
            VALUE("objective"),
            /** The gradient of the objective is as short: {@link Training#stopAtGradientNorm}. */
            GRADIENT("gradient norm"),
            /** The objective changed no more, in relation to its size: {@link Training#stopAtChange}. */
            CHANGE("relative change of the objective");

            private final String words;

            Rule(String words) {
                this.words = words;
            }
        }

        @Override
        public String toString() {
            return "converged after step "
                    + step
                    + ": "
                    + rule.words
                    + " "
                    + Numbers.rounded(value, DIGITS);
        }
    }

    /**
     * The run was stopped from outside.
     *
     * @param step the last step taken
     * @param reason by whom
     */
    record Stopped(long step, Reason reason) implements Status {

        /** Why a run was stopped from outside. */
        public enum Reason {
            /** The time limit had passed. */
            TIME_LIMIT("out of time"),
            /** The thread was interrupted; its interrupted status stays set. */
            INTERRUPTED("interrupted"),
            /** A listener said so: {@link Listener#stops}. */
            LISTENER("stopped by a listener");

            private final String words;

            Reason(String words) {
                this.words = words;
            }
        }

        @Override
        public String toString() {
            return reason.words + " after step " + step;
        }
    }
}
