package org.thalweg.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DifferencesTest {

    /** Rounding of sums, no more. */
    private static final double ROUNDING = 1e-14;

    @Test
    void agrees_with_r_4_2_2_on_the_sleep_data() {
        Differences sleep = Differences.of(Published.sleep());
        assertEquals(-1.58, sleep.mean(), ROUNDING);
        assertEquals(1.2299954832798732, sleep.standardDeviation(), ROUNDING);
        assertEquals(-1.2845575625910546, sleep.cohensDz(), ROUNDING);
        // R's lgamma and ours differ in the last digits
        assertEquals(-1.173924903514205, sleep.hedgesGz(), 1e-12);
    }

    @Test
    void counts_better_and_worse_by_the_direction_and_ties_apart() {
        Differences sleep = Differences.of(Published.sleep());
        assertEquals(9, sleep.better(Direction.LOWER_IS_BETTER));
        assertEquals(0, sleep.worse(Direction.LOWER_IS_BETTER));
        assertEquals(0, sleep.better(Direction.HIGHER_IS_BETTER));
        assertEquals(9, sleep.worse(Direction.HIGHER_IS_BETTER));
        assertEquals(1, sleep.zero());
    }

    @Test
    void has_no_effect_if_all_are_zero_and_an_infinite_one_if_all_are_equal() {
        assertEquals(0, Differences.of(new double[] {0, 0, 0}).cohensDz());
        assertEquals(0, Differences.of(new double[] {0, 0, 0}).hedgesGz());
        assertEquals(
                Double.NEGATIVE_INFINITY, Differences.of(new double[] {-2, -2, -2}).cohensDz());
    }

    @Test
    void does_not_lose_tiny_or_huge_differences() {
        assertEquals(
                Math.scalb(1.0, -600),
                Differences.of(new double[] {Math.scalb(1.0, -600), 0, -Math.scalb(1.0, -600)})
                        .standardDeviation());
        assertEquals(
                Math.scalb(1.0, 600),
                Differences.of(new double[] {Math.scalb(1.0, 600), 0, -Math.scalb(1.0, 600)})
                        .standardDeviation());
    }

    @Test
    void calls_two_pairs_no_evidence_of_any_effect_size() {
        assertEquals(0, Differences.of(new double[] {1, 2}).hedgesGz());
    }
}
