package org.thalweg.testkit;

import java.util.concurrent.atomic.AtomicInteger;
import org.thalweg.Model;
import org.thalweg.graph.Columns;
import org.thalweg.graph.Elementwise;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Node;

/** Broken models, and a sound one. */
final class ModelMutants {

    private ModelMutants() {}

    /** One layer: W x through a function. */
    interface Rule extends Model, Elementwise {

        @Override
        default Node predict(Graph graph, Node inputs, int outputs) {
            return graph.apply(
                    this, graph.multiply(graph.weights("W", outputs, inputs.rows()), inputs));
        }

        @Override
        default double value(double z) {
            return z / (1 + Math.abs(z));
        }

        @Override
        default double derivative(double z, double y) {
            return 1 / ((1 + Math.abs(z)) * (1 + Math.abs(z)));
        }
    }

    /** Sound. */
    public record Softsign() implements Rule {}

    public record AlwaysThree() implements Rule {
        @Override
        public Node predict(Graph graph, Node inputs, int outputs) {
            return Rule.super.predict(graph, inputs, 3);
        }
    }

    public record NumbersItsParameters() implements Rule {
        private static final AtomicInteger COUNT = new AtomicInteger();

        @Override
        public Node predict(Graph graph, Node inputs, int outputs) {
            String name = "W" + COUNT.incrementAndGet();
            return graph.multiply(graph.weights(name, outputs, inputs.rows()), inputs);
        }
    }

    public record ForgetsTheFunction() implements Rule {
        @Override
        public double derivative(double z, double y) {
            return 1;
        }
    }

    /** Keeps in the forward pass what the backward pass needs: of one variant alone. */
    public record KeepsAMask() implements Rule {
        private static double[] mask = {};

        @Override
        public void forward(Columns[] x, Columns y) {
            mask = new double[y.to() - y.from()];
            for (int i = 0; i < mask.length; i++) {
                double z = x[0].values()[x[0].from() + i];
                mask[i] = z < 0 ? 0 : 1;
                y.values()[y.from() + i] = mask[i] * z;
            }
        }

        @Override
        public void backward(Columns[] x, Columns y, Columns dy, Columns[] dx) {
            for (int i = 0; i < mask.length; i++) {
                dx[0].values()[dx[0].from() + i] += mask[i] * dy.values()[dy.from() + i];
            }
        }
    }

    /** Scores in proportion to the size of the minibatch. */
    public record LooksAtTheBatch() implements Rule {
        @Override
        public void forward(Columns[] x, Columns y) {
            for (int i = 0; i < y.to() - y.from(); i++) {
                y.values()[y.from() + i] = y.count() * x[0].values()[x[0].from() + i];
            }
        }

        @Override
        public void backward(Columns[] x, Columns y, Columns dy, Columns[] dx) {
            for (int i = 0; i < y.to() - y.from(); i++) {
                dx[0].values()[dx[0].from() + i] += y.count() * dy.values()[dy.from() + i];
            }
        }
    }

    public record OverlooksNan() implements Rule {
        @Override
        public double value(double z) {
            return z > 0 ? z : 0;
        }

        @Override
        public double derivative(double z, double y) {
            return z > 0 ? 1 : 0;
        }
    }
}
