package org.thalweg.testkit;

import java.util.Arrays;
import org.thalweg.Loss;
import org.thalweg.graph.Columns;
import org.thalweg.graph.Elementwise;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Node;

/** Broken losses, and a sound one. */
final class LossMutants {

    private LossMutants() {}

    /** A function of the difference, summed over the outputs. */
    interface Rule extends Loss, Elementwise {

        @Override
        default Node evaluate(Graph graph, Node predictions, Node targets) {
            return graph.sum(graph.apply(this, graph.subtract(predictions, targets)));
        }

        @Override
        default double value(double r) {
            return r * r;
        }

        @Override
        default double derivative(double r, double y) {
            return 2 * r;
        }
    }

    /** Sound. */
    public record Squares() implements Rule {}

    public record WantsThree() implements Rule {
        @Override
        public Node evaluate(Graph graph, Node predictions, Node targets) {
            if (predictions.rows() < 3) {
                throw new IllegalArgumentException("Three classes at least.");
            }
            return Rule.super.evaluate(graph, predictions, targets);
        }
    }

    public record WrongInAStretch() implements Rule {
        @Override
        public double derivative(double r, double y) {
            return r > 1 && r < 2.5 ? r : 2 * r;
        }
    }

    /** Logistic loss as in the book, which has all the numbers there are. */
    public record Naive() implements Rule {
        @Override
        public double value(double r) {
            return -StrictMath.log(1 - 1 / (1 + StrictMath.exp(-r)));
        }

        @Override
        public double derivative(double r, double y) {
            return 1 / (1 + StrictMath.exp(-r));
        }
    }

    public record BelowZero() implements Rule {
        @Override
        public double value(double r) {
            return r * r - 1;
        }
    }

    /** Tribuo's minibatch: multiplied by its size where a mean would divide. */
    public record GrowsWithTheBatch() implements Rule {
        @Override
        public void forward(Columns[] x, Columns y) {
            for (int i = x[0].from(), j = y.from(); j < y.to(); i++, j++) {
                y.values()[j] = y.count() * value(x[0].values()[i]);
            }
        }

        @Override
        public void backward(Columns[] x, Columns y, Columns dy, Columns[] dx) {
            for (int i = 0; i < y.to() - y.from(); i++) {
                dx[0].values()[dx[0].from() + i] +=
                        dy.values()[dy.from() + i] * y.count() * 2 * x[0].values()[x[0].from() + i];
            }
        }
    }

    public record OverlooksNan() implements Rule {
        @Override
        public double value(double r) {
            return r > 0 || r < 0 ? r * r : 0;
        }
    }

    /** The exponential, whose derivative needs the output alone. */
    public record WritesToScores() implements Rule {
        @Override
        public Node evaluate(Graph graph, Node predictions, Node targets) {
            return graph.sum(graph.apply(this, predictions));
        }

        @Override
        public void forward(Columns[] x, Columns y) {
            for (int i = x[0].from(), j = y.from(); j < y.to(); i++, j++) {
                y.values()[j] = StrictMath.exp(x[0].values()[i]);
                x[0].values()[i] = 0;
            }
        }

        @Override
        public double derivative(double r, double y) {
            return y;
        }
    }

    public record LinksTooMuch() implements Rule {
        @Override
        public void inverseLink(double[] scores, int from, int to) {
            Arrays.setAll(scores, i -> 1 / (1 + StrictMath.exp(-scores[i])));
        }
    }
}
