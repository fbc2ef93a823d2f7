package org.thalweg.testkit;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
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

    /** Draws from a source of its own. */
    public record DrawsByItself() implements Rule {
        private static final AtomicInteger COUNT = new AtomicInteger();

        @Override
        public Node predict(Graph graph, Node inputs, int outputs) {
            COUNT.set(0);
            Node random = graph.random(outputs, 0, stream -> COUNT.incrementAndGet());
            return graph.add(Rule.super.predict(graph, inputs, outputs), random);
        }
    }

    /** Draws otherwise once it has seen the numbers of more than one step. */
    public record RemembersSteps() implements Rule {
        private static final int OF_ONE_STEP = 18;
        private static final Set<Double> SEEN = new HashSet<>();

        @Override
        public Node predict(Graph graph, Node inputs, int outputs) {
            SEEN.clear();
            Node random = graph.random(outputs, 0, RemembersSteps::draw);
            return graph.add(Rule.super.predict(graph, inputs, outputs), random);
        }

        private static double draw(RandomGenerator stream) {
            double number = stream.nextDouble();
            SEEN.add(number);
            return SEEN.size() > OF_ONE_STEP ? -number : number;
        }
    }

    /** x m², whose gradient is right only while m, random in training, is 1. */
    public record RightWhileStill() implements Rule {
        @Override
        public Node predict(Graph graph, Node inputs, int outputs) {
            Node random = graph.random(inputs.rows(), 1, stream -> stream.nextDouble());
            Node weights = graph.weights("W", inputs.rows(), inputs.rows());
            Node z = graph.apply(this, graph.multiply(weights, inputs), random);
            return graph.multiply(graph.weights("V", outputs, inputs.rows()), z);
        }

        @Override
        public int rows(int... rows) {
            return rows[0];
        }

        @Override
        public void forward(Columns[] x, Columns y) {
            for (int i = 0; i < y.to() - y.from(); i++) {
                double m = x[1].values()[x[1].from() + i];
                y.values()[y.from() + i] = m * m * x[0].values()[x[0].from() + i];
            }
        }

        @Override
        public void backward(Columns[] x, Columns y, Columns dy, Columns[] dx) {
            for (int i = 0; i < y.to() - y.from(); i++) {
                double m = x[1].values()[x[1].from() + i];
                dx[0].values()[dx[0].from() + i] += m * dy.values()[dy.from() + i];
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
