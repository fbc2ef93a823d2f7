package org.thalweg.regularizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.Block;
import org.thalweg.Block.Role;
import org.thalweg.Regularizer;
import org.thalweg.Tile;

/** Numbers worked out by hand, both signs, on a 2 × 2 weight matrix and as a bias. */
class RegularizersTest {

    private static final double[] POINT = {3, -4, 0.5, 0};

    /** A whole block. */
    private record Whole(Block block, double[] parameters, double[] update, double[] gain)
            implements Tile {

        static Whole of(boolean bias, double... parameters) {
            Block block = new Block("W", 2, 2, bias ? Role.BIAS : Role.WEIGHTS);
            return new Whole(block, parameters.clone(), new double[] {1, 1, 1, 1}, new double[4]);
        }

        Whole steps(double... sizes) {
            return new Whole(block, parameters, update, sizes);
        }

        Whole steps(double size) {
            return steps(size, size, size, size);
        }

        @Override
        public long offset() {
            return 0;
        }

        @Override
        public void scale(double factor) {
            throw new UnsupportedOperationException();
        }

        @Override
        public double sumOfSquares(double scale) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void linear(Tile.Linear body) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void linear(String slot, Tile.Memory body) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean asksGain() {
            return true;
        }

        @Override
        public int from() {
            return 0;
        }

        @Override
        public int to() {
            return (int) block.size();
        }

        @Override
        public List<Tile> blocks() {
            return List.of(this);
        }

        @Override
        public double[] slot(String name) {
            throw new IllegalArgumentException(name);
        }
    }

    private static void assertPenalty(double expected, Regularizer regularizer) {
        assertEquals(expected, regularizer.penalty(Whole.of(false, POINT)));
    }

    /** Adds to a gradient of ones. */
    private static void assertGradient(Regularizer regularizer, double... expected) {
        Whole tile = Whole.of(false, POINT);
        regularizer.addGradient(tile);
        assertArrayEquals(expected, tile.update());
        assertArrayEquals(POINT, tile.parameters());
    }

    private static void assertProximal(
            Regularizer regularizer, double stepSize, double... expected) {
        Whole tile = Whole.of(false, POINT);
        regularizer.proximal(tile.steps(stepSize));
        assertArrayEquals(expected, tile.parameters());
    }

    /** 9 + 16 + ¼ = 25.25; not halved. */
    @Test
    void l2_is_not_halved_and_has_the_gradient_2_lambda_w() {
        assertPenalty(50.5, new L2(2));
        assertGradient(new L2(2), 13, -15, 3, 1);
        assertProximal(new L2(2), 0.5, POINT);
    }

    @Test
    void proximal_l1_is_a_soft_threshold_of_rate_times_strength() {
        assertPenalty(15, new L1(2));
        assertGradient(new L1(2), 1, 1, 1, 1);
        assertProximal(new L1(2), 0.5, 2, -3, 0, 0);
        assertProximal(new L1(2), 0.125, 2.75, -3.75, 0.25, 0);
    }

    @Test
    void the_subgradient_of_l1_is_the_sign_and_0_at_0() {
        L1 subgradient = new L1(2, L1.Method.SUBGRADIENT, false);
        assertPenalty(15, subgradient);
        assertGradient(subgradient, 3, -1, 3, 1);
        assertProximal(subgradient, 0.5, POINT);
    }

    /** Threshold ½·2 = 1, then divided by 1 + 2·½·1 = 2. */
    @Test
    void elastic_net_thresholds_first_and_then_shrinks() {
        assertPenalty(15 + 25.25, new ElasticNet(2, 1));
        assertGradient(new ElasticNet(2, 1), 1, 1, 1, 1);
        assertProximal(new ElasticNet(2, 1), 0.5, 1, -1.5, 0, 0);
    }

    @Test
    void elastic_net_of_one_kind_alone_is_l1() {
        assertProximal(new ElasticNet(2, 0), 0.5, 2, -3, 0, 0);
    }

