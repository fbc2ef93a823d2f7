package org.thalweg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.thalweg.Block.Role;

class BlockTest {

    @Test
    void its_size_is_exact_where_no_array_is_as_long() {
        assertEquals(6, new Block("W", 2, 3, Role.WEIGHTS).size());
        assertEquals(2_500_000_000L, new Block("W", 50_000, 50_000, Role.WEIGHTS).size());
    }

    @Test
    void weights_are_neither_biases_nor_scales() {
        for (Role role : Role.values()) {
            Block block = new Block("p", 2, 1, role);
            assertEquals(role == Role.WEIGHTS, block.isWeights());
            assertEquals(role == Role.BIAS, block.isBias());
        }
    }

    @Test
    void refuses_no_name_and_no_elements() {
        says(() -> new Block(" ", 1, 1, Role.BIAS), "A parameter needs a name, got ' '.");
        says(
                () -> new Block("V", 0, 3, Role.WEIGHTS),
                "The parameter V needs a positive shape, got 0 × 3.");
        says(
                () -> new Block("V", 3, -1, Role.WEIGHTS),
                "The parameter V needs a positive shape, got 3 × -1.");
    }

    private static void says(Runnable wrong, String message) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, wrong::run).getMessage());
    }
}
