package org.thalweg.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HolmTest {

    /** R multiplies, we multiply; only the last bit may differ. */
    private static final double LAST_BIT = 1e-16;

    @Test
    void agrees_with_p_adjust_of_r_4_2_2() {
        assertArrayEquals(
                new double[] {0.05, 0.08, 0.09, 0.09, 0.09},
                Holm.adjusted(new double[] {0.01, 0.02, 0.03, 0.04, 0.05}),
                LAST_BIT);
        assertArrayEquals(
                new double[] {0.12, 0.006, 0.12, 0.2, 0.06, 0.12},
                Holm.adjusted(new double[] {0.04, 0.001, 0.03, 0.2, 0.012, 0.03}),
                LAST_BIT);
    }

    @Test
    void is_the_identity_for_one_and_never_exceeds_1() {
        assertArrayEquals(new double[] {0.3}, Holm.adjusted(new double[] {0.3}));
        assertArrayEquals(new double[] {1, 1, 0}, Holm.adjusted(new double[] {0.9, 1, 0}));
        assertEquals(0, Holm.adjusted(new double[0]).length);
    }
}
