package com.example.optimizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.Block;
import org.thalweg.Block.Role;
import org.thalweg.Clock;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Descent;

class SignumTest {

    private final Descent descent =
            new Descent(
                    Chain.of(new Signum(0.5)),
                    List.of(),
                    List.of(new Block("W", 1, 2, Role.WEIGHTS)),
                    new double[] {1, 1},
                    1);

    private double[] step(long t, double... gradient) {
        System.arraycopy(gradient, 0, descent.gradient(), 0, gradient.length);
        descent.step(new Clock(t, 1, t - 1), 0, (parameters, again) -> 0);
        return descent.parameters();
    }

    @Test
    void follows_the_sign_of_the_mean_and_not_of_the_gradient() {
        assertArrayEquals(new double[] {0, 2}, step(1, 4, -2)); // m = 2, −1
        assertArrayEquals(new double[] {-1, 2}, step(2, -1, 1)); // m = ½, 0
    }
}
