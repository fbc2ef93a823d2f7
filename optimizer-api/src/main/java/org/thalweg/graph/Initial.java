package org.thalweg.graph;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.thalweg.Block;
import org.thalweg.UsageException;

/** How a parameter starts. What is random depends on the run's seed and the parameter's name alone. */
@FunctionalInterface
public interface Initial {

    /**
     * Fills a parameter's elements, row by row.
     *
     * @param elements as many as the block has; 0 before
     * @param block the parameter's name and shape
     * @param random a stream of this parameter's own, at its beginning
     */
    void fill(double[] elements, Block block, RandomGenerator random);

    /** Returns a start at one value. */
    static Initial constant(double value) {
        require(Double.isFinite(value), "A parameter starts at a finite value, got %s.", value);
        return (elements, block, random) -> Arrays.fill(elements, value);
    }

    /**
     * Returns a start at independent normal numbers with mean 0.
     *
     * @param deviation their standard deviation, at least 0
     */
    static Initial normal(double deviation) {
        require(
                deviation >= 0 && Double.isFinite(deviation),
                "A standard deviation is at least 0, got %s.",
                deviation);
        return deviation == 0
                ? constant(0)
                : (elements, block, random) ->
                        Arrays.setAll(elements, i -> deviation * random.nextGaussian());
    }

    /**
     * Returns a start at independent uniform numbers.
     *
     * @param bound they lie between −bound and bound; at least 0
     */
    static Initial uniform(double bound) {
        require(
                bound >= 0 && Double.isFinite(bound),
                "A bound of uniform numbers is at least 0, got %s.",
                bound);
        return (elements, block, random) ->
                Arrays.setAll(elements, i -> bound * (2 * random.nextDouble() - 1));
    }

    /**
     * Returns a start at uniform numbers between ±√(6 / (inputs + outputs)), a weight matrix having one column an input and
     * one row an output: what flows forward and backward keeps its variance where functions are about the identity.
     *
     * @see <a href="https://proceedings.mlr.press/v9/glorot10a.html">Glorot and Bengio, 2010</a>
     */
    static Initial glorot() {
        return (elements, block, random) ->
                uniform(Math.sqrt(6.0 / ((double) block.columns() + block.rows())))
                        .fill(elements, block, random);
    }

    /**
     * Returns a start at normal numbers with deviation √(2 / inputs), a weight matrix having one column an input: what flows
     * forward keeps its size where half of it is cut off, as by {@link Activation#RELU}.
     *
     * @see <a href="https://arxiv.org/abs/1502.01852">He, Zhang, Ren and Sun, 2015</a>
     */
    static Initial he() {
        return (elements, block, random) ->
                normal(Math.sqrt(2.0 / block.columns())).fill(elements, block, random);
    }

    private static void require(boolean condition, String message, double value) {
        if (!condition) {
            throw new UsageException(String.format(message, value));
        }
    }
}
