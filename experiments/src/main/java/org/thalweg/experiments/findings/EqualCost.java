package org.thalweg.experiments.findings;

import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.statistics.Decision;
import org.thalweg.experiments.statistics.Interval;

/**
 * The same question asked at equal cost instead of equal passes over the data, where the two arms do not cost the same: the
 * validation loss when both had spent what the cheaper one spends in all.
 *
 * @param by what is spent
 * @param ratio what a pass costs the arm, as a multiple of what it costs the base
 * @param atEqualData the difference of the validation losses at the end, in units of the base's mean there
 * @param difference the same at equal cost
 * @param interval of the latter, of level 0.95, not adjusted
 * @param decision by this interval alone
 */
public record EqualCost(
        Comparison comparison,
        String dataset,
        By by,
        double ratio,
        double atEqualData,
        double difference,
        Interval interval,
        Decision decision) {

    /** What is spent. */
    public enum By {
        /** Gradients of single instances, those that links ask for included. */
        GRADIENTS,
        /** Processor time of training alone, measured when the experiment ran: not reproducible. */
        TIME
    }
}
