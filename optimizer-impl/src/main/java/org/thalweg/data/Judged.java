package org.thalweg.data;

/**
 * Predictions, and what they are of: instances that count.
 *
 * @param predictions C to an instance, instance by instance
 */
record Judged(double[] predictions, Dataset actual) {

    /**
     * Leaves out the instances of weight 0.
     *
     * @param figure what wants them, as a sentence begins
     * @throws DataException if there are not C predictions an instance
     */
    static Judged of(String figure, double[] predictions, Dataset actual) {
        int outputs = actual.outputs();
        if (predictions.length != (long) actual.size() * outputs) {
            throw new DataException(
                    "%s needs %d × %d predictions, one per instance and output, got %d."
                            .formatted(figure, actual.size(), outputs, predictions.length));
        }
        Dataset counted = actual.counted();
        if (counted.size() == actual.size()) {
            return new Judged(predictions, actual);
        }
        double[] left = new double[counted.size() * outputs];
        int to = 0;
        for (int i = 0; i < actual.size(); i++) {
            if (actual.weightOf(i) > 0) {
                System.arraycopy(predictions, i * outputs, left, to, outputs);
                to += outputs;
            }
        }
        return new Judged(left, counted);
    }
}
