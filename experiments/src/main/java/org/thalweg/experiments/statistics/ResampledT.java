package org.thalweg.experiments.statistics;

/**
 * The corrected resampled t test, for replicates that share training rows: folds, or splits redrawn at random.
 *
 * <pre>
 * SE² = s² (1/n + c · n_test / n_train),   f = n − 1
 * </pre>
 *
 * <p>Training parts overlap, so differences are correlated and s²/n is too small: the plain t test claims too much, the
 * more so the more rounds are run. c = 1 is Nadeau and Bengio's, for splits redrawn at random, and is too much for the
 * folds of one round; c = 0 is the plain t test, right where replicates share nothing or everything. With c &gt; 0 the
 * variance has a floor, s² c n_test / n_train, however many replicates there are: see {@link Power#floor}.
 *
 * @see <a href="https://doi.org/10.1023/A:1024068626366">Nadeau and Bengio, 2003</a>
 * @see <a href="https://doi.org/10.1007/978-3-540-24775-3_3">Bouckaert and Frank, 2004, for rounds of folds</a>
 */
public final class ResampledT {

    private ResampledT() {}

    /**
     * Returns the t test with the corrected standard error.
     *
     * @param differences one per replicate, at least two
     * @param correction c times rows for testing divided by rows for training, not negative; 0 is the plain t test
     * @param level of the interval, in (0, 1)
     */
    public static StudentT test(double[] differences, double correction, double level) {
        Finite.notNegative("correction", correction);
        Differences summary = Differences.of(differences);
        int n = summary.count();
        double standardError = summary.standardError() * Math.sqrt(1 + n * correction);
        return StudentT.of(summary.mean(), standardError, n - 1, level);
    }
}