    /** The rows are (3, −4), 5 long, and (½, 0). */
    @Test
    void max_norm_shortens_rows_that_are_too_long() {
        assertPenalty(0, new MaxNorm(2.5));
        assertGradient(new MaxNorm(2.5), 1, 1, 1, 1);
        assertProximal(new MaxNorm(2.5), 0.5, 1.5, -2, 0.5, 0);
        assertProximal(new MaxNorm(5), 0.5, POINT);
        assertProximal(new MaxNorm(5, MaxNorm.Of.ROW, 5, MaxNorm.Metric.STEPS), 0.5, POINT);
        assertProximal(
                new MaxNorm(2.5, MaxNorm.Of.ROW, 5, MaxNorm.Metric.STEPS), 0.5, 0.75, -1, 0.5, 0);
    }

    /** (2, 4, 4, 8) is 10 long. */
    @Test
    void max_norm_may_be_of_the_whole_matrix() {
        Whole tile = Whole.of(false, 2, 4, -4, 8);
        new MaxNorm(5, MaxNorm.Of.MATRIX, 0, MaxNorm.Metric.STEPS).proximal(tile.steps(0.5));
        assertArrayEquals(new double[] {1, 2, -2, 4}, tile.parameters());
    }

    /** Thresholds 2·(½, ¼, 0, ½); divided by 1 + 2·(½, ¼, 0, ½). */
    @Test
    void step_sizes_may_differ_from_element_to_element() {
        Whole tile = Whole.of(false, POINT).steps(0.5, 0.25, 0, 0.5);
        new L1(2).proximal(tile);
        assertArrayEquals(new double[] {2, -3.5, 0.5, 0}, tile.parameters());
        Whole other = Whole.of(false, POINT).steps(0.5, 0.25, 0, 0.5);
        new ElasticNet(2, 1).proximal(other);
        assertArrayEquals(new double[] {1, -3.5 / 1.5, 0.5, 0}, other.parameters());
    }

    /** κ solves 3²/(1 + 2κ)² + 4²/(1 + κ)² = 2.5²; the other row is short enough. */
    @Test
    void max_norm_goes_to_the_nearest_place_in_the_metric_of_the_steps() {
        Whole tile = Whole.of(false, POINT).steps(2, 1, 1, 1);
        new MaxNorm(2.5).proximal(tile);
        double[] w = tile.parameters();
        assertEquals(2.5, Math.hypot(w[0], w[1]), 1e-15);
        double kappa = 3 / w[0] - 1;
        assertEquals(kappa / 2, -4 / w[1] - 1, 1e-14);
        assertArrayEquals(new double[] {0.5, 0}, new double[] {w[2], w[3]});
        Whole euclidean = Whole.of(false, POINT).steps(2, 1, 1, 1);
        new MaxNorm(2.5, MaxNorm.Of.ROW, 0, MaxNorm.Metric.EUCLIDEAN).proximal(euclidean);
        assertArrayEquals(new double[] {1.5, -2, 0.5, 0}, euclidean.parameters());
    }

    @Test
    void biases_are_left_alone_unless_asked() {
        for (Regularizer regularizer :
                List.of(
                        new L1(2),
                        new L1(2, L1.Method.SUBGRADIENT, false),
                        new L2(2),
                        new ElasticNet(2, 2),
                        new MaxNorm(0.1))) {
            Whole tile = Whole.of(true, POINT);
            regularizer.addGradient(tile);
            regularizer.proximal(tile.steps(0.5));
            assertEquals(0, regularizer.penalty(tile), regularizer.name());
            assertArrayEquals(POINT, tile.parameters(), regularizer.name());
            assertArrayEquals(new double[] {1, 1, 1, 1}, tile.update(), regularizer.name());
        }
        Whole tile = Whole.of(true, POINT);
        assertEquals(50.5, new L2(2, true).penalty(tile));
        assertEquals(15, new L1(2, L1.Method.PROXIMAL, true).penalty(tile));
        assertEquals(40.25, new ElasticNet(2, 1, true).penalty(tile));
    }
}
