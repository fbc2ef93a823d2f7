package org.thalweg.experiments.run;

/**
 * What is known of a dataset once it was read: enough to find its outcomes again without the file.
 *
 * @param name of the data source
 * @param hash of the values
 * @param instances N
 * @param inputs D
 * @param outputs C
 * @param classes whether the targets are classes
 * @param train instances to train on
 * @param validation instances to choose learning rates by
 * @param test instances to measure on
 * @param skippedRows rows left out for a missing value
 */
public record DataFacts(
        String name,
        String hash,
        int instances,
        int inputs,
        int outputs,
        boolean classes,
        int train,
        int validation,
        int test,
        int skippedRows) {

    /** Returns n_test / n_train. */
    public double testToTrain() {
        return (double) test / train;
    }
}
