package org.thalweg.integration.recipes;

import org.thalweg.Loss;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.graph.Elementwise;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Node;

/** J = Σ c(ŷ − y) with c(r) = δ² log cosh(r / δ). */
public record LogCosh(@Param(range = "(0, ∞)") double delta) implements Loss {

    public LogCosh() {
        this(1);
    }

    public LogCosh {
        Range.check(LogCosh.class, delta);
    }

    @Override
    public Node evaluate(Graph graph, Node predictions, Node targets) {
        return graph.sum(graph.apply(new Curve(delta), graph.subtract(predictions, targets)));
    }

    private record Curve(double delta) implements Elementwise {

        @Override
        public double value(double r) {
            double size = Math.abs(r) / delta;
            return delta * delta * (size + Math.log1p(Math.exp(-2 * size)) - Math.log(2));
        }

        @Override
        public double derivative(double r, double c) {
            return delta * Math.tanh(r / delta);
        }
    }
}
