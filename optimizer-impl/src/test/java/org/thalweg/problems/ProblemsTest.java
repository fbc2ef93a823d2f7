package org.thalweg.problems;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.thalweg.Problem;
import org.thalweg.Problem.Draw;
import org.thalweg.UsageException;

/** Closed forms; what all problems must do is in their contract. */
class ProblemsTest {

    private static RandomGenerator stream(long seed) {
        return new SplittableRandom(seed);
    }

    private static Draw draw(Problem problem) {
        return problem.draw(stream(1));
    }

    private static double[] gradient(Draw draw, double... at) {
        double[] gradient = new double[at.length];
        draw.evaluate(at, gradient, stream(2));
        return gradient;
    }

    private static double[] plus(double[] x, int element, double more) {
        double[] y = x.clone();
        y[element] += more;
        return y;
    }

    /** A step of length 1 along an axis costs half its curvature: 1, 10⁻¹ … 10⁻³. */
    @Test
    void a_valley_is_condition_times_as_steep_across_as_along() {
        Draw valley = draw(new QuadraticValley(1000, 4));
        double[] floor = valley.minimiser().orElseThrow();
        for (int i = 0; i < 4; i++) {
            assertEquals(StrictMath.pow(10, -i) / 2, valley.value(plus(floor, i, 1)), 1e-15);
            double[] expected = new double[4];
            expected[i] = StrictMath.pow(10, -i);
            assertArrayEquals(expected, gradient(valley, plus(floor, i, 1)), 1e-15);
        }
        assertEquals(0, valley.value(floor));
        assertEquals(0, valley.minimum().orElseThrow());
    }

    /** η = 1 takes the steepest direction to its floor at once, the others by 1 − λ. */
    @Test
    void gradient_descent_in_a_valley_is_a_geometric_sequence() {
        Draw valley = draw(new QuadraticValley(4, 2));
        double[] floor = valley.minimiser().orElseThrow();
        double[] x = valley.start();
        double first = x[1] - floor[1];
        for (int t = 1; t <= 20; t++) {
            double[] g = gradient(valley, x);
            Arrays.setAll(g, i -> x[i] - g[i]);
            System.arraycopy(g, 0, x, 0, 2);
            assertEquals(floor[0], x[0], 1e-15);
            assertEquals(first * StrictMath.pow(0.75, t), x[1] - floor[1], 1e-14);
        }
    }

    @Test
    void a_huber_valley_is_round_at_the_floor_and_straight_beyond() {
        Draw valley = draw(new HuberValley(100, 3, 0.5));
        double[] floor = valley.minimiser().orElseThrow();
        assertEquals(0.1 * 0.25 * 0.25 / 2, valley.value(plus(floor, 1, 0.25)), 1e-15);
        assertEquals(0.1 * 0.5 * (3 - 0.25), valley.value(plus(floor, 1, -3)), 1e-14);
        assertArrayEquals(new double[] {0, -0.05, 0}, gradient(valley, plus(floor, 1, -3)), 1e-15);
        assertArrayEquals(
                new double[] {0, 0, 0.0025}, gradient(valley, plus(floor, 2, 0.25)), 1e-15);
    }

    /** The classic start, and the value there that Moré, Garbow and Hillstrom (1981) have: 24.2. */
    @Test
    void rosenbrock_is_the_published_function() {
        Draw banana = draw(new Rosenbrock(2, 0));
        assertArrayEquals(new double[] {-1.2, 1}, banana.start());
        assertEquals(24.2, banana.value(banana.start()), 1e-13);
        assertArrayEquals(new double[] {-215.6, -88}, gradient(banana, -1.2, 1), 1e-12);
        assertEquals(0, banana.value(new double[] {1, 1}));
        // 100·1 + 1, and 100·1 + 0.
        assertEquals(201, draw(new Rosenbrock(3, 0)).value(new double[] {0, 1, 0}));
    }

    @Test
    void rosenbrock_s_start_is_drawn_around_the_classic_one() {
        double[] one = new Rosenbrock(2, 0.1).draw(stream(1)).start();
        double[] other = new Rosenbrock(2, 0.1).draw(stream(2)).start();
        assertFalse(Arrays.equals(one, other));
        assertArrayEquals(new double[] {-1.2, 1}, one, 0.5);
    }

