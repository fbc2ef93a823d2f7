package com.example.optimizers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.thalweg.backprop.Backpropagation;
import org.thalweg.backprop.Minibatch;
import org.thalweg.backprop.Program;
import org.thalweg.data.Dataset;
import org.thalweg.losses.SquaredError;

class TiedResidualTest {

    /** tanh(½ ln 3) = ½. */
    private static final double HALF = Math.log(3) / 2;

    @Test
    void predicts_what_the_formula_says() {
        Dataset data = Dataset.of(new double[][] {{HALF, 0}}, new double[][] {{0}});
        double[][] scores = new double[1][1];
        double[] parameters = {1, 4, 0, 2, 10, 3}; // W, a, V, b
        new Backpropagation(Program.record(new TiedResidual(1, 0.9), new SquaredError(), 2, 1), 1)
                .predict(Minibatch.all(data), new int[] {0}, new double[][] {parameters}, scores);
        // x + Wᵀ ½ = (½ ln 3 + ½, 2)
        assertEquals(2 * (HALF + 0.5) + 10 * 2 + 3, scores[0][0], 1e-14); // ln 3 is rounded
    }
}
