package {{package}};

import org.thalweg.Describe;
import org.thalweg.Loss;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.graph.Elementwise;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Node;

/** A first loss, which works. Yours is another: change it, what is said of it below, and this sentence. */
@Describe(
        value = "Squared for small differences, linear for large ones, summed over the outputs.",
        formula = "J = Σ c(ŷ − y),  c(r) = δ² log cosh(r / δ)")
public record {{type}}(
        @Param(value = "δ, where the parabola turns into a line", range = "(0, ∞)") double delta)
        implements Loss {

    /** The defaults. */
    public {{type}}() {
        this(1);
    }

    public {{type}} {
        Range.check({{type}}.class, delta);
    }

    /** One loss an instance; its gradient follows from the operations. */
    @Override
    public Node evaluate(Graph graph, Node predictions, Node targets) {
        Node differences = graph.subtract(predictions, targets);
        return graph.sum(graph.apply(new LogCosh(delta), differences));
    }

    /** c: what the graph has no operation for is a function and its derivative. */
    private record LogCosh(double delta) implements Elementwise {

        /** With the size alone in an exponential, which cannot overflow. */
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
