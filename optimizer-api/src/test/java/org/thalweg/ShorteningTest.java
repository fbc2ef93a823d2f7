package org.thalweg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the conditions that a minimum has, for step sizes over twelve orders of magnitude. */
class ShorteningTest {

    private static final int SIZE = 7;

    private static double[] random(long seed, double decades) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = new double[SIZE];
        Arrays.setAll(
                x,
                i ->
                        (random.nextBoolean() ? 1 : -1)
                                * StrictMath.pow(10, decades * (random.nextDouble() - 0.5)));
        return x;
    }

    private static double[] steps(long seed) {
        double[] steps = random(seed + 1, 12);
        Arrays.setAll(steps, i -> seed % 3 == 0 && i == 2 ? 0 : Math.abs(steps[i]));
        return steps;
    }

    private static double norm(double[] x) {
        return Math.sqrt(Arrays.stream(x).map(v -> v * v).sum());
    }

    /** (x − z)/s = κz with one κ ≥ 0, and ‖z‖ is the radius. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void a_point_outside_goes_to_the_nearest_place_of_the_ball(long seed) {
        double[] x = random(seed, 4);
        double[] s = steps(seed);
        double fixed = s[2] == 0 ? Math.abs(x[2]) : 0;
        double radius = fixed + 0.3 * (norm(x) - fixed);
        double[] z = x.clone();
        Shortening.project(z, s, 0, SIZE, 1, radius);
        assertEquals(radius, norm(z), 1e-13 * radius);
        double kappa = Double.NaN;
        for (int i = 0; i < SIZE; i++) {
            if (s[i] == 0) {
                assertEquals(x[i], z[i]);
            } else if (s[i] == Arrays.stream(s).max().orElseThrow()) {
                kappa = (x[i] - z[i]) / (s[i] * z[i]);
            }
        }
        for (int i = 0; i < SIZE; i++) {
            assertEquals(x[i], z[i] * (1 + s[i] * kappa), 1e-12 * Math.abs(x[i]));
        }
    }

    /** (x − z)/s = λ z/‖z‖; all is 0 where ‖x/s‖ ≤ λ. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void the_penalty_of_a_norm_shortens_or_drops(long seed) {
        double[] x = random(seed, 4);
        double[] s = steps(seed);
        double steep = 0;
        for (int i = 0; i < SIZE; i++) {
            steep += s[i] == 0 ? Double.POSITIVE_INFINITY : x[i] / s[i] * (x[i] / s[i]);
        }
        double most = steep < Double.POSITIVE_INFINITY ? Math.sqrt(steep) : 10;
        for (double strength : new double[] {0.01 * most, 0.9 * most}) {
            double[] z = x.clone();
            Shortening.shrink(z, s, 0, SIZE, 1, strength);
            for (int i = 0; i < SIZE; i++) {
                assertEquals(x[i], z[i] * (1 + s[i] * strength / norm(z)), 1e-12 * Math.abs(x[i]));
            }
        }
        if (steep < Double.POSITIVE_INFINITY) {
            double[] z = x.clone();
            Shortening.shrink(z, s, 0, SIZE, 1, 1.000001 * most);
            assertArrayEquals(new double[SIZE], z);
        }
    }

    @Test
    void equal_steps_keep_the_direction() {
        double[] x = {3, 9, -4, 9};
        Shortening.project(x, new double[] {2, 0, 2, 0}, 0, 4, 2, 2.5);
        assertArrayEquals(new double[] {1.5, 9, -2, 9}, x);
        Shortening.shrink(x, new double[] {0.5, 0, 0.5, 0}, 0, 4, 2, 2.5);
        assertArrayEquals(new double[] {0.75, 9, -1, 9}, x);
    }

    @Test
    void what_does_not_move_may_leave_no_room() {
        double[] x = {3, 4, 1};
        Shortening.project(x, new double[] {0, 1, 2}, 0, 3, 1, 2);
        assertArrayEquals(new double[] {3, 0, 0}, x);
    }

    @Test
    void nan_stays_nan_and_zero_stays_zero() {
        double[] x = {Double.NaN, 4};
        Shortening.project(x, new double[] {1, 2}, 0, 2, 1, 2);
        assertTrue(Double.isNaN(x[0]) && Double.isNaN(x[1]));
        double[] y = {Double.NaN, 4};
        Shortening.shrink(y, new double[] {1, 2}, 0, 2, 1, 2);
        assertTrue(Double.isNaN(y[0]) && Double.isNaN(y[1]));
        double[] zero = {0, 0};
        Shortening.shrink(zero, new double[] {1, 2}, 0, 2, 1, 2);
        assertArrayEquals(new double[2], zero);
    }
}
