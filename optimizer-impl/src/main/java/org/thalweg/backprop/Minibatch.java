package org.thalweg.backprop;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.thalweg.data.Dataset;
import org.thalweg.random.Streams;

/**
 * Some instances of a dataset, in the order in which their losses are summed.
 *
 * @param data the dataset
 * @param order indices of instances, 0-based; not copied. An instance that occurs twice counts twice
 * @param from the first place in {@code order} that belongs to the minibatch
 * @param to the place after the last
 * @param factors what each instance of the dataset's losses and gradients are multiplied by; not copied. Empty if none is
 * @param draws which random numbers a model has that draws any, as with dropout; none when evaluating
 */
public record Minibatch(
        Dataset data, int[] order, int from, int to, double[] factors, Optional<Draws> draws) {

    private static final double[] NONE = {};

    /**
     * The random numbers of one step: the same each time the minibatch goes through in it, for all variants.
     *
     * @param seed the run's master seed
     * @param step number of the step
     */
    public record Draws(long seed, long step) {

        /** Returns the stream of an operation, at its beginning. */
        SplittableRandom stream(int place) {
            return Streams.of(seed, "draws", Integer.toString(place), Long.toString(step));
        }
    }

    public Minibatch {
        if (from < 0 || to <= from || to > order.length) {
            throw new IllegalArgumentException(
                    String.format(
                            "A minibatch needs at least one instance: from %d to %d of %d.",
                            from, to, order.length));
        }
        if (factors.length > 0 && factors.length != data.size()) {
            throw new IllegalArgumentException(
                    String.format(
                            "There are %d factors of %d instances.", factors.length, data.size()));
        }
    }

    /** A minibatch for evaluating. */
    public Minibatch(Dataset data, int[] order, int from, int to) {
        this(data, order, from, to, NONE, Optional.empty());
    }

    /** Returns all instances in order, for evaluating. */
    public static Minibatch all(Dataset data) {
        return new Minibatch(data, IntStream.range(0, data.size()).toArray(), 0, data.size());
    }

    /** Returns the same minibatch with these factors, one an instance of the dataset, or none; not copied. */
    public Minibatch times(double[] others) {
        return new Minibatch(data, order, from, to, others, draws);
    }

    /** Returns whether instances count differently. */
    boolean isWeighted() {
        return factors.length > 0;
    }

    /** Returns the same minibatch for training: with the random numbers of a step. */
    public Minibatch drawing(long seed, long step) {
        return new Minibatch(data, order, from, to, factors, Optional.of(new Draws(seed, step)));
    }

    /** Returns the number of instances, N. */
    public int size() {
        return to - from;
    }
}
