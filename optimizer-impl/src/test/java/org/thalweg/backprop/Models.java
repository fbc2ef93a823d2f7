package org.thalweg.backprop;

import org.thalweg.Model;
import org.thalweg.graph.Elementwise;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Node;

/** Models that use operations as the linear one does not. */
final class Models {

    private Models() {}

    /** Weights behind weights: inputs of the second product differ between variants. */
    record HiddenLayer(int width) implements Model {
        @Override
        public Node predict(Graph graph, Node inputs, int outputs) {
            Node first = graph.multiply(graph.weights("V", width, inputs.rows(), 0.5), inputs);
            Node hidden = graph.apply(new Tanh(), graph.add(graph.bias("a", width), first));
            Node second = graph.multiply(graph.weights("W", outputs, width, 0.5), hidden);
            return graph.add(second, graph.bias("b", outputs));
        }
    }

    /** The same weights twice, a value used three times, and a feature computed from the inputs alone. */
    record Tangled() implements Model {
        @Override
        public Node predict(Graph graph, Node inputs, int outputs) {
            Node weights = graph.weights("W", outputs, inputs.rows(), 0.5);
            Node squares = graph.apply(new Square(), inputs);
            Node once = graph.multiply(weights, inputs);
            Node twice = graph.multiply(weights, squares);
            return graph.add(
                    graph.subtract(once, graph.apply(new Tanh(), once)), graph.add(twice, once));
        }
    }

    record Tanh() implements Elementwise {
        @Override
        public double value(double x) {
            return StrictMath.tanh(x);
        }

        @Override
        public double derivative(double x, double y) {
            return 1 - y * y;
        }
    }

    record Square() implements Elementwise {
        @Override
        public double value(double x) {
            return x * x;
        }

        @Override
        public double derivative(double x, double y) {
            return 2 * x;
        }
    }
}
