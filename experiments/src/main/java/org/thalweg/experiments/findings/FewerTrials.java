package org.thalweg.experiments.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
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
 * <p>What luck base and arm have in common is none of the difference. So the same is asked of the difference itself: how much it
 * changes, either way, with a third of the trials.
 *
 * @param difference mean validation loss of the arm minus that of the base, with the best of all trials
 * @param base what a third of the trials costs the base
 * @param arm what it costs the arm
 * @param between by how much the difference then changes, on the mean over the thirds
 */
record FewerTrials(double difference, double base, double arm, double between) {

    private static final int THIRDS = 3;
    private static final double LUCK = 3.0 / 8;

    /**
     * Returns this as shares of the base's mean validation loss; NaN where no replicate has usable values in all thirds.
     *
     * @param base one row for each replicate
     * @param arm the same of the arm
     */
    static FewerTrials of(List<TuningTable.Row> base, List<TuningTable.Row> arm, boolean grid) {
        int replicates = 0;
        double level = 0;
        double[] ofBase = new double[THIRDS];
        double[] ofArm = new double[THIRDS];
        double difference = 0;
        for (int r = 0; r < base.size(); r++) {
            double[] left = thirds(base.get(r), grid);
            double[] right = thirds(arm.get(r), grid);
            if (isFinite(left) && isFinite(right)) {
                replicates++;
                level += least(left);
                difference += least(right) - least(left);
                for (int k = 0; k < THIRDS; k++) {
                    ofBase[k] += left[k] - least(left);
                    ofArm[k] += right[k] - least(right);
                }
            }
        }
        double unit = replicates == 0 ? Double.NaN : level;
        double[] changes = Pairs.minus(ofArm, ofBase);
        return new FewerTrials(
                difference / unit,
                Pairs.mean(ofBase) / unit,
                Pairs.mean(ofArm) / unit,
                Pairs.mean(Arrays.stream(changes).map(Math::abs).toArray()) / unit);
    }

    /**
     * Returns whether the side that looks worse could make up for it with luckier trials.
     *
     * @param sure the share of the difference that is left at the near end of its interval
     */
    boolean decide(boolean armIsWorse, double sure) {
        return sure * Math.abs(difference) <= LUCK * Math.min(between, armIsWorse ? arm : base);
    }

    /** Returns whether luck may be worth more than a margin. */
    boolean exceed(double margin) {
        return LUCK * between > margin;
    }

    private static boolean isFinite(double[] values) {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }

    private static double least(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    /** Returns the least validation loss of each third; infinite where none of it is usable. */
    private static double[] thirds(TuningTable.Row row, boolean grid) {
        List<Tried> tried = new ArrayList<>(row.tried());
        if (grid) {
            tried.sort(Comparator.comparing(FewerTrials::value));
        }
        double[] least = new double[THIRDS];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        IntStream.range(0, tried.size())
                .filter(i -> tried.get(i).usable())
                .forEach(
                        i -> {
                            int third = grid ? i % THIRDS : THIRDS * i / tried.size();
                            least[third] = Math.min(least[third], tried.get(i).loss());
                        });
        return least;
    }

    /** What has nothing of what is tuned has one value. */
    private static double value(Tried tried) {
        return tried.setting().values().values().stream().findFirst().orElse(0.0);
    }
}
