package org.thalweg.experiments.oracle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.data.Dataset;

class LinearProblemTest {

    private static final int INPUTS = 4;
    private static final int OUTPUTS = 2;
    private static final int SIZE = OUTPUTS * (INPUTS + 1);

    /** 25 instances, inputs far from centred. */
    private static LinearProblem problem() {
        Random random = new Random(3);
        return LinearProblem.of(rows(random, INPUTS, 10), rows(random, OUTPUTS, 0));
    }

    private static double[][] rows(Random random, int width, double mean) {
        double[][] rows = new double[25][width];
        for (double[] row : rows) {
            Arrays.setAll(row, j -> mean + random.nextGaussian());
        }
        return rows;
    }

    private static double[] somewhere(long seed) {
        return new Random(seed).doubles(SIZE, -100, 100).toArray();
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        Arrays.setAll(difference, j -> a[j] - b[j]);
        return difference;
    }

    /** J = ((w + b − 1)² + (3w + b − 2)²)/2, by hand. */
    @Test
    void counts_the_mean_over_instances_without_a_half() {
        LinearProblem problem =
                LinearProblem.of(new double[][] {{1}, {3}}, new double[][] {{1}, {2}});
        assertEquals(2.5, problem.value(new double[] {0, 0}));
        assertArrayEquals(new double[] {-7, -3}, problem.gradient(new double[] {0, 0}));
        assertArrayEquals(new double[] {0.5, 0.5}, problem.optimum().parameters());
        assertEquals(0, problem.optimum().value());
        assertEquals(2.5, problem.suboptimality(new double[] {0, 0}), 1e-15);
    }

    /** y = x on x = ±1: with strength λ, w = 1/(1 + λ) and f* = λ/(1 + λ). Without cross terms b is free, and 0. */
    @Test
    void shrinks_weights_but_not_biases() {
        double[][] x = {{1}, {-1}};
        double[][] y = {{6}, {4}};
        Optimum exempt = LinearProblem.of(x, y).ridge(1).optimum();
        assertArrayEquals(new double[] {0.5, 5}, exempt.parameters());
        assertEquals(0.5, exempt.value(), 1e-16);
        Optimum included = LinearProblem.of(x, y).ridgeIncludingBias(1).optimum();
        assertArrayEquals(new double[] {0.5, 2.5}, included.parameters());
        assertEquals(0.5 + 12.5, included.value(), 1e-14);
    }

    @Test
    void needs_no_bias() {
        LinearProblem line = LinearProblem.of(new double[][] {{1}, {2}}, new double[][] {{1}, {3}});
        assertArrayEquals(new double[] {7.0 / 5}, line.withoutBias().optimum().parameters());
        assertTrue(line.withoutBias().optimum().unique());
    }

    @Test
    void equals_rational_arithmetic_with_a_ridge_and_a_large_mean() {
        Random random = new Random(11);
        double[][] x = rows(random, 3, 1e6);
        double[][] y = rows(random, 1, -1e3);
        double[][] a =
                Arrays.stream(x)
                        .map(row -> new double[] {row[0], row[1], row[2], 1})
                        .toArray(double[][]::new);
        double[] target = Arrays.stream(y).mapToDouble(row -> row[0]).toArray();
        double[] exact = Rational.leastSquares(a, target, 25 * 0.125, 3);
        assertArrayEquals(exact, LinearProblem.of(x, y).ridge(0.125).optimum().parameters());
    }

    @Test
    void says_that_a_minimiser_is_not_the_only_one() {
        double[][] x = {{1, 2}, {2, 4}, {4, 8}};
        double[][] y = {{1}, {2}, {4}};
        Optimum optimum = LinearProblem.of(x, y).optimum();
        assertFalse(optimum.unique());
        assertEquals(2, optimum.rank());
        assertArrayEquals(new double[] {0.2, 0.4, 0}, optimum.parameters(), 1e-15);
        assertTrue(LinearProblem.of(x, y).ridge(1e-3).optimum().unique());
    }

