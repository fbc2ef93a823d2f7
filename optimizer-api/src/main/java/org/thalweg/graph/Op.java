package org.thalweg.graph;

/**
 * A local operation, column by column: it knows its forward pass and, from the gradient of its output and its own inputs and
 * output, the gradient of its inputs. All matrices of one call have the same number of columns.
 */
public interface Op {

    /** Returns the operation's sign or name, for drawings and messages. */
    default String label() {
        return getClass().getSimpleName();
    }

    /**
     * Returns the height of the output.
     *
     * @param rows the heights of the inputs
     * @throws IllegalArgumentException if the operation does not take inputs of these heights
     */
    int rows(int... rows);

    /**
     * Returns how many numbers a column the forward pass leaves for the backward pass, in {@link Columns#kept} of its output: what
     * would take long to compute again, such as exponentials.
     *
     * @param rows the heights of the inputs
     */
    default int kept(int... rows) {
        return 0;
    }

    /** Writes y = f(x₁, x₂, …). */
    void forward(Columns[] x, Columns y);

    /**
     * Adds the gradient of the inputs, dxᵢ ← dxᵢ + (∂y/∂xᵢ)ᵀ dy. What is added for an input that depends on no parameter, such
     * as the targets, is thrown away.
     */
    void backward(Columns[] x, Columns y, Columns dy, Columns[] dx);
}
