package org.thalweg.losses;

import org.thalweg.Describe;
import org.thalweg.Loss;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.graph.Elementwise;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Node;

/** Between squared and absolute error; the parabola is halved, which {@link SquaredError} is not. */
@Describe(
        value = "Squared for small differences, linear for large ones, summed over the outputs.",
        formula = "J = Σ h(ŷ − y),  h(r) = r²/2 if |r| ≤ δ, else δ(|r| − δ/2)",
        reference = "Huber, 1964, https://doi.org/10.1214/aoms/1177703732")
public record Huber(
        @Param(value = "δ, where the parabola becomes a line", range = "(0, ∞)") double delta)
        implements Loss {

    public Huber() {
        this(1);
    }

    public Huber {
        Range.check(Huber.class, delta);
    }

    @Override
    public Node evaluate(Graph graph, Node predictions, Node targets) {
        return graph.sum(graph.apply(new Rounded(delta), graph.subtract(predictions, targets)));
    }

    /** h. */
    private record Rounded(double delta) implements Elementwise {

        @Override
        public double value(double r) {
            double size = Math.abs(r);
            return size <= delta ? r * r / 2 : delta * (size - delta / 2);
        }

        @Override
        public double derivative(double r, double h) {
            return Math.max(-delta, Math.min(delta, r));
        }
    }
}
