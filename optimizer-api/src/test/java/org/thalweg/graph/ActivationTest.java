package org.thalweg.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {

    private static final double[] POINTS = {-40, -3, -1, -1e-3, 1e-3, 0.5, 2, 40};

    /** The difference of third order has an error of h²; no point is at a kink. */
    @ParameterizedTest
    @EnumSource
    void its_derivative_is_the_slope(Activation activation) {
        double h = 1e-5;
        for (double x : POINTS) {
            double slope = (activation.value(x + h) - activation.value(x - h)) / (2 * h);
            assertEquals(
                    slope,
                    activation.derivative(x, activation.value(x)),
                    1e-9,
                    () -> activation + " at " + x);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nan_stays_nan(Activation activation) {
        assertTrue(Double.isNaN(activation.value(Double.NaN)));
        assertTrue(Double.isNaN(activation.derivative(Double.NaN, Double.NaN)));
    }

    /** e − 1 = 1.718…, ln 2 = 0.693…. */
    @ParameterizedTest
    @CsvSource({
        "RELU, -2, 0",
        "RELU, 2, 2",
        "LEAKY_RELU, -2, -0.02",
        "LEAKY_RELU, 2, 2",
        "ELU, -800, -1",
        "ELU, 2, 2",
        "TANH, 0.5493061443340549, 0.5",
        "SIGMOID, 0, 0.5",
        "SIGMOID, -800, 0",
        "SIGMOID, 800, 1",
        "SOFTPLUS, 0, 0.6931471805599453",
        "SOFTPLUS, 800, 800",
        "SOFTPLUS, -800, 0",
        "SILU, 0, 0",
        "SILU, 1, 0.7310585786300049"
    })
    void has_known_values(Activation activation, double x, double y) {
        assertEquals(y, activation.value(x), 1e-15);
    }

    @Test
    void is_drawn_by_its_name() {
        assertEquals("leaky-relu", Activation.LEAKY_RELU.label());
    }
}
