package org.thalweg.graph;

import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.thalweg.UsageException;

/**
 * Records a forward pass. Each method returns the value that the operation will have; nothing is computed while recording.
 * A method that is given nodes of the wrong height throws {@link IllegalArgumentException} with both shapes.
 *
 * <p>Most nodes have one column an instance. A bias or a scale is one column that stands for all of them: any operation takes
 * it as if it were repeated, and its gradient is the sum over the instances. A weight matrix is only multiplied with.
 */
public interface Graph {

    /** Returns a weight matrix that starts at 0. */
    default Node weights(String name, int rows, int columns) {
        return weights(name, rows, columns, 0);
    }

    /**
     * Returns a weight matrix.
     *
     * @param name unique in the graph
     * @param deviation its elements start as independent normal numbers with mean 0 and this standard deviation
     */
    default Node weights(String name, int rows, int columns, double deviation) {
        return weights(name, rows, columns, Initial.normal(deviation));
    }

    /** Returns a weight matrix of a name unique in the graph. */
    Node weights(String name, int rows, int columns, Initial initial);

    /** Returns a bias, one number an output, that starts at 0 and is the same for all instances. */
    default Node bias(String name, int rows) {
        return bias(name, rows, Initial.constant(0));
    }

    /** Returns a bias of a name unique in the graph. */
    Node bias(String name, int rows, Initial initial);

    /**
     * Returns a scale: factors, one an output, that are the same for all instances, such as a diagonal or slopes.
     *
     * @param value where all of them start
     */
    default Node scale(String name, int rows, double value) {
        return scale(name, rows, Initial.constant(value));
    }

    /** Returns a scale of a name unique in the graph. */
    Node scale(String name, int rows, Initial initial);

    /** Returns Wᵀ, to be multiplied with: the same parameter, whose gradient is the sum over all its uses. */
    Node transpose(Node weights);

    /** Returns W x: the weight matrix, or its transpose, times each column. */
    Node multiply(Node weights, Node x);

    /** Returns a + b, elementwise; one of the two may be a bias or a scale. */
    Node add(Node a, Node b);

    /** Returns a − b, elementwise; one of the two may be a bias or a scale. */
    Node subtract(Node a, Node b);

    /** Returns a ⊙ b, the elementwise product; one of the two may be a bias or a scale. */
    Node times(Node a, Node b);

    /** Returns ‖z‖², the sum of squares of each column: 1 × N. */
    Node squaredNorm(Node z);

    /** Returns Σz, the sum of each column: 1 × N. */
    Node sum(Node z);

    /** Returns exp(z) / Σ exp(z), column by column: positive numbers that add up to 1. */
    Node softmax(Node z);

    /** Returns the nodes one above the other. */
    Node concatenate(Node... parts);

    /**
     * Returns some rows of each column.
     *
     * @param from the first row, from 0
     * @param to the row after the last
     */
    Node slice(Node z, int from, int to);

    /** Returns f(x₁, x₂, …), column by column. */
    Node apply(Op op, Node... inputs);

    /**
     * Returns random numbers, drawn anew for every instance in every step of a training; whenever else the model is computed,
     * all of them have one value. They depend on the run's seed, the step and how many of these nodes were made before, so they
     * are the same for all that is trained side by side.
     *
     * @param rows how many an instance
     * @param still what stands for each outside of training
     * @param draw makes one of a stream
     */
    Node random(int rows, double still, ToDoubleFunction<RandomGenerator> draw);

    /**
     * Returns z with each element set to 0 with this probability in training, the others divided by what is left of 1; z itself
     * otherwise.
     *
     * @param rate in [0, 1)
     * @see <a href="https://jmlr.org/papers/v15/srivastava14a.html">Srivastava et al., 2014</a>
     */
    default Node dropout(Node z, double rate) {
        if (!(rate >= 0 && rate < 1)) {
            throw new UsageException("A dropout rate is in [0, 1), got " + rate + ".");
        }
        double kept = 1 / (1 - rate);
        return rate == 0
                ? z
                : times(z, random(z.rows(), 1, stream -> stream.nextDouble() < rate ? 0 : kept));
    }

    /**
     * Returns z plus independent normal numbers with mean 0 in training; z itself otherwise.
     *
     * @param deviation their standard deviation, at least 0
     */
    default Node noise(Node z, double deviation) {
        if (!(deviation >= 0 && deviation < Double.POSITIVE_INFINITY)) {
            throw new UsageException("A standard deviation is at least 0, got " + deviation + ".");
        }
        // −0 and not 0: −0 + 0 would be 0.
        return deviation == 0
                ? z
                : add(z, random(z.rows(), -0.0, stream -> deviation * stream.nextGaussian()));
    }
}
