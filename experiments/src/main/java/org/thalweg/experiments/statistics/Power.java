package org.thalweg.experiments.statistics;

import static com.google.common.base.Preconditions.checkArgument;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The smallest true difference that a number of replicates would show with a given power.
 *
 * <pre>
 * Δ = λ s √(1/n + c),   c the correction of {@link ResampledT}
 * λ solves  P(T_{n−1}(λ) &gt; t) = power,   t = t_{n−1, (1+level)/2},   T(λ) noncentral t
 * P(T_f(λ) &gt; t) = ∫ Φ(λ − t u) dF(u),   u = √(χ²_f / f)
 * n → ∞:  Δ = (z_{(1+level)/2} + z_power) s √c
 * </pre>
 *
 * <p>"Shows" means that the interval lies on the side of 0 on which the difference is. The deviation is taken for known:
 * estimated from ten replicates it is itself uncertain by about a quarter, and so is what is told from it; a difference
 * that is told to be shown with a power of 80 % is then shown in 73 to 76 % of repetitions, averaged over estimates.
 *
 * @see "Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 2, 1995, chapter 31"
 */
public final class Power {

    /** Beyond so many standard deviations a normal distribution has 10⁻¹⁹ of its mass. */
    private static final double FAR = 9;

    /** √χ²_f leaves √f ± 10 with a chance below 10⁻¹⁸, whatever f, by Gaussian concentration. */
    private static final double WIDE = 10;

    /** On [−1, 1]; with 64 nodes P agrees with SciPy's to 10⁻¹². */
    private static final GaussIntegrator LEGENDRE = new GaussIntegratorFactory().legendre(64);

    private static final double PRECISION = 1e-12;

    private Power() {}

    /**
     * Returns the smallest absolute true difference that is shown with that power.
     *
     * @param deviation s, standard deviation of the paired differences, finite, not negative
     * @param replicates n, at least 2
     * @param correction for shared training rows, as in {@link ResampledT#test}, not negative
     * @param level of the two-sided interval that decides, in (0, 1)
     * @param power in (0, 1); up to (1 − level)/2, which chance alone reaches, the answer is 0
     */
    public static double detectable(
            double deviation, int replicates, double correction, double level, double power) {
        check(deviation, correction, level, power);
        checkArgument(replicates >= 2, "replicates must be at least 2, got %s.", replicates);
        double standardError = deviation * Math.sqrt(1.0 / replicates + correction);
        return standardError * noncentrality(replicates - 1, level, power);
    }

    /**
     * Returns the limit of {@link #detectable} for ever more replicates, below which only more rows help: 0 if correction
     * is 0.
     */
    public static double floor(double deviation, double correction, double level, double power) {
        check(deviation, correction, level, power);
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double noncentrality =
                normal.inverseSurvivalProbability((1 - level) / 2)
                        + normal.inverseCumulativeProbability(power);
        return deviation * Math.sqrt(correction) * Math.max(0, noncentrality);
    }

    private static void check(double deviation, double correction, double level, double power) {
        Finite.notNegative("deviation", deviation);
        Finite.notNegative("correction", correction);
        Finite.level("level", level);
        Finite.level("power", power);
    }

    /** Bisects: P rises with λ, from (1 − level)/2 at 0 to 1 where even the largest u leaves λ far above t u. */
    private static double noncentrality(int f, double level, double power) {
        if (power <= (1 - level) / 2) {
            return 0;
        }
        double t = TDistribution.of(f).inverseSurvivalProbability((1 - level) / 2);
        double low = 0;
        double high = t * (1 + WIDE / Math.sqrt(f)) + FAR;
        while (high - low > PRECISION * high) {
            double middle = (low + high) / 2;
            if (above(t, f, middle) < power) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Integrates where neither Φ nor the density of u is constant; up to there Φ is 1, beyond it 0. */
    private static double above(double t, int f, double lambda) {
        ChiSquaredDistribution chiSquared = ChiSquaredDistribution.of(f);
        double reach = WIDE / Math.sqrt(f);
        double from = Math.max(Math.max(0, 1 - reach), (lambda - FAR) / t);
        double to = Math.min(1 + reach, (lambda + FAR) / t);
        double certain = chiSquared.cumulativeProbability(f * from * from);
        if (from >= to) {
            return certain;
        }
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double middle = (from + to) / 2;
        double half = (to - from) / 2;
        return certain
                + half
                        * LEGENDRE.integrate(
                                x -> {
                                    double u = middle + half * x;
                                    double density = 2.0 * f * u * chiSquared.density(f * u * u);
                                    return normal.cumulativeProbability(lambda - t * u) * density;
                                });
    }
}
