package org.thalweg.clipping;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.thalweg.Block;
import org.thalweg.Optimizer;
import org.thalweg.Scope;
import org.thalweg.Tile;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Machine;
import org.thalweg.engine.Tiles;

class ClippingTest {

    /** A weight matrix of one row and a bias, the last number. */
    private static double[] clip(Optimizer clip, double... gradient) {
        return Machine.withBias(Chain.of(clip), List.of(), new double[gradient.length])
                .step(gradient);
    }

    private static void assertClips(Optimizer clip, double[] gradient, double... expected) {
        assertArrayEquals(expected, clip(clip, gradient));
    }

    private static double[] g(double... gradient) {
        return gradient;
    }

    @Test
    void by_value_limits_both_signs() {
        assertClips(new ClipByValue(2), g(3, -3, 2, -2, 0.5, -0.0), 2, -2, 2, -2, 0.5, -0.0);
        assertClips(
                new ClipByValue(2),
                g(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN),
                2,
                -2,
                Double.NaN);
    }

    /** (3, −4) and 12 are 13 long together, 5 and 12 apart. */
    @Test
    void by_global_norm_shortens_all_blocks_together() {
        assertClips(new ClipByGlobalNorm(6.5), g(3, -4, 12), 1.5, -2, 6);
        assertClips(new ClipByGlobalNorm(13), g(3, -4, 12), 3, -4, 12);
    }

    @Test
    void by_norm_shortens_each_block_apart() {
        assertClips(new ClipByNorm(2.5), g(3, -4, 12), 1.5, -2, 2.5);
        assertClips(new ClipByNorm(5), g(3, -4, -12), 3, -4, -5);
    }

    @Test
    void the_largest_element_may_be_the_norm() {
        assertClips(new ClipByGlobalNorm(6, 0, Norm.LARGEST_ELEMENT), g(3, -4, 12), 1.5, -2, 6);
        assertClips(new ClipByNorm(2, 0, Norm.LARGEST_ELEMENT), g(3, -4, 12), 1.5, -2, 2);
    }

    /** 5 + 5 is beyond 9, though 5 is not: as PyTorch's clip does, ε is added before the comparison. */
    @Test
    void epsilon_is_added_to_the_norm() {
        assertClips(new ClipByGlobalNorm(5, 5, Norm.EUCLIDEAN), g(3, -4, 0), 1.5, -2, 0);
        assertClips(new ClipByGlobalNorm(10, 5, Norm.EUCLIDEAN), g(3, -4, 0), 3, -4, 0);
    }

    @Test
    void a_norm_that_is_not_finite_makes_everything_nan() {
        double nan = Double.NaN;
        assertClips(new ClipByGlobalNorm(1), g(1, nan, 1), nan, nan, nan);
        assertClips(new ClipByGlobalNorm(1), g(1, Double.NEGATIVE_INFINITY, 1), nan, nan, nan);
        assertClips(new ClipByNorm(1), g(1, Double.POSITIVE_INFINITY, 0.5), nan, nan, 0.5);
    }

    /** The squares of 3·10²⁰⁰ and 4·10²⁰⁰ overflow, their norm does not. */
    @Test
    void long_but_finite_updates_are_shortened() {
        double[] u = clip(new ClipByGlobalNorm(5), 3e200, -4e200, 0);
        assertArrayEquals(new double[] {3, -4, 0}, u, 1e-15, "one rounding of the scale");
    }

    @Test
    void after_the_clip_the_norm_is_the_limit_and_a_second_clip_does_nothing() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 100; trial++) {
            double[] u = clip(new ClipByGlobalNorm(0.75), random.doubles(37, -9, 9).toArray());
            double norm = Norm.EUCLIDEAN.of(tile(u));
            assertEquals(0.75, norm, 1e-15, "rounding of the sum");
            assertArrayEquals(u, clip(new ClipByGlobalNorm(0.75), u), 1e-15, "rounding of the sum");
        }
    }

    @Test
    void a_high_limit_changes_nothing() {
        double[] u = new SplittableRandom(4).doubles(37, -9, 9).toArray();
        for (Optimizer clip :
                List.of(new ClipByValue(9), new ClipByNorm(1e9), new ClipByGlobalNorm(1e9))) {
            assertArrayEquals(u, clip(clip, u));
        }
    }

    @Test
    void the_euclidean_norm_of_seventeen_ones_is_the_root_of_seventeen() {
        for (int length = 1; length <= 20; length++) {
            double[] ones = new double[length];
            Arrays.fill(ones, 1);
            assertEquals(Math.sqrt(length), Norm.EUCLIDEAN.of(tile(ones)));
        }
        assertTrue(Double.isNaN(Norm.LARGEST_ELEMENT.of(tile(g(1, Double.NaN, 2)))));
    }

    private static Tile tile(double[] update) {
        List<Block> blocks = List.of(new Block("W", 1, update.length, Block.Role.WEIGHTS));
        double[] zeros = new double[update.length];
        return Tiles.of(Scope.VECTOR, blocks, zeros, update, zeros, update.length).get(0);
    }
}