    /** At 0 every probability is ½, and the loss log 2; there is no place below the entropy of what the data are made of. */
    @Test
    void logistic_regression_starts_at_log_2_and_ends_at_the_entropy() {
        Draw sample = draw(new LogisticRegression());
        assertEquals(Math.log(2), sample.value(sample.start()), 1e-14);
        double[] best = sample.minimiser().orElseThrow();
        for (double slope : gradient(sample, best)) {
            assertEquals(0, slope, 1e-17);
        }
        double minimum = sample.minimum().orElseThrow();
        assertTrue(minimum > 0 && minimum < Math.log(2), () -> "minimum " + minimum);
        assertEquals(minimum, sample.value(best));
    }

    @Test
    void logistic_regression_is_finite_where_exponentials_overflow() {
        Draw sample = draw(new LogisticRegression(50, 2, 1));
        assertTrue(Double.isFinite(sample.value(new double[] {1e6, -1e6})));
        assertTrue(Double.isFinite(gradient(sample, 1e6, -1e6)[0]));
    }

    /** The noise has the stated deviation in each element, and neither value nor minimum know of it. */
    @Test
    void noise_has_its_deviation_and_leaves_the_value_alone() {
        Problem plain = new QuadraticValley(10, 2);
        Draw quiet = draw(plain);
        Draw noisy = draw(new Noisy(plain, 0.5));
        double[] at = {3, 4};
        assertArrayEquals(quiet.start(), noisy.start());
        assertEquals(quiet.value(at), noisy.value(at));
        assertEquals(quiet.minimum(), noisy.minimum());
        double[] calm = gradient(quiet, at);
        int n = 20_000;
        double[] sum = new double[2];
        double[] squares = new double[2];
        for (int s = 0; s < n; s++) {
            double[] g = new double[2];
            noisy.evaluate(at, g, stream(s));
            for (int i = 0; i < 2; i++) {
                sum[i] += (g[i] - calm[i]) / n;
                squares[i] += (g[i] - calm[i]) * (g[i] - calm[i]) / n;
            }
        }
        // Six standard errors: 0.5/√n of the mean, 0.5/√2n of the deviation.
        assertArrayEquals(new double[2], sum, 0.022);
        assertEquals(0.5, Math.sqrt(squares[0]), 0.015);
        assertEquals(0.5, Math.sqrt(squares[1]), 0.015);
    }

    /** Lengths stay: of the way from start to minimiser, and of the gradient; and the curvatures are mixed. */
    @Test
    void a_rotation_changes_axes_and_no_lengths() {
        Draw plain = draw(new QuadraticValley(100, 5));
        Draw turned = draw(new Rotated(new QuadraticValley(100, 5)));
        assertEquals(plain.value(plain.start()), turned.value(turned.start()), 1e-14);
        assertEquals(0, turned.value(turned.minimiser().orElseThrow()), 1e-28);
        assertEquals(length(plain.start()), length(turned.start()), 1e-14);
        assertEquals(
                length(gradient(plain, plain.start())),
                length(gradient(turned, turned.start())),
                1e-14);
        double[] along = gradient(turned, plus(turned.minimiser().orElseThrow(), 0, 1));
        assertTrue(Arrays.stream(along).filter(x -> Math.abs(x) > 1e-3).count() == 5);
    }

    private static double length(double[] x) {
        return Math.sqrt(Arrays.stream(x).map(v -> v * v).sum());
    }

    /** Of a matrix drawn at random, each element has mean 0 and mean square 1/n. */
    @Test
    void rotations_have_no_direction_of_their_own() {
        int n = 4000;
        double[] means = new double[3];
        double[] squares = new double[3];
        for (int s = 0; s < n; s++) {
            Draw turned = new Rotated(new Rosenbrock(3, 0)).draw(stream(s));
            double[] ones = turned.minimiser().orElseThrow();
            for (int i = 0; i < 3; i++) {
                means[i] += ones[i] / n;
                squares[i] += ones[i] * ones[i] / n;
            }
        }
        assertArrayEquals(new double[3], means, 6 / Math.sqrt(n));
        assertArrayEquals(new double[] {1, 1, 1}, squares, 6 * 0.9 / Math.sqrt(n));
    }

    @Test
    void what_is_too_large_to_rotate_is_refused() {
        UsageException refusal =
                assertThrows(
                        UsageException.class, () -> new Rotated(new QuadraticValley(10, 2001)));
        assertEquals(
                "rotated.problem may have 2000 parameters at most, and valley has 2001.",
                refusal.getMessage());
    }
}
