package org.thalweg.experiments.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.thalweg.experiments.run.TuningTable;
import org.thalweg.experiments.run.TuningTable.Tried;

/**
 * How much the number of trials matters to a comparison. Where a best value falls between those that were tried is luck of
 * which values those are, the same in every replicate, and so in no interval.
 *
 * <p>The measure of it is by how much the least validation loss of a third of the trials is above that of all, on the mean over
 * the three thirds and all replicates. On a grid the thirds are every third value; of a sequence its first points, the next, and
 * the last. Luck is taken to be worth three eighths of that, which on a parabola is the most it can be, wherever the values lie.
 *
 * @param difference mean validation loss of the arm minus that of the base, each with what it chose
 * @param base what a third of the trials costs the base
 * @param arm what it costs the arm
 */
record FewerTrials(double difference, double base, double arm) {

    private static final int PARTS = 3;
    private static final double LUCK = 3.0 / 8;

    /** Returns this as shares of the base's mean validation loss; NaN where no replicate has a usable value in all thirds. */
    static FewerTrials of(List<TuningTable.Row> base, List<TuningTable.Row> arm, boolean grid) {
        double mean = mean(base);
        return new FewerTrials(
                (mean(arm) - mean) / mean, cost(base, grid) / mean, cost(arm, grid) / mean);
    }

    /** Returns what a third of the trials costs at most. */
    double most() {
        return Math.max(base, arm);
    }

    /**
     * Returns whether the side that looks worse could make up for it with luckier trials.
     *
     * @param sure the share of the difference that is left at the near end of its interval
     */
    boolean decide(boolean armIsWorse, double sure) {
        return sure * Math.abs(difference) <= LUCK * (armIsWorse ? arm : base);
    }

    /** Returns whether luck is worth more than a margin. */
    boolean exceed(double margin) {
        return LUCK * most() > margin;
    }

    private static double mean(List<TuningTable.Row> rows) {
        return mean(rows.stream().mapToDouble(TuningTable.Row::loss));
    }

    private static double cost(List<TuningTable.Row> rows, boolean grid) {
        return mean(
                rows.stream()
                        .filter(row -> !row.setting().values().isEmpty())
                        .mapToDouble(row -> cost(row, grid)));
    }

    private static double mean(DoubleStream values) {
        return values.filter(Double::isFinite).average().orElse(Double.NaN);
    }

    private static double cost(TuningTable.Row row, boolean grid) {
        List<Tried> tried = new ArrayList<>(row.tried());
        if (grid) {
            tried.sort(Comparator.comparing(FewerTrials::value));
        }
        double[] least = new double[PARTS];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (int i = 0; i < tried.size(); i++) {
            int part = grid ? i % PARTS : PARTS * i / tried.size();
            double loss = tried.get(i).loss();
            least[part] = loss < least[part] ? loss : least[part];
        }
        return Arrays.stream(least).sum() / PARTS - Arrays.stream(least).min().orElseThrow();
    }

    private static double value(Tried tried) {
        return tried.setting().values().values().iterator().next();
    }
}
