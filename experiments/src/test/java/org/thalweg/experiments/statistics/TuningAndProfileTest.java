package org.thalweg.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TuningAndProfileTest {

    private static final double NEVER = Double.POSITIVE_INFINITY;

    @Test
    void expected_best_is_the_expected_minimum_of_n_dice() {
        double[] expected = ExpectedBest.of(new double[] {4, 1, 6, 3, 5, 2});
        // Σₖ (k/6)ⁿ: 7/2, 91/36, 441/216, 2275/1296, 12201/7776, 67171/46656; powers round
        double[] dice = {
            3.5, 91 / 36.0, 441 / 216.0, 2275 / 1296.0, 12201 / 7776.0, 67171 / 46656.0
        };
        assertArrayEquals(dice, expected, 1e-14);
    }

    @Test
    void expected_best_of_one_trial_is_that_trial() {
        assertArrayEquals(new double[] {-3}, ExpectedBest.of(new double[] {-3}));
    }

    @Test
    void profile_counts_problems_within_a_factor_of_the_best() {
        PerformanceProfile profile =
                PerformanceProfile.of(new double[][] {{10, 40, 30, NEVER}, {20, 20, NEVER, NEVER}});
        assertEquals(0.5, profile.share(0, 1));
        assertEquals(0.25, profile.share(1, 1));
        assertEquals(0.5, profile.share(0, 1.99));
        assertEquals(0.75, profile.share(0, 2));
        assertEquals(0.5, profile.share(1, 2));
        assertEquals(0.75, profile.share(0, NEVER));
        assertArrayEquals(new double[] {1, 2}, profile.steps());
    }

    @Test
    void profile_at_1_sums_to_1_if_there_are_neither_ties_nor_failures() {
        PerformanceProfile profile =
                PerformanceProfile.of(new double[][] {{3, 1, 7}, {2, 5, 8}, {4, 6, 1}});
        // thirds
        assertEquals(1, profile.share(0, 1) + profile.share(1, 1) + profile.share(2, 1), 1e-15);
        assertEquals(1, profile.share(0, 7));
    }
}
