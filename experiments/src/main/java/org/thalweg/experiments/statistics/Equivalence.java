package org.thalweg.experiments.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Two one-sided t tests: is the difference within ± the practical margin?
 *
 * <pre>
 * p = max( P(T_f ≥ (d̄ + δ) / SE),  P(T_f ≥ (δ − d̄) / SE) )
 * </pre>
 *
 * <p>p ≤ α says so, and exactly when the interval of level 1 − 2α lies within the margins.
 *
 * @param lowerP of the hypothesis that the difference is at most −δ
 * @param upperP of the hypothesis that it is at least δ
 * @see <a href="https://doi.org/10.1007/BF01068419">Schuirmann, 1987</a>
 */
public record Equivalence(double lowerP, double upperP) {

    /**
     * Returns both tests.
     *
     * @param test the difference's estimate, standard error and degrees of freedom, plain or corrected
     * @param margin δ, positive, in the difference's unit
     */
    public static Equivalence of(StudentT test, double margin) {
        Finite.positive("margin", margin);
        return new Equivalence(
                tail(test, margin + test.estimate()), tail(test, margin - test.estimate()));
    }

    /** Without spread the difference is known: within the margin, or not; on the margin counts as not. */
    private static double tail(StudentT test, double distance) {
        if (test.standardError() == 0) {
            return distance > 0 ? 0 : 1;
        }
        return TDistribution.of(test.degreesOfFreedom())
                .survivalProbability(distance / test.standardError());
    }

    /** Returns the p-value of equivalence: the larger of both. */
    public double p() {
        return Math.max(lowerP, upperP);
    }
}
