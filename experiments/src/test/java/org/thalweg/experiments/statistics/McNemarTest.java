package org.thalweg.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarTest {

    /** R 4.2.2: binom.test(b, b + c)$p.value. */
    @ParameterizedTest
    @CsvSource({
        "2, 8, 0.10937499999999994",
        "1, 8, 0.039062499999999986",
        "59, 86, 0.030481814649487651",
        "0, 6, 0.031250000000000007"
    })
    void agrees_with_binom_test_of_r_4_2_2(int b, int c, double p) {
        // two implementations of the binomial tail
        assertEquals(p, McNemar.of(b, c).p(), 1e-14);
        assertEquals(McNemar.of(b, c).p(), McNemar.of(c, b).p());
    }

    @Test
    void is_1_if_both_diverge_alike() {
        assertEquals(1, McNemar.of(0, 0).p());
        assertEquals(1, McNemar.of(4, 4).p());
    }

    @Test
    void counts_only_seeds_on_which_one_diverged() {
        boolean[] base = {true, true, false, false, false};
        boolean[] variant = {true, false, true, true, false};
        assertEquals(new McNemar(1, 2, 1), McNemar.of(base, variant));
    }

    @Test
    void its_smallest_p_is_that_of_seeds_which_all_diverged_on_one_side() {
        for (int discordant = 0; discordant <= 60; discordant++) {
            double smallest = McNemar.of(0, discordant).p();
            // the binomial tail is computed by a series, its last bits differ
            assertEquals(smallest, McNemar.of(0, discordant).smallestP(), 1e-14 * smallest);
            assertEquals(
                    McNemar.of(0, discordant).smallestP(),
                    McNemar.of(discordant / 3, discordant - discordant / 3).smallestP());
        }
    }

    @Test
    void can_reject_at_5_percent_from_six_seeds_on() {
        assertFalse(McNemar.of(0, 0).canReject(0.05));
        assertFalse(McNemar.of(0, 5).canReject(0.05));
        assertTrue(McNemar.of(3, 3).canReject(0.05));
        assertTrue(McNemar.of(0, 5).canReject(0.0625));
    }
}
