package org.thalweg.backprop;

import org.thalweg.Model;
import org.thalweg.graph.Activation;
import org.thalweg.graph.Columns;
import org.thalweg.graph.Elementwise;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Initial;
import org.thalweg.graph.Node;
import org.thalweg.graph.Op;

/** Models that use operations as the linear one does not. */
final class Models {

    private Models() {}

    /** Weights behind weights: inputs of the second product differ between variants. */
    record HiddenLayer(int width) implements Model {
        @Override
        public Node predict(Graph graph, Node inputs, int outputs) {
            Node first = graph.multiply(graph.weights("V", width, inputs.rows(), 0.5), inputs);
            Node hidden = graph.apply(Activation.TANH, graph.add(graph.bias("a", width), first));
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
                    graph.subtract(once, graph.apply(Activation.TANH, once)),
                    graph.add(twice, once));
        }
    }

    /** Factors, a slope for each row, and one bias used twice in unlike ways. */
    record Scaled() implements Model {
        @Override
        public Node predict(Graph graph, Node inputs, int outputs) {
            Node diagonal = graph.scale("d", inputs.rows(), Initial.uniform(1));
            Node weights = graph.weights("W", outputs, inputs.rows(), Initial.he());
            Node z = graph.multiply(weights, graph.times(diagonal, inputs));
            Node bias = graph.bias("b", outputs, Initial.normal(1));
            Node bent =
                    graph.apply(new Prelu(), graph.add(z, bias), graph.scale("a", outputs, 0.1));
            return graph.times(bent, graph.subtract(z, bias));
        }
    }

    /** A weight matrix and its transpose, by turns. */
    record Tied(int width) implements Model {
        @Override
        public Node predict(Graph graph, Node inputs, int outputs) {
            Node w = graph.weights("W", width, inputs.rows(), Initial.glorot());
            Node code = graph.apply(Activation.TANH, graph.multiply(w, inputs));
            Node again = graph.multiply(w, graph.multiply(graph.transpose(w), code));
            Node v = graph.weights("V", width, outputs, Initial.glorot());
            return graph.multiply(graph.transpose(v), graph.add(again, code));
        }
    }

    /** Parts of columns, put together anew; a positive scale; weights that add up to 1. */
    record Parts() implements Model {
        @Override
        public Node predict(Graph graph, Node inputs, int outputs) {
            Node w = graph.weights("W", 5, inputs.rows(), 0.5);
            Node z = graph.multiply(w, inputs);
            Node bias = graph.bias("b", 2);
            Node all =
                    graph.concatenate(graph.slice(z, 3, 5), bias, graph.softmax(z), inputs, bias);
            Node positive =
                    graph.apply(Activation.SOFTPLUS, graph.scale("s", all.rows(), Initial.he()));
            Node mixed = graph.times(all, positive);
            return graph.multiply(graph.weights("V", outputs, all.rows(), 0.5), mixed);
        }
    }

    /** Random numbers in the inputs, between layers and in the scores. */
    record Random() implements Model {
        @Override
        public Node predict(Graph graph, Node inputs, int outputs) {
            Node noisy = graph.noise(graph.dropout(inputs, 0.3), 0.1);
            Node z = graph.multiply(graph.weights("V", 4, inputs.rows(), 0.5), noisy);
            Node hidden = graph.dropout(graph.apply(Activation.TANH, z), 0.5);
            Node scores = graph.multiply(graph.weights("W", outputs, 4, 0.5), hidden);
            return graph.noise(graph.add(scores, graph.bias("b", outputs)), 0.2);
        }
    }

    /** Squares, of which the way back finds twice the root where the way forward left it. */
    record Kept() implements Model {
        @Override
        public Node predict(Graph graph, Node inputs, int outputs) {
            Node z = graph.multiply(graph.weights("W", outputs, inputs.rows(), 0.5), inputs);
            return graph.apply(new KeptSquare(2), z);
        }
    }

    /** The same, computed again. */
    record NotKept() implements Model {
        @Override
        public Node predict(Graph graph, Node inputs, int outputs) {
            Node z = graph.multiply(graph.weights("W", outputs, inputs.rows(), 0.5), inputs);
            return graph.apply(new Square(), z);
        }
    }

    record KeptSquare(int numbers) implements Op {
        @Override
        public int rows(int... rows) {
            return rows[0];
        }

        @Override
        public int kept(int... rows) {
            return numbers * rows[0];
        }

        @Override
        public void forward(Columns[] x, Columns y) {
            for (int i = 0; i < y.to() - y.from(); i++) {
                double z = x[0].values()[x[0].from() + i];
                y.values()[y.from() + i] = z * z;
                y.kept()[numbers * i] = Double.NaN;
                y.kept()[numbers * i + numbers - 1] = 2 * z;
            }
        }

        @Override
        public void backward(Columns[] x, Columns y, Columns dy, Columns[] dx) {
            for (int i = 0; i < y.to() - y.from(); i++) {
                double slope = y.kept()[numbers * i + numbers - 1];
                dx[0].values()[dx[0].from() + i] += dy.values()[dy.from() + i] * slope;
            }
        }
    }

    /** x above 0, a x below. */
    record Prelu() implements Op {
        @Override
        public int rows(int... rows) {
            return rows[0];
        }

        @Override
        public void forward(Columns[] x, Columns y) {
            for (int i = 0; i < y.to() - y.from(); i++) {
                double z = x[0].values()[x[0].from() + i];
                double a = x[1].values()[x[1].from() + i];
                y.values()[y.from() + i] = Math.max(z, 0) + a * Math.min(z, 0);
            }
        }

        @Override
        public void backward(Columns[] x, Columns y, Columns dy, Columns[] dx) {
            for (int i = 0; i < y.to() - y.from(); i++) {
                double z = x[0].values()[x[0].from() + i];
                double a = x[1].values()[x[1].from() + i];
                double d = dy.values()[dy.from() + i];
                dx[0].values()[dx[0].from() + i] += z > 0 ? d : a * d;
                dx[1].values()[dx[1].from() + i] += Math.min(z, 0) * d;
            }
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
