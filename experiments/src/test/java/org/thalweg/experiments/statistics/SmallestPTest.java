package org.thalweg.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SmallestPTest {

    @Test
    void one_comparison_needs_6_pairs_and_three_need_7() {
        assertEquals(OptionalInt.of(6), SmallestP.pairsNeeded(1, 0.05));
        assertEquals(OptionalInt.of(7), SmallestP.pairsNeeded(3, 0.05));
        assertEquals(OptionalInt.of(5), SmallestP.pairsNeeded(1, 0.0625));
    }

    @Test
    void ten_pairs_allow_25_comparisons_but_not_26() {
        assertTrue(SmallestP.allowsSignificance(10, 25, 0.05));
        assertFalse(SmallestP.allowsSignificance(10, 26, 0.05));
    }

    @Test
    void random_flips_have_a_floor_that_many_comparisons_do_not_reach() {
        assertEquals(1.0 / 100_001, SmallestP.of(21));
        assertEquals(OptionalInt.of(20), SmallestP.pairsNeeded(26_214, 0.05));
        assertEquals(OptionalInt.empty(), SmallestP.pairsNeeded(26_215, 0.05));
    }
}
