package org.thalweg.experiments.statistics;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * A two-sided confidence interval.
 *
 * @param low lower end, finite
 * @param high upper end, finite, not below the lower
 * @param level how often such intervals cover the truth, in (0, 1)
 */
public record Interval(double low, double high, double level) {

    /** Accepts ends in order and a level in (0, 1). */
    public Interval {
        checkArgument(
                Double.isFinite(low) && Double.isFinite(high) && low <= high,
                "An interval must have finite ends in order, got [%s, %s].",
                low,
                high);
        Finite.level("level", level);
    }

    /** Returns whether the value lies between the ends, ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** Returns the end that is nearer to 0. */
    public double nearZero() {
        return Math.abs(low) <= Math.abs(high) ? low : high;
    }
}
