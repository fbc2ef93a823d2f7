package org.thalweg.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.thalweg.Block;
import org.thalweg.Block.Role;

class InitialTest {

    /** 50 inputs, 30 outputs. */
    private static final Block W = new Block("W", 30, 50, Role.WEIGHTS);

    private static double[] drawn(Initial initial) {
        double[] elements = new double[(int) W.size()];
        initial.fill(elements, W, new SplittableRandom(3));
        return elements;
    }

    private static double deviation(double[] elements) {
        return Math.sqrt(Arrays.stream(elements).map(w -> w * w).average().orElseThrow());
    }

    @Test
    void a_constant_is_everywhere() {
        assertTrue(Arrays.stream(drawn(Initial.constant(0.25))).allMatch(w -> w == 0.25));
        assertArrayEquals(drawn(Initial.constant(0)), drawn(Initial.normal(0)));
    }

    /** 1500 numbers: their deviation is known to about 2 %. */
    @Test
    void random_ones_have_the_spread_they_should() {
        assertEquals(0.5, deviation(drawn(Initial.normal(0.5))), 0.03);
        assertEquals(0.6 / Math.sqrt(3), deviation(drawn(Initial.uniform(0.6))), 0.02);
        assertEquals(Math.sqrt(2.0 / 80), deviation(drawn(Initial.glorot())), 0.01);
        assertEquals(Math.sqrt(2.0 / 50), deviation(drawn(Initial.he())), 0.01);
        double largest = Arrays.stream(drawn(Initial.glorot())).map(Math::abs).max().orElseThrow();
        assertTrue(largest <= Math.sqrt(6.0 / 80) && largest > 0.95 * Math.sqrt(6.0 / 80));
    }

    @Test
    void refuses_what_cannot_be() {
        says(() -> Initial.constant(Double.NaN), "A parameter starts at a finite value, got NaN.");
        says(() -> Initial.normal(-1), "A standard deviation is at least 0, got -1.0.");
        says(
                () -> Initial.uniform(Double.POSITIVE_INFINITY),
                "A bound of uniform numbers is at least 0, got Infinity.");
    }

    private static void says(Runnable wrong, String message) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, wrong::run).getMessage());
    }
}
