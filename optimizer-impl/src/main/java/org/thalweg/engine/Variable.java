package org.thalweg.engine;

import org.thalweg.Block;
import org.thalweg.Block.Role;
import org.thalweg.UsageException;

/**
 * An array that is to be trained in place, with its name and shape.
 *
 * @param block name, shape and role
 * @param values rows × columns numbers, row by row: the caller's own array, which steps change
 */
public record Variable(Block block, double[] values) {

    /**
     * @throws UsageException if there are more or fewer numbers than the shape has
     */
    public Variable {
        if (block.size() != values.length) {
            throw new UsageException(
                    String.format(
                            "%s is %d × %d, but its array has %d elements.",
                            block.name(), block.rows(), block.columns(), values.length));
        }
    }

    /** Returns a weight matrix, rows for outputs and columns for inputs, row by row. */
    public static Variable weights(String name, int rows, int columns, double... values) {
        return new Variable(new Block(name, rows, columns, Role.WEIGHTS), values);
    }

    /** Returns a bias, which penalties and decay leave alone unless asked. */
    public static Variable bias(String name, double... values) {
        return new Variable(new Block(name, values.length, 1, Role.BIAS), values);
    }
}
