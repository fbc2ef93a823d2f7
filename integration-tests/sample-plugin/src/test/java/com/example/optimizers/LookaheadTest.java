package com.example.optimizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.Block;
import org.thalweg.Block.Role;
import org.thalweg.Clock;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Descent;
import org.thalweg.optimizers.Sgd;

class LookaheadTest {

    private final Descent descent =
            new Descent(
                    Chain.of(new Lookahead(2, 0.5, new Sgd(0.5))),
                    List.of(),
                    List.of(new Block("W", 1, 1, Role.WEIGHTS)),
                    new double[] {8},
                    1);

    /** On ½θ², whose gradient is θ. */
    private double[] step(long t) {
        descent.gradient()[0] = descent.parameters()[0];
        descent.step(new Clock(t, 1, t - 1), 0, (parameters, again) -> 0);
        return descent.parameters();
    }

    @Test
    void goes_half_way_from_where_it_was() {
        assertArrayEquals(new double[] {4}, step(1));
        assertArrayEquals(new double[] {5}, step(2)); // 2 would be next; half way from 8
        assertArrayEquals(new double[] {2.5}, step(3));
        assertArrayEquals(new double[] {3.125}, step(4));
    }
}
