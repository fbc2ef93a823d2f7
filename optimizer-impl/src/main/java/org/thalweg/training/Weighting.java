package org.thalweg.training;

import java.util.Arrays;
import org.thalweg.UsageException;
import org.thalweg.backprop.Minibatch;
import org.thalweg.data.Dataset;

/**
 * What instances count in a mean loss: their own weights times those of their classes.
 *
 * @param classes the weight of each class; empty if classes have none
 */
record Weighting(double[] classes) {

    /** By the instances' own weights alone. */
    static final Weighting OWN = new Weighting(new double[0]);

    /** That of training on these data, all of which count. */
    static Weighting of(Settings settings, Dataset train) {
        return settings.classWeights.map(w -> new Weighting(w.in(train))).orElse(OWN);
    }

    /**
     * Returns the instances that count.
     *
     * @param use what they are for, as in "to train on"
     * @throws UsageException if none does
     */
    static Dataset counted(Dataset data, String use) {
        Dataset counted = data.counted();
        if (counted.size() == 0 && data.size() > 0) {
            throw new UsageException(
                    String.format(
                            "All %d instances %s have the weight 0: none counts. Give some with a weight above 0.",
                            data.size(), use));
        }
        return counted;
    }

    /** Returns all instances of data, all of which count, as a minibatch whose mean loss is Σwℓ / Σw. */
    Minibatch all(Dataset data) {
        return Minibatch.all(data).times(factors(data));
    }

    /**
     * Returns what each instance's loss and gradient are multiplied by: its weight over the mean weight. Empty if none counts more
     * than another.
     */
    double[] factors(Dataset data) {
        if (classes.length == 0 && !data.isWeighted()) {
            return new double[0];
        }
        double[] weights = new double[data.size()];
        boolean weighted = data.isWeighted();
        for (int i = 0; i < weights.length; i++) {
            weights[i] =
                    (weighted ? data.weightOf(i) : 1)
                            * (classes.length == 0 ? 1 : classes[data.classOf(i)]);
        }
        if (Arrays.stream(weights).allMatch(weight -> weight == weights[0])) {
            return new double[0];
        }
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double mean = sum / weights.length;
        Arrays.setAll(weights, i -> weights[i] / mean);
        return weights;
    }
}
