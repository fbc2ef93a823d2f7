package org.thalweg.losses;

import org.thalweg.Describe;
import org.thalweg.Loss;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Node;

/** The loss of least squares, neither halved nor divided by the number of outputs. */
@Describe(
        value =
                "The squared distance of prediction and target, summed over the outputs; not halved.",
        formula = "J = ‖ŷ − y‖²")
public record SquaredError() implements Loss {

    @Override
    public Node evaluate(Graph graph, Node predictions, Node targets) {
        return graph.squaredNorm(graph.subtract(predictions, targets));
    }
}
