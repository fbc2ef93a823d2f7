package org.thalweg.backprop;

import org.thalweg.Block;
import org.thalweg.parameters.Layout;

/**
 * A weight matrix, or its transpose, inside the parameter vector: element (r, c) is at {@code from + r·down + c·right}.
 *
 * @param rows height
 * @param columns width
 * @param from index of the first element
 * @param down distance from one row to the next
 * @param right distance from one column to the next
 */
record Grid(int rows, int columns, int from, int down, int right) {

    static Grid of(Value weights, Layout layout) {
        Block block = weights.parameter().orElseThrow();
        int from = layout.from(block);
        return weights.transposeOf().isPresent()
                ? new Grid(block.columns(), block.rows(), from, 1, block.columns())
                : new Grid(block.rows(), block.columns(), from, block.columns(), 1);
    }
}
