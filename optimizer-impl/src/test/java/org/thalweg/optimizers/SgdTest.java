package org.thalweg.optimizers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SgdTest {

    @Test
    void refuses_a_rate_that_would_ascend() {
        String message =
                assertThrows(IllegalArgumentException.class, () -> new Sgd(-1)).getMessage();
        assertEquals("sgd.learning-rate must be in [0, ∞), got -1.0.", message);
    }
}
