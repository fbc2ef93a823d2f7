package org.thalweg;

/**
 * A named, shaped parameter inside the flat parameter vector: rows × columns, stored row by row from {@code from}.
 *
 * @param name the parameter's name, such as {@code W}
 * @param from index of its first element in the parameter vector
 * @param rows height: for a weight matrix the number of outputs
 * @param columns width: for a weight matrix the number of inputs; 1 for a bias
 * @param isBias whether it is a bias, which penalties and decay leave alone unless asked
 */
public record Block(String name, int from, int rows, int columns, boolean isBias) {

    /** Returns the number of elements. */
    public int size() {
        return rows * columns;
    }

    /** Returns the index after its last element. */
    public int to() {
        return from + size();
    }
}
