package org.thalweg.losses;

import java.util.Arrays;
import org.thalweg.Describe;
import org.thalweg.Loss;
import org.thalweg.UsageException;
import org.thalweg.graph.Columns;
import org.thalweg.graph.Elementary;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Node;
import org.thalweg.graph.Op;

/** The loss of one choice among several; targets may also be distributions. Its derivative is p Σy − y. */
@Describe(
        value =
                "The negative log-likelihood of one of C classes; predictions are scores, targets one-hot.",
        formula = "J = −Σ y_c log p_c,  p = exp(ŷ) / Σ exp(ŷ)")
public record SoftmaxCrossEntropy() implements Loss {

    /** How far from 1 the sum may be: files have probabilities such as 0.333333. */
    private static final double ROUNDED = 1e-5;

    @Override
    public Node evaluate(Graph graph, Node predictions, Node targets) {
        return graph.apply(new CrossEntropy(), predictions, targets);
    }

    /** Turns scores into p. */
    @Override
    public void inverseLink(double[] scores, int from, int to) {
        double sum = exponentiate(scores, from, to, largest(scores, from, to), scores, from);
        for (int i = from; i < to; i++) {
            scores[i] /= sum;
        }
    }

    @Override
    public void checkTargets(double[] targets) {
        double sum = 0;
        boolean inRange = true;
        for (double target : targets) {
            sum += target;
            inRange &= target >= 0;
        }
        if (targets.length < 2 || !inRange || !(Math.abs(sum - 1) <= ROUNDED)) {
            throw new UsageException(
                    "softmax-cross-entropy needs classes, or the probability of each as targets, got "
                            + Arrays.toString(targets)
                            + ". Read the target as classes, or take another loss: squared-error for numbers, logistic for one 0 or 1.");
        }
    }

    private static double largest(double[] z, int from, int to) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            // A NaN, which this passes over, is one in the exponentials.
            largest = z[i] > largest ? z[i] : largest;
        }
        return largest;
    }

    /** Writes exp(z − largest) of a column from {@code at} on, be it into the column itself; returns their sum. */
    private static double exponentiate(
            double[] z, int from, int to, double largest, double[] into, int at) {
        double sum = 0;
        for (int i = from, j = at; i < to; i++, j++) {
            into[j] = Elementary.exp(z[i] - largest);
            sum += into[j];
        }
        return sum;
    }

    /** J itself, column by column; y gets no gradient, being data. */
    private record CrossEntropy() implements Op {

        @Override
        public int rows(int... rows) {
            Same.rows(label(), rows);
            return 1;
        }

        /** exp(z − max z), and their sum: computed twice, they took a fifth of the time of a linear model of ten classes. */
        @Override
        public int kept(int... rows) {
            return rows[0] + 1;
        }

        @Override
        public void forward(Columns[] x, Columns j) {
            double[] z = x[0].values();
            double[] y = x[1].values();
            double[] exponentials = j.kept();
            int height = x[0].rows();
            for (int n = 0; n < j.count(); n++) {
                int from = x[0].from() + n * height;
                int target = x[1].from() + n * height;
                int at = n * (height + 1);
                double largest = largest(z, from, from + height);
                double sum = exponentiate(z, from, from + height, largest, exponentials, at);
                exponentials[at + height] = sum;
                double logSum = Elementary.log(sum);
                double loss = 0;
                for (int c = 0; c < height; c++) {
                    loss += y[target + c] * (logSum + (largest - z[from + c]));
                }
                j.values()[j.from() + n] = loss;
            }
        }

        @Override
        public void backward(Columns[] x, Columns j, Columns dj, Columns[] dx) {
            double[] y = x[1].values();
            double[] dz = dx[0].values();
            double[] exponentials = j.kept();
            int height = x[0].rows();
            for (int n = 0; n < j.count(); n++) {
                int target = x[1].from() + n * height;
                int into = dx[0].from() + n * height;
                int at = n * (height + 1);
                double scale = sum(y, target, height) / exponentials[at + height];
                double slope = dj.values()[dj.from() + n];
                for (int c = 0; c < height; c++) {
                    dz[into + c] += slope * (exponentials[at + c] * scale - y[target + c]);
                }
            }
        }

        private static double sum(double[] y, int from, int height) {
            double sum = 0;
            for (int i = from; i < from + height; i++) {
                sum += y[i];
            }
            return sum;
        }
    }
}
