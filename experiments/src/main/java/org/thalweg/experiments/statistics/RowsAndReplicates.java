package org.thalweg.experiments.statistics;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * The test of a mean difference on one given test set whose interval also covers other test rows of the same kind.
 *
 * <pre>
 * d_ir the difference on row i in replicate r,   d_i = mean over r,   d_r = mean over i
 * SE² = s²(d_r) / n + s²(d_i) / R,   degrees of freedom by Welch and Satterthwaite
 * </pre>
 *
 * <p>Replicates alone tell about these rows; this draws rows and replicates both. It covers slightly too often: what is
 * particular to a row in a replicate, of variance σ²_e, is in d_r as well as in d_i, so σ²_e / (nR) is counted twice. Rows
 * that trained are what they are: about others of them neither tells.
 *
 * @see <a href="https://doi.org/10.1214/07-AOAS122">Owen, 2007, on resampling rows and columns</a>
 */
public final class RowsAndReplicates {

    /** Sums in another order agree to this share of the largest difference. */
    private static final double ROUNDING = 1e-9;

    private RowsAndReplicates() {}

    /**
     * Returns the test.
     *
     * @param byReplicate d_r, one per replicate, at least two
     * @param byRow d_i, one per row of the test set, at least two; of the same mean as those by replicate
     * @param level of the interval, in (0, 1)
     */
    public static StudentT test(double[] byReplicate, double[] byRow, double level) {
        Differences replicates = Differences.of(Finite.values("byReplicate", byReplicate, 2));
        Differences rows = Differences.of(Finite.values("byRow", byRow, 2));
        double tolerance = ROUNDING * Math.max(largest(byReplicate), largest(byRow));
        checkArgument(
                Math.abs(replicates.mean() - rows.mean()) <= tolerance,
                "byReplicate has mean %s, byRow %s. Both must average the same rows in the same replicates.",
                replicates.mean(),
                rows.mean());
        return WelchSatterthwaite.test(
                replicates.mean(),
                new double[] {replicates.standardError(), rows.standardError()},
                new double[] {replicates.count() - 1, rows.count() - 1},
                level);
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
