package org.thalweg.experiments.findings;

import org.thalweg.experiments.spec.DataSource;

/**
 * What replicates on the same data share, as c in the variance of a mean over them: 1/n + c · n_test / n_train.
 *
 * <p>Nadeau and Bengio's c = 1 is for splits redrawn at random. Folds of one round share training rows but no test rows, and
 * with more rounds test rows come again. Runs that are not tuned, or that chose one value in every replicate, and all the more
 * those that also stop while they still learn, depend on their training rows in one and the same way, and no c of 1 covers that. The values are those under which simulated experiments
 * keep their error rates; docs/selfcheck.md has the tables.
 */
final class SharedRows {

    private static final double ONE_ROUND = 0.5;
    private static final double FEW_ROUNDS = 0.75;
    private static final int MANY = 5;
    private static final double MANY_ROUNDS = 1;
    private static final double STILL_LEARNING = 3;

    private SharedRows() {}

    /**
     * Returns c; 0 on one test set, which the verdict is then about, and for a problem, whose draws share nothing.
     *
     * @param rounds how often rows are dealt into folds
     * @param tuned whether what is tuned differs between replicates
     * @param settled whether runs had learned nearly all they could when they ended
     */
    static double c(DataSource source, int rounds, boolean tuned, boolean settled) {
        if (source.split().oneTestSet() || source.problem().isPresent()) {
            return 0;
        }
        if (!tuned) {
            return settled ? MANY_ROUNDS : STILL_LEARNING;
        }
        if (rounds >= MANY) {
            return MANY_ROUNDS;
        }
        return rounds == 1 ? ONE_ROUND : FEW_ROUNDS;
    }
}
