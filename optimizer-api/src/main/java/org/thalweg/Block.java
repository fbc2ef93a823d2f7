package org.thalweg;

/**
 * A parameter: its name, its shape and what it does. Its elements lie row by row, one after another, wherever it is kept.
 *
 * @param name the parameter's name, such as {@code W}; not blank
 * @param rows height, at least 1: for a weight matrix the number of outputs
 * @param columns width, at least 1: for a weight matrix the number of inputs; 1 for a bias
 * @param role what it does, on which depends whether penalties and decay concern it
 */
public record Block(String name, int rows, int columns, Role role) {

    /** What a parameter does in its model. */
    public enum Role {
        /** A matrix that inputs are multiplied with. */
        WEIGHTS,
        /** What is added, the same for all instances. Penalties and decay leave it alone unless asked. */
        BIAS,
        /**
         * A factor, elementwise: a diagonal, a slope. Penalties and decay leave it alone unless asked, as 0 is no natural
         * value of it.
         */
        SCALE
    }

    public Block {
        if (name.isBlank()) {
            throw new UsageException("A parameter needs a name, got '" + name + "'.");
        }
        if (rows < 1 || columns < 1) {
            throw new UsageException(
                    String.format(
                            "The parameter %s needs a positive shape, got %d × %d.",
                            name, rows, columns));
        }
    }

    /** Returns the number of elements, rows × columns: exact, even where no array is as long. */
    public long size() {
        return (long) rows * columns;
    }

    /** Returns whether it is a bias. */
    public boolean isBias() {
        return role == Role.BIAS;
    }

    /** Returns whether it is a weight matrix, which penalties and decay concern without being asked. */
    public boolean isWeights() {
        return role == Role.WEIGHTS;
    }
}
