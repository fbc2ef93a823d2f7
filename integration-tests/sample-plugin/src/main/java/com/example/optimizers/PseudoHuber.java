package com.example.optimizers;

import org.thalweg.Describe;
import org.thalweg.Loss;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.graph.Elementwise;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Node;

/**
 * Huber's loss without its corner in the derivative, summed over the outputs; the line has the slope δ.
 *
 * <p>Computed as r² / (1 + √(1 + (r/δ)²)): written with the difference, a small r loses all its digits.
 */
@Describe(
        value = "Squared for small differences, linear for large ones, smooth in between.",
        formula = "J = Σ p(ŷ − y),  p(r) = δ²(√(1 + (r/δ)²) − 1)",
        reference = "Charbonnier et al., 1997, https://doi.org/10.1109/83.551699")
public record PseudoHuber(
        @Param(value = "δ, where the parabola turns into a line", range = "(0, ∞)") double delta)
        implements Loss {

    public PseudoHuber() {
        this(1);
    }

    public PseudoHuber {
        Range.check(PseudoHuber.class, delta);
    }

    @Override
    public Node evaluate(Graph graph, Node predictions, Node targets) {
        return graph.sum(graph.apply(new Smooth(delta), graph.subtract(predictions, targets)));
    }

    /** p. */
    private record Smooth(double delta) implements Elementwise {

        @Override
        public double value(double r) {
            return r * r / (1 + root(r));
        }

        @Override
        public double derivative(double r, double p) {
            return r / root(r);
        }

        private double root(double r) {
            return Math.sqrt(1 + (r / delta) * (r / delta));
        }
    }
}
