package org.thalweg.graph;

/**
 * Records a forward pass. Each method returns the value that the operation will have; nothing is computed while recording.
 * A method that is given nodes of the wrong height throws {@link IllegalArgumentException} with both shapes.
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
    Node weights(String name, int rows, int columns, double deviation);

    /** Returns a bias, one number an output, that starts at 0 and is the same for all instances. */
    Node bias(String name, int rows);

    /** Returns W x: the weight matrix times each column. */
    Node multiply(Node weights, Node x);

    /** Returns a + b, elementwise; a bias is broadcast over the instances. */
    Node add(Node a, Node b);

    /** Returns a − b, elementwise. */
    Node subtract(Node a, Node b);

    /** Returns ‖z‖², the sum of squares of each column: 1 × N. */
    Node squaredNorm(Node z);

    /** Returns Σz, the sum of each column: 1 × N. */
    Node sum(Node z);

    /** Returns f(x₁, x₂, …), column by column. */
    Node apply(Op op, Node... inputs);
}
