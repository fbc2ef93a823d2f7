package org.thalweg.experiments.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DualityGapTest {

    /**
     * One input x = ±1 and y = 1 ± 3: w* = soft(3, l1/2)/(1 + l2), b* = 1; by hand f = (w − 3)² + (b − 1)² + l2·w² + l1·|w|.
     */
    private static LinearProblem problem(double l2) {
        return LinearProblem.of(new double[][] {{1}, {-1}}, new double[][] {{4}, {-2}}).ridge(l2);
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "2, 0.5", "0.1, 0", "5.9, 3"})
    void is_zero_at_the_minimum(double l1, double l2) {
        double w = (3 - l1 / 2) / (1 + l2);
        assertEquals(0, problem(l2).lasso(l1).gap(new double[] {w, 1}), 1e-14);
    }

    @ParameterizedTest
    @CsvSource({"6, 0", "7, 2", "1000, 0"})
    void is_zero_where_the_penalty_leaves_no_weight(double l1, double l2) {
        assertEquals(0, problem(l2).lasso(l1).gap(new double[] {0, 1}), 1e-14);
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0", "1, 0", "1, 2", "10, 0.1"})
    void bounds_the_suboptimality_anywhere(double l1, double l2) {
        double w = Math.max(0, 3 - l1 / 2) / (1 + l2);
        double best = objective(w, 1, l1, l2);
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            double[] theta = {4 * random.nextGaussian(), 1 + 4 * random.nextGaussian()};
            double above = objective(theta[0], theta[1], l1, l2) - best;
            assertTrue(problem(l2).lasso(l1).gap(theta) >= above * (1 - 1e-12));
        }
    }

    /** Near the minimum the bound closes: it shrinks with the distance. */
    @ParameterizedTest
    @CsvSource({"1e-3", "1e-6", "1e-9"})
    void closes_with_the_distance(double distance) {
        double gap = problem(0.5).lasso(2).gap(new double[] {2 / 1.5 + distance, 1 + distance});
        assertTrue(gap > 0);
        assertTrue(gap < 10 * distance);
    }

    private static double objective(double w, double b, double l1, double l2) {
        return (w - 3) * (w - 3) + (b - 1) * (b - 1) + l2 * w * w + l1 * Math.abs(w);
    }
}
