package org.thalweg.training;

import java.util.function.UnaryOperator;
import org.thalweg.UsageException;
import org.thalweg.backprop.Minibatch;
import org.thalweg.data.Dataset;

/**
 * What instances count in a mean loss: their own weights times those of their classes.
 *
 * @param weights returns data with those weights
 */
record Weighting(UnaryOperator<Dataset> weights) {

    /** By the instances' own weights alone. */
    static final Weighting OWN = new Weighting(UnaryOperator.identity());

    /** That of training on these data, all of which count. */
    static Weighting of(Settings settings, Dataset train) {
        return settings.classWeights
                .map(classes -> new Weighting(data -> classes.weigh(train, data)))
                .orElse(OWN);
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

    /** Returns what each instance's loss and gradient are multiplied by; empty if none counts more than another. */
    double[] factors(Dataset data) {
        return weights.apply(data).relativeWeights();
    }
}
