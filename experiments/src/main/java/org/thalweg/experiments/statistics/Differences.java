package org.thalweg.experiments.statistics;

import org.apache.commons.math3.special.Gamma;

/**
 * What paired differences look like: mean, spread, counts and effect sizes.
 *
 * <pre>
 * d_z = d̄ / s        g_z = d_z · Γ(f/2) / (√(f/2) Γ((f−1)/2)),   f = n − 1
 * </pre>
 *
 * <p>Both effect sizes are 0 if all differences are 0, and infinite if they are equal but not 0.
 *
 * @param count n, at least 2
 * @param mean d̄
 * @param standardDeviation s, with divisor n − 1
 * @param positive how many are above 0
 * @param negative how many are below 0
 * @param zero how many are exactly 0
 * @see <a href="https://doi.org/10.3389/fpsyg.2013.00863">Lakens, 2013</a>
 * @see <a href="https://doi.org/10.3102/10769986006002107">Hedges, 1981</a>
 */
public record Differences(
        int count, double mean, double standardDeviation, int positive, int negative, int zero) {

    /** Returns the summary of at least two finite differences. */
    public static Differences of(double[] differences) {
        Finite.values("differences", differences, 2);
        int positive = 0;
        int negative = 0;
        double sum = 0;
        for (double d : differences) {
            sum += d;
            positive += d > 0 ? 1 : 0;
            negative += d < 0 ? 1 : 0;
        }
        int n = differences.length;
        double mean = sum / n;
        return new Differences(
                n, mean, deviation(differences, mean), positive, negative, n - positive - negative);
    }

    /** Returns s, computed on deviations scaled to 1, so that tiny or huge differences neither vanish nor overflow. */
    private static double deviation(double[] differences, double mean) {
        double largest = 0;
        for (double d : differences) {
            largest = Math.max(largest, Math.abs(d - mean));
        }
        if (largest == 0) {
            return 0;
        }
        double squares = 0;
        for (double d : differences) {
            double scaled = (d - mean) / largest;
            squares += scaled * scaled;
        }
        return largest * Math.sqrt(squares / (differences.length - 1));
    }

    /** Returns s / √n. */
    public double standardError() {
        return standardDeviation / Math.sqrt(count);
    }

    /** Returns Cohen's d_z: the mean in standard deviations of the differences. */
    public double cohensDz() {
        return mean == 0 ? 0 : mean / standardDeviation;
    }

    /** Returns Hedges' g_z: d_z without its upward bias in small samples; 0 for two pairs, which say nothing. */
    public double hedgesGz() {
        double f = count - 1;
        if (f < 2) {
            return 0;
        }
        double correction =
                Math.exp(Gamma.logGamma(f / 2) - Gamma.logGamma((f - 1) / 2)) / Math.sqrt(f / 2);
        return cohensDz() * correction;
    }

    /** Returns in how many pairs the variant is better. */
    public int better(Direction direction) {
        return direction == Direction.LOWER_IS_BETTER ? negative : positive;
    }

    /** Returns in how many pairs the variant is worse. */
    public int worse(Direction direction) {
        return count - zero - better(direction);
    }
}
