package org.thalweg;

import org.thalweg.graph.Graph;
import org.thalweg.graph.Node;

/**
 * What predicts: a forward pass, recorded once; backpropagation follows from the operations used. In training it may draw
 * random numbers, as {@link Graph#dropout} does; whenever else it is computed, they stand still.
 */
public interface Model extends Component {

    /**
     * Records the forward pass.
     *
     * @param inputs x, D × N: one instance a column
     * @param outputs C, the height of the result
     * @return ŷ, C × N
     */
    Node predict(Graph graph, Node inputs, int outputs);
}
