package org.thalweg.experiments.statistics;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The smallest p-value a {@link SignFlip} can give, known before anything has run.
 *
 * <pre>
 * 2 / 2ⁿ up to n = 20 pairs,   1 / (1 + 100 000) beyond
 * </pre>
 *
 * <p>So few pairs can never be significant: 5 give 0.0625. With m comparisons Holm's smallest p is multiplied by m.
 */
public final class SmallestP {

    private SmallestP() {}

    /** Returns the smallest two-sided p with the given number of pairs, at least 1. */
    public static double of(int pairs) {
        checkArgument(pairs >= 1, "pairs must be at least 1, got %s.", pairs);
        return pairs <= SignFlip.EXACT_UP_TO
                ? Math.scalb(1.0, 1 - pairs)
                : 1.0 / (SignFlip.RANDOM_FLIPS + 1.0);
    }

    /** Returns whether any of the comparisons can reach p ≤ alpha after Holm's adjustment with that many pairs. */
    public static boolean allowsSignificance(int pairs, int comparisons, double alpha) {
        checkArgument(comparisons >= 1, "comparisons must be at least 1, got %s.", comparisons);
        return of(pairs) * comparisons <= Finite.level("alpha", alpha);
    }

    /**
     * Returns the least number of pairs with which significance is possible; empty if the comparisons are too many for
     * any number of pairs.
     */
    public static OptionalInt pairsNeeded(int comparisons, double alpha) {
        return IntStream.rangeClosed(1, SignFlip.EXACT_UP_TO)
                .filter(pairs -> allowsSignificance(pairs, comparisons, alpha))
                .findFirst();
    }
}
