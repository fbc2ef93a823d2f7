package org.thalweg.experiments.statistics;

import java.util.Arrays;

/**
 * The validation loss to expect from the best of n tuning trials.
 *
 * <pre>
 * E[min of n] = Σᵢ v₍ᵢ₎ ( ((N−i+1)/N)ⁿ − ((N−i)/N)ⁿ ),   v₍₁₎ ≤ … ≤ v₍N₎
 * </pre>
 *
 * <p>The n trials are thought of as drawn from the N made, with replacement; n = 1 gives their mean. Published for
 * accuracies and their maximum; here losses and their minimum.
 *
 * @see <a href="https://arxiv.org/abs/1909.03004">Dodge et al., 2019</a>
 */
public final class ExpectedBest {

    private ExpectedBest() {}

    /** Returns the expected minimum for n = 1, …, N trials of N finite losses, at least one. */
    public static double[] of(double[] losses) {
        double[] sorted = Finite.values("losses", losses, 1).clone();
        Arrays.sort(sorted);
        double[] expected = new double[sorted.length];
        Arrays.setAll(expected, i -> minimum(sorted, i + 1));
        return expected;
    }

    private static double minimum(double[] sorted, int trials) {
        double count = sorted.length;
        double expected = 0;
        for (int i = 0; i < sorted.length; i++) {
            expected +=
                    sorted[i]
                            * (Math.pow((count - i) / count, trials)
                                    - Math.pow((count - i - 1) / count, trials));
        }
        return expected;
    }
}
