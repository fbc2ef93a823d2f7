package com.example.optimizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.Block;
import org.thalweg.Block.Role;
import org.thalweg.Clock;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Descent;
import org.thalweg.optimizers.Sgd;

class GroupLassoTest {

    /** W has the columns (3, 4), of norm 5, and (1, 0), of norm 1; then a bias. */
    private final Descent descent =
            new Descent(
                    Chain.of(new Sgd(0.5)),
                    List.of(new GroupLasso(5)),
                    List.of(new Block("W", 2, 2, Role.WEIGHTS), new Block("b", 2, 1, Role.BIAS)),
                    new double[] {3, 1, 4, 0, 7, 7},
                    1);

    @Test
    void sums_the_norms_of_the_columns() {
        assertEquals(30, descent.penalty());
    }

    @Test
    void shortens_a_long_column_and_drops_a_short_one() {
        descent.step(Clock.FIRST, 0, (parameters, again) -> 0);
        assertArrayEquals(new double[] {1.5, 0, 2, 0, 7, 7}, descent.parameters());
    }
}
