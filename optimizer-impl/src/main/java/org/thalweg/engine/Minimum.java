package org.thalweg.engine;

import java.util.Map;
import org.thalweg.Evaluation;

/**
 * Where a minimisation came to.
 *
 * @param parameters θ, or what links keep in its place, such as an average
 * @param evaluation the objective there: its value as the loss, and the penalties
 * @param reason why it ended
 * @param steps how many there were, those before a resumption included
 * @param evaluations how often this run asked for the value and gradient
 * @param remarks what links have to tell, by path; usually nothing
 * @param checkpoint from which {@link Minimizer#resume} continues
 */
public record Minimum(
        double[] parameters,
        Evaluation evaluation,
        Reason reason,
        long steps,
        long evaluations,
        Map<String, String> remarks,
        Checkpoint checkpoint) {

    /** Why a minimisation ended. */
    public enum Reason {
        /** The norm of the gradient had become as small as was asked for. */
        GRADIENT("the gradient is as small as asked for"),
        /** The objective had not changed enough in as many steps as was asked for. */
        STALLED("the objective no longer changes"),
        /** The objective had come down to the value that was asked for. */
        VALUE("the value asked for is reached"),
        /** There were as many steps as was asked for: nothing says that this is a minimum. */
        STEPS("no steps are left"),
        /** The time was up. */
        TIME("out of time"),
        /** A listener said so. */
        LISTENER("a listener said stop"),
        /** The thread was interrupted; its interrupted status stays set. */
        INTERRUPTED("interrupted"),
        /** The objective, its gradient or θ was no longer finite. */
        DIVERGED("diverged");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    /** Returns a copy. */
    @Override
    public double[] parameters() {
        return parameters.clone();
    }

    /** Returns the value of the objective, without penalties. */
    public double value() {
        return evaluation.loss();
    }

    /** Returns one line. */
    @Override
    public String toString() {
        String penalty = evaluation.penalty() == 0 ? "" : " + penalty " + evaluation.penalty();
        return String.format(
                "%s%s after %d steps: %s", evaluation.loss(), penalty, steps, reason.words);
    }
}
