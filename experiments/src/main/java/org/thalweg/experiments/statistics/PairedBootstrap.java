package org.thalweg.experiments.statistics;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A bootstrap interval over seeds for one number that sums up all datasets, such as the interquartile mean.
 *
 * <p>Whole seeds are drawn with replacement: a drawn seed brings its paired difference on every dataset, so neither the
 * pairing nor anything that datasets share within a seed is torn apart. The ends are percentiles of the resampled
 * numbers, taken further out to make up for few seeds:
 *
 * <pre>
 * α′/2 = Φ(−√(n/(n−1)) t_{n−1, 1−α/2})
 * </pre>
 *
 * <p>This <em>expanded</em> percentile interval was chosen by simulation of the interquartile mean of normal differences.
 * Coverage, nominally 95 %, with a plain percentile, BCa and the expanded interval: at 5 seeds × 2 datasets 86, 84 and
 * 92 %; at 10 × 2 91, 91 and 95 %; at 20 × 2 93, 93 and 95 %; much the same for t₃ and exponential ones. Below ten seeds
 * it still promises a little too much.
 *
 * @param estimate the number on the data themselves
 * @param interval its expanded percentile interval
 * @param resamples how many were drawn
 * @see <a href="https://doi.org/10.1080/00031305.2015.1089789">Hesterberg, 2015</a>
 */
public record PairedBootstrap(double estimate, Interval interval, int resamples) {

    private static final int RESAMPLES = 10_000;

    /**
     * Returns the estimate and its interval.
     *
     * @param byDataset one row per dataset, one column per seed (at least two): paired differences in units that can
     *     be averaged
     * @param statistic of all differences in one array, which it must not keep
     * @param level of the interval, in (0, 1)
     * @param seed of the resampling
     */
    public static PairedBootstrap of(
            double[][] byDataset, ToDoubleFunction<double[]> statistic, double level, long seed) {
        Finite.rows("differences", byDataset, 1, 2);
        int seeds = byDataset[0].length;
        for (double[] row : byDataset) {
            checkArgument(
                    row.length == seeds,
                    "differences: one dataset has %s seeds, another %s. The bootstrap draws whole seeds.",
                    seeds,
                    row.length);
        }
        double outside =
                NormalDistribution.of(0, 1)
                        .cumulativeProbability(-reach(seeds, Finite.level("level", level)));
        double[] resampled = resample(byDataset, statistic, new Well19937c(seed));
        Interval interval =
                new Interval(quantile(resampled, outside), quantile(resampled, 1 - outside), level);
        double[] all = Arrays.stream(byDataset).flatMapToDouble(Arrays::stream).toArray();
        return new PairedBootstrap(statistic.applyAsDouble(all), interval, RESAMPLES);
    }

    private static double reach(int seeds, double level) {
        double t = TDistribution.of(seeds - 1.0).inverseSurvivalProbability((1 - level) / 2);
        return Math.sqrt(seeds / (seeds - 1.0)) * t;
    }

    /** Returns the statistic of every resample, ascending. */
    private static double[] resample(
            double[][] byDataset, ToDoubleFunction<double[]> statistic, Well19937c source) {
        int seeds = byDataset[0].length;
        double[] resampled = new double[RESAMPLES];
        double[] drawn = new double[seeds * byDataset.length];
        for (int r = 0; r < RESAMPLES; r++) {
            int filled = 0;
            for (int s = 0; s < seeds; s++) {
                int chosen = source.nextInt(seeds);
                for (double[] row : byDataset) {
                    drawn[filled++] = row[chosen];
                }
            }
            resampled[r] = statistic.applyAsDouble(drawn);
        }
        Arrays.sort(resampled);
        return resampled;
    }

    /** Returns the quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan). */
    private static double quantile(double[] sorted, double probability) {
        double position = probability * (sorted.length - 1);
        int below = (int) position;
        double above = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (position - below) * (above - sorted[below]);
    }
}
