package org.thalweg.backprop;

import java.util.stream.IntStream;
import org.thalweg.data.Dataset;

/**
 * Some instances of a dataset, in the order in which their losses are summed.
 *
 * @param data the dataset
 * @param order indices of instances, 0-based; not copied. An instance that occurs twice counts twice
 * @param from the first place in {@code order} that belongs to the minibatch
 * @param to the place after the last
 */
public record Minibatch(Dataset data, int[] order, int from, int to) {

    public Minibatch {
        if (from < 0 || to <= from || to > order.length) {
            throw new IllegalArgumentException(
                    String.format(
                            "A minibatch needs at least one instance: from %d to %d of %d.",
                            from, to, order.length));
        }
    }

    /** Returns all instances in order. */
    public static Minibatch all(Dataset data) {
        return new Minibatch(data, IntStream.range(0, data.size()).toArray(), 0, data.size());
    }

    /** Returns the number of instances, N. */
    public int size() {
        return to - from;
    }
}
