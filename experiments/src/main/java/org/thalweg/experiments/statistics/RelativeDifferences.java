package org.thalweg.experiments.statistics;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Paired differences as fractions of the base's mean: the unit in which datasets can be averaged.
 *
 * <pre>
 * dᵢ = (variantᵢ − baseᵢ) / |mean of base|
 * </pre>
 */
public final class RelativeDifferences {

    private RelativeDifferences() {}

    /** Returns variant minus base, pair by pair, relative to the mean of the base on this dataset, which is not 0. */
    public static double[] of(double[] base, double[] variant) {
        Finite.values("base", base, 1);
        Finite.values("variant", variant, 1);
        checkArgument(
                base.length == variant.length,
                "%s values of the base, but %s of the variant. They must be pairs.",
                base.length,
                variant.length);
        double sum = 0;
        for (double value : base) {
            sum += value;
        }
        checkArgument(
                sum != 0,
                "base: the mean is 0. Differences cannot be relative to it; compare in the metric's unit.");
        double unit = Math.abs(sum / base.length);
        double[] differences = new double[base.length];
        for (int i = 0; i < base.length; i++) {
            differences[i] = (variant[i] - base[i]) / unit;
        }
        return differences;
    }
}
