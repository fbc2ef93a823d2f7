package org.thalweg.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestrictedMeanTest {

    private static final double NEVER = Double.POSITIVE_INFINITY;

    @Test
    void a_run_that_has_not_arrived_counts_as_the_horizon() {
        double[] steps = {0, 40, 100, 101, NEVER};
        assertArrayEquals(new double[] {0, 40, 100, 100, 100}, RestrictedMean.of(steps, 100));
        assertEquals(3, RestrictedMean.arrived(steps, 100));
    }

    @Test
    void differences_are_of_restricted_steps_variant_minus_base() {
        double[] base = {10, NEVER, 70, NEVER};
        double[] variant = {30, 60, NEVER, NEVER};
        assertArrayEquals(
                new double[] {20, -40, 30, 0}, RestrictedMean.differences(base, variant, 100));
    }

    @Test
    void of_no_runs_is_nothing() {
        assertEquals(0, RestrictedMean.of(new double[0], 1).length);
        assertEquals(0, RestrictedMean.arrived(new double[0], 1));
    }

    /** The restricted mean is the area below the curve of runs that have not arrived, step by step. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void its_mean_is_the_area_below_the_survival_curve(long seed) {
        Random random = new Random(seed);
        double[] steps = new double[20];
        Arrays.setAll(steps, i -> random.nextInt(4) == 0 ? NEVER : 1 + random.nextInt(200));
        int horizon = 100;
        int area = steps.length;
        for (int step = 1; step < horizon; step++) {
            area += steps.length - RestrictedMean.arrived(steps, step);
        }
        double sum = Arrays.stream(RestrictedMean.of(steps, horizon)).sum();
        assertEquals(area, sum, "seed " + seed);
    }
}
