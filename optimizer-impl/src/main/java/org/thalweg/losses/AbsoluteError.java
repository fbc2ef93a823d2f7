package org.thalweg.losses;

import org.thalweg.Describe;
import org.thalweg.Loss;
import org.thalweg.graph.Elementwise;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Node;

/** The loss of the median. Where prediction and target agree, its derivative is 0. */
@Describe(
        value = "The absolute difference of prediction and target, summed over the outputs.",
        formula = "J = Σ |ŷ − y|")
public record AbsoluteError() implements Loss {

    @Override
    public Node evaluate(Graph graph, Node predictions, Node targets) {
        return graph.sum(graph.apply(new AbsoluteValue(), graph.subtract(predictions, targets)));
    }

    private record AbsoluteValue() implements Elementwise {

        @Override
        public double value(double x) {
            return Math.abs(x);
        }

        @Override
        public double derivative(double x, double y) {
            return Math.signum(x);
        }
    }
}
