package org.thalweg.experiments.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Student's t test of a mean against zero, two-sided, with its interval.
 *
 * <pre>
 * t = d̄ / SE,   SE = s / √n,   p = 2 P(T_f ≥ |t|),   d̄ ± t_{f, (1+level)/2} SE,   f = n − 1
 * </pre>
 *
 * <p>Without any spread t is 0 and p is 1 if the estimate is 0, else t is infinite and p is 0: look at the sign-flip
 * test then, which does not take equal differences for certainty.
 *
 * @param estimate the mean difference
 * @param standardError its standard error
 * @param degreesOfFreedom f
 * @param statistic t
 * @param p two-sided
 * @param interval of the mean difference
 * @see <a href="https://doi.org/10.1093/biomet/6.1.1">Student, 1908</a>
 */
public record StudentT(
        double estimate,
        double standardError,
        double degreesOfFreedom,
        double statistic,
        double p,
        Interval interval) {

    /** Returns the test of at least two finite paired differences; the level, say 0.95, is the interval's. */
    public static StudentT of(double[] differences, double level) {
        Differences summary = Differences.of(differences);
        return of(summary.mean(), summary.standardError(), summary.count() - 1, level);
    }

    /** Returns the same test with its interval at another level, in (0, 1). */
    public StudentT at(double level) {
        return of(estimate, standardError, degreesOfFreedom, level);
    }

    /** Returns the interval of the mean difference at another level, in (0, 1). */
    public Interval interval(double level) {
        return at(level).interval();
    }

    static StudentT of(
            double estimate, double standardError, double degreesOfFreedom, double level) {
        Finite.level("level", level);
        TDistribution distribution = TDistribution.of(degreesOfFreedom);
        double statistic = estimate == 0 ? 0 : estimate / standardError;
        double p = Math.min(1, 2 * distribution.survivalProbability(Math.abs(statistic)));
        double reach = standardError * distribution.inverseSurvivalProbability((1 - level) / 2);
        Interval interval = new Interval(estimate - reach, estimate + reach, level);
        return new StudentT(estimate, standardError, degreesOfFreedom, statistic, p, interval);
    }
}
