package org.thalweg.experiments.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * What the datasets say about datasets not yet seen: counts, and a p-value only from six datasets on.
 *
 * <p>The mean difference of a dataset is one observation, however many seeds it rests on: seeds tell about these
 * datasets, not about others. The test is Wilcoxon's over these means. With five datasets its smallest p is 0.0625, so
 * below six no test is made.
 *
 * @param positive datasets whose mean difference is above 0
 * @param negative datasets whose mean difference is below 0
 * @param zero datasets whose mean difference is 0
 * @param p two-sided, if there are at least six datasets
 * @see <a href="https://www.jmlr.org/papers/v7/demsar06a.html">Demšar, 2006</a>
 */
public record AcrossDatasets(int positive, int negative, int zero, OptionalDouble p) {

    /** The smallest number of datasets that is tested. */
    public static final int TESTED_FROM = 6;

    /** Returns counts, and the test if there are enough, of one mean difference per dataset. */
    public static AcrossDatasets of(double[] meanDifferences) {
        Finite.values("mean differences", meanDifferences, 1);
        int positive = (int) Arrays.stream(meanDifferences).filter(d -> d > 0).count();
        int negative = (int) Arrays.stream(meanDifferences).filter(d -> d < 0).count();
        OptionalDouble p =
                meanDifferences.length < TESTED_FROM
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(WilcoxonSignedRank.of(meanDifferences).p());
        return new AcrossDatasets(
                positive, negative, meanDifferences.length - positive - negative, p);
    }
}
