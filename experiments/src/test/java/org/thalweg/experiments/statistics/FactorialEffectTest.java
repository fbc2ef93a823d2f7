package org.thalweg.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FactorialEffectTest {

    private static final List<String> ABC = List.of("a", "b", "c");

    /** rnorm(32) of R 4.2.2 with seed 7, rounded. */
    private static final double[][] BLOCKS = {
        {2.29, -0.97, 0.15, 2.28, -0.89, 0.84, 1.27, -0.98},
        {-1.20, -0.95, 2.19, 0.32, -0.31, 0.71, 0.18, -0.28},
        {-0.69, 0.75, 0.36, 1.90, 0.00, 1.31, 0.75, -0.87},
        {-0.41, -0.12, 2.72, 0.47, 0.99, -1.39, 0.59, 0.72}
    };

    @Test
    void agrees_with_twice_the_coefficients_of_lm_in_r_4_2_2() {
        // lm(y ~ block + (a + b + c)^2) with a, b, c coded −1 and 1
        double[] effects = {-0.265625, 0.738125, -0.403125, -0.315625, -0.049375, -0.723125};
        List<FactorialEffect> found = FactorialEffect.of(ABC, BLOCKS, 0.95, 1);
        assertEquals(
                List.of(
                        List.of("a"),
                        List.of("b"),
                        List.of("c"),
                        List.of("a", "b"),
                        List.of("a", "c"),
                        List.of("b", "c")),
                found.stream().map(FactorialEffect::factors).toList());
        for (int i = 0; i < effects.length; i++) {
            // rounding of sums of decimals
            assertEquals(
                    effects[i],
                    found.get(i).test().estimate(),
                    1e-14,
                    found.get(i).factors()::toString);
            assertEquals(
                    found.get(i).test().estimate(),
                    found.get(i).signFlip().orElseThrow().statistic());
        }
    }

    @Test
    void tests_the_contrasts_of_blocks_as_t_test_of_r_4_2_2_does() {
        StudentT interaction = FactorialEffect.of(ABC, BLOCKS, 0.95, 1).get(3).test();
        assertEquals(0.36152503088379984, interaction.p(), 1e-12);
        assertEquals(-1.25088535896349407, interaction.interval().low(), 1e-12);
        assertEquals(0.61963535896349387, interaction.interval().high(), 1e-12);
    }

    @Test
    void finds_what_was_put_in_whatever_the_blocks_add() {
        // y = block + 3a + 5b + 8ab with a, b off or on: effect of a is 3 + 8/2, the interaction
        // 8/2
        double[][] blocks = {{0, 3, 5, 16}, {100, 103, 105, 116}, {-7, -4, -2, 9}};
        List<FactorialEffect> effects = FactorialEffect.of(List.of("a", "b"), blocks, 0.95, 1);
        assertEquals(7, effects.get(0).test().estimate());
        assertEquals(9, effects.get(1).test().estimate());
        assertEquals(4, effects.get(2).test().estimate());
        assertEquals(0, effects.get(0).test().standardError());
        assertEquals(0.25, effects.get(0).signFlip().orElseThrow().p());
    }

    @Test
    void of_one_factor_is_the_paired_difference() {
        double[][] pairs = {{1, 2}, {4, 7}, {0, -1}};
        FactorialEffect only = FactorialEffect.of(List.of("clip"), pairs, 0.95, 1).get(0);
        assertEquals(StudentT.of(new double[] {1, 3, -1}, 0.95), only.test());
    }

    @Test
    void blocks_that_share_training_rows_have_a_corrected_t_test_as_scipy_1_17_1_by_hand() {
        FactorialEffect corrected = FactorialEffect.of(ABC, BLOCKS, 0.125, 0.95, 1).get(3);
        assertEquals(List.of("a", "b"), corrected.factors());
        assertEquals(-0.315625, corrected.test().estimate(), 1e-14);
        assertEquals(0.3599291922552268, corrected.test().standardError(), 1e-12);
        assertEquals(0.4450903885206333, corrected.test().p(), 1e-12);
        assertEquals(-1.461080328056396, corrected.test().interval().low(), 1e-12);
        assertEquals(0.8298303280563959, corrected.test().interval().high(), 1e-12);
    }

    @Test
    void signs_are_flipped_only_where_blocks_share_nothing() {
        assertEquals(
                FactorialEffect.of(ABC, BLOCKS, 0.95, 1),
                FactorialEffect.of(ABC, BLOCKS, 0, 0.95, 1));
        assertEquals(
                List.of(true, true, true, true, true, true),
                FactorialEffect.of(ABC, BLOCKS, 0.01, 0.95, 1).stream()
                        .map(effect -> effect.signFlip().isEmpty())
                        .toList());
    }
}
