package org.thalweg.backprop;

import java.util.Optional;
import org.thalweg.Block;
import org.thalweg.graph.Node;

/**
 * A node of a recorded graph.
 *
 * @param id its place in the recording, which has all that it depends on before it
 * @param rows height
 * @param parameter the parameter that it is, if it is one
 * @param transposeOf the parameter as it was declared, if this is its transpose
 * @param varies whether it depends on parameters, and so differs between variants
 * @param program identifies the recording it belongs to
 */
record Value(
        int id,
        int rows,
        Optional<Block> parameter,
        Optional<Value> transposeOf,
        boolean varies,
        Object program)
        implements Node {

    boolean isParameter() {
        return parameter.isPresent();
    }

    boolean isWeights() {
        return parameter.isPresent() && parameter.get().isWeights();
    }

    /** Returns whether it is a parameter of one column, which is the same for all instances. */
    boolean isColumn() {
        return isParameter() && !isWeights();
    }

    /** Returns the width of a parameter. */
    int columns() {
        Block block = parameter.orElseThrow();
        return transposeOf.isPresent() ? block.rows() : block.columns();
    }

    /** Returns the parameter's name. */
    String name() {
        return parameter.orElseThrow().name() + (transposeOf.isPresent() ? "ᵀ" : "");
    }

    @Override
    public String toString() {
        return isParameter()
                ? name() + " (" + rows + " × " + columns() + ")"
                : "a matrix of height " + rows;
    }
}
