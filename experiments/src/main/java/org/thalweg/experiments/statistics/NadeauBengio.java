package org.thalweg.experiments.statistics;

/**
 * The corrected resampled t test, for seeds that redraw the split into training and test data.
 *
 * <pre>
 * SE² = s² (1/n + n_test / n_train),   f = n − 1
 * </pre>
 *
 * <p>Redrawn training sets overlap, so their differences are correlated and s²/n is too small: with ten splits the plain
 * t test rejects true hypotheses several times too often.
 *
 * @see <a href="https://doi.org/10.1023/A:1024068626366">Nadeau and Bengio, 2003</a>
 */
public final class NadeauBengio {

    private NadeauBengio() {}

    /**
     * Returns the t test with the corrected standard error.
     *
     * @param differences one per split, at least two
     * @param testToTrain instances for testing divided by instances for training, positive
     * @param level of the interval, in (0, 1)
     */
    public static StudentT test(double[] differences, double testToTrain, double level) {
        Finite.positive("testToTrain", testToTrain);
        Differences summary = Differences.of(differences);
        double standardError =
                summary.standardDeviation() * Math.sqrt(1.0 / summary.count() + testToTrain);
        return StudentT.of(summary.mean(), standardError, summary.count() - 1, level);
    }
}
