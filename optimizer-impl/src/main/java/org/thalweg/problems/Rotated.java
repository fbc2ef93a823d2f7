package org.thalweg.problems;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.thalweg.Block;
import org.thalweg.Describe;
import org.thalweg.Param;
import org.thalweg.Problem;
import org.thalweg.Range;
import org.thalweg.UsageException;

/**
 * Gradient descent and momentum do not notice; what works element by element, as Adam does, loses what the axes told it.
 *
 * <p>Q is a product of Householder reflections that take the first axis to a direction drawn at random, one of each length from n
 * down to 2: as probable as any other of its determinant (Stewart, 1980, https://doi.org/10.1137/0717034).
 */
@Describe(
        value = "Another problem, seen along other axes: elements mean nothing by themselves.",
        formula = {"f̃(θ) = f(Qᵀθ),  Q orthogonal, drawn"},
        reference = "Salomon, 1996, https://doi.org/10.1016/0303-2647(96)01621-8")
public record Rotated(@Param("f, at most 2000 parameters") Problem problem) implements Problem {

    private static final long MOST = 2000;

    public Rotated() {
        this(new QuadraticValley());
    }

    public Rotated {
        Range.check(Rotated.class, problem);
        long size = problem.blocks().stream().mapToLong(Block::size).sum();
        if (size > MOST) {
            throw new UsageException(
                    String.format(
                            "rotated.problem may have %d parameters at most, and %s has %d.",
                            MOST, problem.name(), size));
        }
    }

    @Override
    public List<Block> blocks() {
        return problem.blocks();
    }

    @Override
    public Draw draw(RandomGenerator random) {
        Draw plain = problem.draw(random);
        return new Turned(plain, reflections(random, plain.start().length));
    }

    /** Returns unit vectors of lengths n down to 2, each for the last elements. */
    private static double[][] reflections(RandomGenerator random, int n) {
        double[][] all = new double[n - 1][];
        for (int k = 0; k < n - 1; k++) {
            double[] v = Gaussian.vector(random, n - k);
            double length = norm(v);
            double first = v[0];
            v[0] = 0;
            double rest = norm(v);
            // first − length, without cancellation: with the stable sign alone, Q would lean to one
            // side.
            v[0] = first > 0 ? -rest * rest / (first + length) : first - length;
            double norm = norm(v);
            for (int i = 0; i < v.length; i++) {
                v[i] /= norm;
            }
            all[k] = v;
        }
        return all;
    }

    private static double norm(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }

    /** @param vectors of the reflections H₁ … whose product Q = H₁H₂… is */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Turned(Draw plain, double[][] vectors) implements Draw {

        /** x ← Qx: the last reflection first. */
        private double[] turn(double[] x) {
            for (int k = vectors.length - 1; k >= 0; k--) {
                reflect(vectors[k], x);
            }
            return x;
        }

        /** x ← Qᵀx. */
        private double[] back(double[] x) {
            for (double[] v : vectors) {
                reflect(v, x);
            }
            return x;
        }

        /** x ← x − 2v(vᵀx) in the last elements. */
        private static void reflect(double[] v, double[] x) {
            int from = x.length - v.length;
            double dot = 0;
            for (int i = 0; i < v.length; i++) {
                dot += v[i] * x[from + i];
            }
            for (int i = 0; i < v.length; i++) {
                x[from + i] -= 2 * dot * v[i];
            }
        }

        @Override
        public double[] start() {
            return turn(plain.start());
        }

        @Override
        public double value(double[] parameters) {
            return plain.value(back(parameters.clone()));
        }

        @Override
        public double evaluate(double[] parameters, double[] gradient, RandomGenerator noise) {
            double value = plain.evaluate(back(parameters.clone()), gradient, noise);
            turn(gradient);
            return value;
        }

        @Override
        public OptionalDouble minimum() {
            return plain.minimum();
        }

        @Override
        public Optional<double[]> minimiser() {
            return plain.minimiser().map(this::turn);
        }
    }
}
