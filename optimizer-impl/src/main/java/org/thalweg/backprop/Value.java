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
 * @param varies whether it depends on parameters, and so differs between variants
 * @param program identifies the recording it belongs to
 */
record Value(int id, int rows, Optional<Block> parameter, boolean varies, Object program)
        implements Node {

    boolean isWeights() {
        return parameter.isPresent() && parameter.get().isWeights();
    }

    boolean isBias() {
        return parameter.isPresent() && parameter.get().isBias();
    }

    @Override
    public String toString() {
        return parameter
                .map(block -> block.name() + " (" + block.rows() + " × " + block.columns() + ")")
                .orElse("a matrix of height " + rows);
    }
}
