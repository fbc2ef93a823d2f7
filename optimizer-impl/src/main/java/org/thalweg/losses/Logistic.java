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

/**
 * The loss of independent answers; targets are 0, 1 or probabilities.
 *
 * <p>Computed as Σ max(ŷ, 0) − ŷy + log(1 + exp(−|ŷ|)), which does not overflow; its derivative is σ(ŷ) − y.
 */
@Describe(
        value =
                "The negative log-likelihood of yes-or-no answers, one an output; predictions are log odds.",
        formula = "J = −Σ y log σ(ŷ) + (1−y) log(1 − σ(ŷ)),  σ(z) = 1 / (1 + exp(−z))")
public record Logistic() implements Loss {

    @Override
    public Node evaluate(Graph graph, Node predictions, Node targets) {
        return graph.sum(graph.apply(new CrossEntropy(), predictions, targets));
    }

    @Override
    public void inverseLink(double[] scores, int from, int to) {
        for (int i = from; i < to; i++) {
            scores[i] = sigmoid(scores[i]);
        }
    }

    @Override
    public void checkTargets(double[] targets) {
        for (double target : targets) {
            if (!(target >= 0 && target <= 1)) {
                throw new UsageException(
                        "logistic needs targets that are 0, 1 or a probability, got "
                                + target
                                + (signs(targets)
                                        ? ". Write 0 for -1, or read the target as a class and take softmax-cross-entropy."
                                        : ". For other numbers take another loss, such as squared-error."));
            }
        }
    }

    /** Returns whether two classes are written as −1 and 1, as for other losses. */
    private static boolean signs(double[] targets) {
        return Arrays.stream(targets).allMatch(target -> Math.abs(target) == 1);
    }

    /** Returns σ(z) without overflow: the exponential is never of a positive number. */
    private static double sigmoid(double z) {
        return sigmoid(z, Elementary.exp(-Math.abs(z)));
    }

    /** The same, given exp(−|z|). */
    private static double sigmoid(double z, double e) {
        return (z >= 0 ? 1 : e) / (1 + e);
    }

    /** The terms of the sum; y gets no gradient, being data. */
    private record CrossEntropy() implements Op {

        @Override
        public int rows(int... rows) {
            return Same.rows(label(), rows);
        }

        /** exp(−|z|). */
        @Override
        public int kept(int... rows) {
            return rows[0];
        }

        @Override
        public void forward(Columns[] x, Columns j) {
            double[] z = x[0].values();
            double[] y = x[1].values();
            double[] exponentials = j.kept();
            double[] out = j.values();
            int count = j.to() - j.from();
            for (int i = 0; i < count; i++) {
                double score = z[x[0].from() + i];
                double target = y[x[1].from() + i];
                exponentials[i] = Elementary.exp(-Math.abs(score));
                // This order keeps a loss of 10⁻³⁰⁰ apart from 0: the difference is exact where the
                // rest is tiny.
                out[j.from() + i] =
                        Math.max(score, 0) - score * target + Elementary.log1p(exponentials[i]);
            }
        }

        @Override
        public void backward(Columns[] x, Columns j, Columns dj, Columns[] dx) {
            double[] z = x[0].values();
            double[] y = x[1].values();
            double[] dz = dx[0].values();
            double[] out = dj.values();
            double[] exponentials = j.kept();
            int count = j.to() - j.from();
            for (int i = 0; i < count; i++) {
                dz[dx[0].from() + i] +=
                        out[dj.from() + i]
                                * (sigmoid(z[x[0].from() + i], exponentials[i])
                                        - y[x[1].from() + i]);
            }
        }
    }
}
