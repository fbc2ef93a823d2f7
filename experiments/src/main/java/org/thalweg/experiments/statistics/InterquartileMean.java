package org.thalweg.experiments.statistics;

import java.util.Arrays;

/**
 * The interquartile mean: the mean of the middle half.
 *
 * <p>⌊n/4⌋ values are cut at each end. It is less moved by outliers than the mean and less wasteful than the median.
 *
 * @see <a href="https://arxiv.org/abs/2108.13264">Agarwal et al., 2021</a>
 */
public final class InterquartileMean {

    private InterquartileMean() {}

    /** Returns the interquartile mean of at least one finite value. */
    public static double of(double[] values) {
        double[] sorted = Finite.values("values", values, 1).clone();
        Arrays.sort(sorted);
        int cut = sorted.length / 4;
        double sum = 0;
        for (int i = cut; i < sorted.length - cut; i++) {
            sum += sorted[i];
        }
        return sum / (sorted.length - 2 * cut);
    }
}