    @Test
    void reads_a_dataset() {
        Dataset data = Dataset.of(new double[][] {{1}, {3}}, new double[][] {{1}, {2}});
        assertArrayEquals(new double[] {0.5, 0.5}, LinearProblem.of(data).optimum().parameters());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void lands_on_the_optimum_from_anywhere_by_one_newton_step(long seed) {
        for (LinearProblem problem :
                new LinearProblem[] {
                    problem(), problem().ridge(0.5), problem().ridgeIncludingBias(0.5)
                }) {
            double[] start = somewhere(seed);
            double[] end = minus(start, problem.newton(start));
            // A rounding of the start, of which up to 100 is subtracted.
            assertArrayEquals(problem.optimum().parameters(), end, 1e-13);
            assertTrue(problem.suboptimality(end) < 1e-24 * problem.suboptimality(start));
        }
    }

    @Test
    void takes_shorter_newton_steps_with_more_damping_and_turns_to_the_gradient() {
        LinearProblem problem = problem();
        double[] start = somewhere(1);
        double before = Math.sqrt(Plane.dot(problem.newton(start), problem.newton(start)));
        for (double damping : new double[] {1e-3, 1, 1e3}) {
            double[] step = problem.newton(start, damping);
            double length = Math.sqrt(Plane.dot(step, step));
            assertTrue(length < before);
            before = length;
        }
        double[] gradient = problem.gradient(start);
        double[] scaled = problem.newton(start, 1e20);
        for (int j = 0; j < SIZE; j++) {
            // λ_max/damping is below a rounding.
            assertEquals(gradient[j] * 1e-20, scaled[j], 1e-14 * Math.abs(scaled[j]));
        }
    }

    @Test
    void has_the_gradient_of_its_value() {
        LinearProblem problem = problem().ridge(0.3);
        double[] at = somewhere(5);
        double[] gradient = problem.gradient(at);
        for (int j = 0; j < SIZE; j++) {
            double[] up = at.clone();
            double[] down = at.clone();
            up[j] += 1;
            down[j] -= 1;
            // Central differences are exact for a quadratic function, but for rounding of values
            // near 1e7.
            double slope = (problem.value(up) - problem.value(down)) / 2;
            assertEquals(slope, gradient[j], 1e-12 * problem.value(at));
        }
    }

    @Test
    void measures_suboptimality_where_subtraction_has_nothing_left() {
        LinearProblem problem = problem();
        Optimum optimum = problem.optimum();
        double[] far = somewhere(9);
        double expected = problem.value(far) - optimum.value();
        assertEquals(expected, problem.suboptimality(far), 1e-13 * expected);

        double[] near = optimum.parameters().clone();
        near[SIZE - 1] += Math.scalb(1.0, -45);
        // Along b the curvature is 2: f − f* = δ². The optimum's last half bit is known, too.
        double distance = near[SIZE - 1] - optimum.parameters()[SIZE - 1];
        assertEquals(distance * distance, problem.suboptimality(near), 0.05 * distance * distance);
        assertEquals(0, problem.value(near) - optimum.value(), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.9, 2.1})
    void marks_the_border_between_convergence_and_divergence(double share) {
        LinearProblem problem = problem().ridge(0.5);
        double rate = share / problem.spectrum().largest();
        double[] theta = somewhere(2);
        double before = problem.suboptimality(theta);
        for (int t = 0; t < 500; t++) {
            double[] gradient = problem.gradient(theta);
            for (int j = 0; j < SIZE; j++) {
                theta[j] -= rate * gradient[j];
            }
        }
        double after = problem.suboptimality(theta);
        assertEquals(share < 2, after < before);
        assertEquals(share > 2, after > 1e20 * before);
    }

    @Test
    void predicts_how_fast_gradient_descent_and_heavy_ball_converge() {
        Random random = new Random(3);
        LinearProblem problem = LinearProblem.of(rows(random, INPUTS, 1), rows(random, OUTPUTS, 0));
        for (Convergence tuning :
                new Convergence[] {
                    problem.spectrum().gradientDescent(),
                    problem.spectrum().predict(1 / problem.spectrum().largest(), 0),
                    problem.spectrum().predict(1 / problem.spectrum().largest(), 0.5),
                }) {
            assertEquals(tuning.contraction(), measured(problem, tuning, 100, 140), 1e-6);
        }
        // At a double root the distance shrinks like t·ρᵗ, which exceeds ρᵗ by (80/40) in 40 steps.
        Convergence best = problem.spectrum().heavyBall();
        double excess = measured(problem, best, 40, 80) / best.contraction();
        assertTrue(1 < excess && excess < Math.pow(80.0 / 40, 1.0 / 40));
    }

    /** By how much a step multiplies the distance, late in a run. */
    private static double measured(LinearProblem problem, Convergence tuning, int from, int to) {
        double[] theta = somewhere(4);
        double[] velocity = new double[SIZE];
        double early = 0;
        for (int t = 0; t < to; t++) {
            if (t == from) {
                early = problem.suboptimality(theta);
            }
            double[] gradient = problem.gradient(theta);
            for (int j = 0; j < SIZE; j++) {
                velocity[j] = tuning.momentum() * velocity[j] + gradient[j];
                theta[j] -= tuning.learningRate() * velocity[j];
            }
        }
        return Math.pow(problem.suboptimality(theta) / early, 1.0 / (2 * (to - from)));
    }

    @Test
    void says_what_is_wrong_with_the_data() {
        double[][] none = {};
        fails(
                () -> LinearProblem.of(none, none),
                "inputs is empty. A dataset needs an instance, an input and a target.");
        fails(
                () ->
                        LinearProblem.of(
                                new double[][] {{1}, {Double.NaN}}, new double[][] {{1}, {2}}),
                "inputs[1][0] is NaN. All values must be finite.");
        fails(
                () -> LinearProblem.of(new double[][] {{1}, {2}}, new double[][] {{1}}),
                "There are 2 rows of inputs but 1 rows of targets. Give each instance both.");
        Dataset data = Dataset.of(new double[][] {{1}}, new double[][] {{1}});
        fails(
                () -> LinearProblem.of(data.select(new int[0])),
                "The dataset has no instances. A minimum needs at least one.");
    }

    @Test
    void says_what_is_wrong_with_parameters() {
        LinearProblem problem = problem();
        String count = "parameters: 3 numbers given, but 2 × 4 weights and 2 biases make 10.";
        fails(() -> problem.value(new double[3]), count);
        fails(() -> problem.gradient(new double[3]), count);
        fails(() -> problem.suboptimality(new double[3]), count);
        fails(() -> problem.newton(new double[3]), count);
        fails(() -> problem.lasso(1).gap(new double[3]), count);
        fails(
                () -> problem.withoutBias().value(new double[3]),
                "parameters: 3 numbers given, but 2 × 4 weights make 8.");
        double[] diverged = somewhere(1);
        diverged[7] = Double.NEGATIVE_INFINITY;
        fails(
                () -> problem.value(diverged),
                "parameters[7] is -Infinity. Only finite parameters have a place on the loss surface; leave out what came after a run diverged.");
    }

    @Test
    void says_what_is_wrong_with_a_strength() {
        fails(
                () -> problem().ridge(-1),
                "The strength of a penalty must be finite and at least 0, got -1.0.");
        fails(
                () -> problem().ridgeIncludingBias(Double.NaN),
                "The strength of a penalty must be finite and at least 0, got NaN.");
        fails(
                () -> problem().newton(new double[SIZE], -0.5),
                "The damping must be finite and at least 0, got -0.5.");
        fails(
                () -> problem().lasso(0),
                "l1 must be positive and finite, got 0.0. Without it, optimum and suboptimality are exact.");
    }

    private static void fails(Executable call, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
