package org.thalweg.experiments.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's step-down adjustment for many comparisons.
 *
 * <pre>
 * p̃₍ᵢ₎ = max_{j ≤ i} min(1, (m − j + 1) p₍ⱼ₎)
 * </pre>
 *
 * <p>Rejecting where p̃ ≤ α keeps the chance of any false rejection at α, whatever the dependence of the tests.
 *
 * @see <a href="https://www.jstor.org/stable/4615733">Holm, 1979</a>
 */
public final class Holm {

    private Holm() {}

    /** Returns the adjusted p-values in the order given; none for none. */
    public static double[] adjusted(double[] p) {
        int m = p.length;
        for (int i = 0; i < m; i++) {
            Finite.p("p[" + i + "]", p[i]);
        }
        int[] ascending =
                IntStream.range(0, m)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> p[i]))
                        .mapToInt(i -> i)
                        .toArray();
        double[] adjusted = new double[m];
        double largest = 0;
        for (int j = 0; j < m; j++) {
            largest = Math.max(largest, Math.min(1, (m - j) * p[ascending[j]]));
            adjusted[ascending[j]] = largest;
        }
        return adjusted;
    }
}
