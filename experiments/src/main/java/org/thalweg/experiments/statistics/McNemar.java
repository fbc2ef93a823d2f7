package org.thalweg.experiments.statistics;

import static com.google.common.base.Preconditions.checkArgument;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * McNemar's exact test: does one of two paired optimizers diverge more often?
 *
 * <pre>
 * p = min(1, 2 P(X ≤ min(b, c))),   X ~ Binomial(b + c, ½)
 * </pre>
 *
 * <p>Seeds on which both or neither diverged say nothing about the difference and do not count.
 *
 * @param baseOnly b, seeds on which only the base diverged
 * @param variantOnly c, seeds on which only the variant diverged
 * @param p two-sided; 1 if b + c = 0
 * @see <a href="https://doi.org/10.1007/BF02295996">McNemar, 1947</a>
 */
public record McNemar(int baseOnly, int variantOnly, double p) {

    /** Returns the test of paired outcomes, true for a run that diverged. */
    public static McNemar of(boolean[] base, boolean[] variant) {
        checkArgument(
                base.length == variant.length,
                "divergence: %s runs of the base, but %s of the variant. They must be pairs.",
                base.length,
                variant.length);
        int baseOnly = 0;
        int variantOnly = 0;
        for (int i = 0; i < base.length; i++) {
            baseOnly += base[i] && !variant[i] ? 1 : 0;
            variantOnly += variant[i] && !base[i] ? 1 : 0;
        }
        return of(baseOnly, variantOnly);
    }

    /** Returns the test of the two counts. */
    public static McNemar of(int baseOnly, int variantOnly) {
        checkArgument(
                baseOnly >= 0 && variantOnly >= 0,
                "divergence: counts must not be negative, got %s and %s.",
                baseOnly,
                variantOnly);
        int discordant = Math.addExact(baseOnly, variantOnly);
        double tail =
                BinomialDistribution.of(discordant, 0.5)
                        .cumulativeProbability(Math.min(baseOnly, variantOnly));
        return new McNemar(baseOnly, variantOnly, Math.min(1, 2 * tail));
    }

    /** Returns the smallest p that b + c can give, however they divide: 2 / 2ᵇ⁺ᶜ, at most 1. */
    public double smallestP() {
        return Math.min(1, Math.scalb(1.0, 1 - (baseOnly + variantOnly)));
    }

    /**
     * Returns whether p ≤ alpha is possible with this b + c. Where it is not, the test can be left out of a {@link Family}
     * at that alpha: it can never be rejected, so it costs the others nothing.
     *
     * @see <a href="https://doi.org/10.2307/2531456">Tarone, 1990</a>
     */
    public boolean canReject(double alpha) {
        return smallestP() <= Finite.level("alpha", alpha);
    }
}
