package org.thalweg.problems;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.thalweg.Block;
import org.thalweg.Describe;
import org.thalweg.Param;
import org.thalweg.Problem;
import org.thalweg.Range;
import org.thalweg.graph.Elementary;

/**
 * Targets are the probabilities of a class, not drawn classes: the expected loss over all that could be drawn. So the minimiser
 * is the vector by which they were made, and the minimum is known.
 */
@Describe(
        value = "Logistic regression on data that are made, whose probabilities are known.",
        formula = {
            "f(θ) = 1/N Σ −pₙ log σ(xₙᵀθ) − (1 − pₙ) log(1 − σ(xₙᵀθ)),  pₙ = σ(xₙᵀc)",
            "xₙᵢ ~ N(0, κ^(−(i−1)/(n−1))) and c ~ N(0, I), drawn; start 0; least value the mean entropy of pₙ, at c"
        },
        reference = "Cox, 1958, https://doi.org/10.1111/j.2517-6161.1958.tb00292.x")
public record LogisticRegression(
        @Param(value = "N, the number of instances", range = "[1, 100000]") int rows,
        @Param(value = "n, the number of inputs and parameters", range = "[2, 1000]") int dimension,
        @Param(value = "κ, the largest variance of an input by the least", range = "[1, 100000000]")
                double condition)
        implements Problem {

    public LogisticRegression() {
        this(200, 10, 100);
    }

    public LogisticRegression {
        Range.check(LogisticRegression.class, rows, dimension, condition);
    }

    @Override
    public List<Block> blocks() {
        return List.of(new Block("w", 1, dimension, Block.Role.WEIGHTS));
    }

    @Override
    public Draw draw(RandomGenerator random) {
        double[] centre = Gaussian.vector(random, dimension);
        double[] variances = Curvatures.of(condition, dimension);
        double[][] inputs = new double[rows][];
        double[] targets = new double[rows];
        for (int n = 0; n < rows; n++) {
            inputs[n] = Gaussian.vector(random, dimension);
            for (int i = 0; i < dimension; i++) {
                inputs[n][i] *= Math.sqrt(variances[i]);
            }
            targets[n] = sigmoid(dot(inputs[n], centre));
        }
        return new Sample(inputs, targets, centre);
    }

    private static double dot(double[] x, double[] w) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * w[i];
        }
        return sum;
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Elementary.exp(-z));
    }

    /** log(1 + eᶻ), with an exponential that cannot overflow. */
    private static double softplus(double z) {
        return Math.max(z, 0) + Elementary.log1p(Elementary.exp(-Math.abs(z)));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sample(double[][] inputs, double[] targets, double[] centre) implements Draw {

        @Override
        public double[] start() {
            return new double[centre.length];
        }

        /** −p log σ(z) − (1 − p) log(1 − σ(z)) is log(1 + eᶻ) − pz. */
        @Override
        public double value(double[] parameters) {
            double sum = 0;
            for (int n = 0; n < targets.length; n++) {
                double z = dot(inputs[n], parameters);
                sum += softplus(z) - targets[n] * z;
            }
            return sum / targets.length;
        }

        @Override
        public double evaluate(double[] parameters, double[] gradient, RandomGenerator noise) {
            Arrays.fill(gradient, 0);
            for (int n = 0; n < targets.length; n++) {
                double[] x = inputs[n];
                double slope = (sigmoid(dot(x, parameters)) - targets[n]) / targets.length;
                for (int i = 0; i < x.length; i++) {
                    gradient[i] += slope * x[i];
                }
            }
            return value(parameters);
        }

        @Override
        public OptionalDouble minimum() {
            return OptionalDouble.of(value(centre));
        }

        @Override
        public Optional<double[]> minimiser() {
            return Optional.of(centre.clone());
        }
    }
}
