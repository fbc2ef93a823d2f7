package org.thalweg.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class PairedBootstrapTest {

    private static final double[][] TWO_DATASETS = {
        Published.sleep(), Published.scaled(Published.sleep(), 2)
    };

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    @Test
    void interquartile_mean_is_trim_mean_of_scipy_1_17_1_at_a_quarter() {
        // decimal fractions: the last bit of 4.4
        assertEquals(
                4.4, InterquartileMean.of(new double[] {1, 9, 3, 4, 100, 2, 7, -50, 6}), 1e-15);
        assertEquals(2, InterquartileMean.of(new double[] {1, 2, 3}));
        assertEquals(3.5, InterquartileMean.of(new double[] {5, 1, 2, 30}));
        assertEquals(7, InterquartileMean.of(new double[] {7}));
    }

    @Test
    void interquartile_mean_leaves_its_argument_alone() {
        double[] values = {3, 1, 2, 0};
        InterquartileMean.of(values);
        assertEquals("[3.0, 1.0, 2.0, 0.0]", Arrays.toString(values));
    }

    @Test
    void is_near_students_interval_for_the_mean_of_normal_differences() {
        double[] normal = new Random(1).doubles(30).map(PairedBootstrapTest::normal).toArray();
        Interval student = StudentT.of(normal, 0.95).interval();
        PairedBootstrap drawn =
                PairedBootstrap.of(new double[][] {normal}, PairedBootstrapTest::mean, 0.95, 5);
        assertEquals(mean(normal), drawn.estimate());
        // a tenth of the interval's half width: the expansion makes both agree to first order
        double tenth = (student.high() - student.low()) / 20;
        assertEquals(student.low(), drawn.interval().low(), tenth);
        assertEquals(student.high(), drawn.interval().high(), tenth);
    }

    private static double normal(double uniform) {
        return NormalDistribution.of(0, 1).inverseCumulativeProbability(uniform);
    }

    @Test
    void a_drawn_seed_brings_all_its_datasets() {
        // the second dataset undoes the first within each seed: no resample can have another mean
        // than 0
        double[][] opposed = {{1, 2, 3, 4}, {-1, -2, -3, -4}};
        assertEquals(
                new PairedBootstrap(0, new Interval(0, 0, 0.95), 10_000),
                PairedBootstrap.of(opposed, PairedBootstrapTest::mean, 0.95, 1));
    }

    @Test
    void two_seeds_span_both() {
        PairedBootstrap two =
                PairedBootstrap.of(new double[][] {{0, 1}}, PairedBootstrapTest::mean, 0.95, 1);
        assertEquals(new Interval(0, 1, 0.95), two.interval());
    }

    @Test
    void the_seed_decides() {
        PairedBootstrap first = PairedBootstrap.of(TWO_DATASETS, InterquartileMean::of, 0.95, 1);
        assertEquals(first, PairedBootstrap.of(TWO_DATASETS, InterquartileMean::of, 0.95, 1));
        assertNotEquals(first, PairedBootstrap.of(TWO_DATASETS, InterquartileMean::of, 0.95, 2));
    }

    @Test
    void scales_with_the_unit() {
        double[][] doubled = {
            Published.scaled(TWO_DATASETS[0], 2), Published.scaled(TWO_DATASETS[1], 2)
        };
        PairedBootstrap once = PairedBootstrap.of(TWO_DATASETS, InterquartileMean::of, 0.95, 1);
        PairedBootstrap twice = PairedBootstrap.of(doubled, InterquartileMean::of, 0.95, 1);
        assertEquals(2 * once.estimate(), twice.estimate());
        assertEquals(2 * once.interval().low(), twice.interval().low());
        assertEquals(2 * once.interval().high(), twice.interval().high());
    }
}
