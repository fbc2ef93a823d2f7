package org.thalweg.experiments.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.thalweg.experiments.run.TuningTable;
import org.thalweg.experiments.run.TuningTable.Tried;
import org.thalweg.experiments.spec.Tuning;

/**
 * What luck of the tuning may be worth to a comparison. Where a best value falls between those that were tried depends on which
 * values those are; that is the same in every replicate, and so in no interval.
 *
 * <p>Luck is told by what fewer trials would cost: by how much the least validation loss of a third of them is above that of all,
 * on the mean over the three thirds. On a grid the thirds are every third value; of a sequence its first points, the next, and
 * the last. For a parabola on a grid that is 8/3 of the most that luck can be worth; where the loss falls evenly up to a value
 * beyond which training diverges, just that. What was chosen may be worse than the best that was tried, and this is added.
 *
 * <p>What luck base and arm have in common is none of the difference. So the same is asked of the difference itself: how much it
 * changes, either way, with a third of the trials; the lesser counts.
 *
 * @param base what luck may be worth to the base; infinite where that cannot be told
 * @param arm the same for the arm
 * @param between the same for the difference, either way
 */
record FewerTrials(double base, double arm, double between) {

    private static final int THIRDS = 3;

    private static final FewerTrials UNKNOWN =
            new FewerTrials(
                    Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    /**
     * Returns this in shares of the base's mean validation loss.
     *
     * @param base one row for each replicate
     * @param arm the same of the arm
     */
    static FewerTrials of(Tuning tuning, List<TuningTable.Row> base, List<TuningTable.Row> arm) {
        if (tuning.sparse()) {
            return UNKNOWN;
        }
        boolean grid = tuning.dimensions().size() == 1;
        double level = 0;
        double[] lost = new double[2];
        double[][] costs = new double[2][THIRDS];
        for (int r = 0; r < base.size(); r++) {
            List<TuningTable.Row> pair = List.of(base.get(r), arm.get(r));
            level += pair.get(0).loss();
            for (int side = 0; side < 2; side++) {
                double[] thirds = thirds(pair.get(side), grid);
                double least = Arrays.stream(thirds).min().orElseThrow();
                lost[side] += pair.get(side).loss() - least;
                for (int k = 0; k < THIRDS; k++) {
                    costs[side][k] += thirds[k] - least;
                }
            }
        }
        double size = Math.abs(level);
        double[] changes = Pairs.minus(costs[1], costs[0]);
        FewerTrials told =
                new FewerTrials(
                        (lost[0] + Pairs.mean(costs[0])) / size,
                        (lost[1] + Pairs.mean(costs[1])) / size,
                        (Math.abs(lost[1] - lost[0])
                                        + Pairs.mean(
                                                Arrays.stream(changes).map(Math::abs).toArray()))
                                / size);
        return Double.isFinite(told.base + told.arm + told.between) ? told : UNKNOWN;
    }

    /** Returns what luck may be worth to the side that looks worse, as far as the other does not have it, too. */
    double luck(boolean armIsWorse) {
        return Math.min(between, armIsWorse ? arm : base);
    }

    /** Returns the least validation loss of each third; infinite where none of it is usable. */
    private static double[] thirds(TuningTable.Row row, boolean grid) {
        List<Tried> tried = new ArrayList<>(row.tried());
        if (grid) {
            tried.sort(Comparator.comparing(FewerTrials::value));
        }
        double[] least = new double[THIRDS];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (int i = 0; i < tried.size(); i++) {
            int third = grid ? i % THIRDS : THIRDS * i / tried.size();
            if (tried.get(i).usable()) {
                least[third] = Math.min(least[third], tried.get(i).loss());
            }
        }
        return least;
    }

    /** What has nothing of what is tuned has one value. */
    private static double value(Tried tried) {
        return tried.setting().values().values().stream().findFirst().orElse(0.0);
    }
}
