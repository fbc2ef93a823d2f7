package org.thalweg.experiments.findings;

/**
 * The same question asked at equal cost instead of equal passes over the data, where the two arms do not cost the same: the
 * validation loss when both had spent what the cheaper one spends in all.
 *
 * @param ratio what a pass costs the arm, as a multiple of what it costs the base
 * @param by what is spent
 * @param unit the mean validation loss of the base at the end
 * @param atEqualData the difference of the validation losses at the end
 * @param atEqualCost the same at equal cost
 */
public record EqualCost(
        double ratio, By by, Unit unit, double atEqualData, Unadjusted atEqualCost) {

    /** What is spent. */
    public enum By {
        /** Gradients of single instances, those that links ask for included. */
        GRADIENTS,
        /** Processor time of training alone, measured when the experiment ran: not reproducible. */
        TIME
    }
}
