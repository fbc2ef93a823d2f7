package com.example.optimizers;

import org.thalweg.Describe;
import org.thalweg.Model;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.graph.Elementwise;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Node;

/**
 * A network with one hidden layer.
 *
 * <pre>
 * ŷ = V tanh(Wx + a) + b        x is D × N, W is units × D, V is C × units
 * </pre>
 *
 * <p>Only the forward pass is written here; the gradient of V, W, a and b follows from the operations.
 *
 * @param units height of the hidden layer, ≥ 1
 * @param deviation standard deviation of the elements of V and W at the start; at 0 no gradient would reach W
 * @see <a href="https://doi.org/10.1007/BF02551274">Cybenko, 1989</a>
 */
@Describe(
        value = "A network with one hidden layer of tanh units.",
        formula = "ŷ = V tanh(Wx + a) + b",
        reference = "Cybenko, 1989, https://doi.org/10.1007/BF02551274")
public record HiddenLayer(
        @Param(value = "height of the hidden layer", range = "[1, ∞)") int units,
        @Param(value = "standard deviation of V and W at the start", range = "(0, ∞)")
                double deviation)
        implements Model {

    public HiddenLayer() {
        this(8, 0.3);
    }

    public HiddenLayer {
        Range.check(HiddenLayer.class, units, deviation);
    }

    @Override
    public Node predict(Graph graph, Node inputs, int outputs) {
        Node w = graph.weights("W", units, inputs.rows(), deviation);
        Node a = graph.bias("a", units);
        Node v = graph.weights("V", outputs, units, deviation);
        Node b = graph.bias("b", outputs);
        Node hidden = graph.apply(new Tanh(), graph.add(graph.multiply(w, inputs), a));
        return graph.add(graph.multiply(v, hidden), b);
    }

    private record Tanh() implements Elementwise {

        @Override
        public double value(double x) {
            // Not Math: the same bits on every JDK and processor.
            return StrictMath.tanh(x);
        }

        @Override
        public double derivative(double x, double y) {
            return 1 - y * y;
        }
    }
}
