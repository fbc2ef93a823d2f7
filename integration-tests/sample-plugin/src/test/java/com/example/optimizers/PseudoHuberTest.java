package com.example.optimizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.thalweg.backprop.Backpropagation;
import org.thalweg.backprop.Minibatch;
import org.thalweg.backprop.Program;
import org.thalweg.data.Dataset;
import org.thalweg.models.Linear;

class PseudoHuberTest {

    private final double[] gradient = new double[2];

    /** The loss of a difference r, with δ = 2: one instance with x = 3, y = 0, W = 0 and b = r. */
    private double loss(double r) {
        Dataset data = Dataset.of(new double[][] {{3}}, new double[][] {{0}});
        double[] losses = new double[1];
        new Backpropagation(Program.record(new Linear(), new PseudoHuber(2), 1, 1), 1)
                .gradient(
                        Minibatch.all(data),
                        new int[] {0},
                        new double[][] {{0, r}},
                        new double[][] {gradient},
                        losses);
        return losses[0];
    }

    @Test
    void is_what_the_formula_says() {
        assertEquals(1, loss(1.5)); // 4 (√(1 + 9/16) − 1)
        assertArrayEquals(new double[] {3 * 1.2, 1.2}, gradient); // 1.5 / √(1 + 9/16)
    }

    @Test
    void keeps_the_digits_of_a_small_difference() {
        assertEquals(1e-9 * 1e-9 / 2, loss(1e-9));
    }
}
