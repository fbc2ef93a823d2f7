package org.thalweg.losses;

import org.thalweg.Describe;
import org.thalweg.Loss;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Node;

/**
 * The squared distance of prediction and target, summed over the outputs: neither halved nor divided by their number.
 *
 * <pre>
 * J = ‖ŷ − y‖²
 * </pre>
 */
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
