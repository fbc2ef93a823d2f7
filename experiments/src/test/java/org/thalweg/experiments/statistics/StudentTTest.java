package org.thalweg.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StudentTTest {

    /** R and the distribution used here compute the same numbers by different series. */
    private static final double SERIES = 1e-12;

    @Test
    void agrees_with_r_4_2_2_on_the_sleep_data() {
        StudentT sleep = StudentT.of(Published.sleep(), 0.95);
        assertEquals(-4.0621276833820366, sleep.statistic(), SERIES);
        assertEquals(0.0028328901973842702, sleep.p(), SERIES);
        assertEquals(9, sleep.degreesOfFreedom());
        assertEquals(-2.4598857632769823, sleep.interval().low(), SERIES);
        assertEquals(-0.7001142367230176, sleep.interval().high(), SERIES);
    }

    @Test
    void agrees_with_fisher_and_r_4_2_2_on_darwins_maize() {
        StudentT maize = StudentT.of(Published.maize(), 0.95);
        assertEquals(2.148, maize.statistic(), 0.0005);
        assertEquals(0.049702944021800928, maize.p(), SERIES);
        assertEquals(0.031193318392974231, maize.interval().low(), SERIES);
        assertEquals(41.835473348273687577, maize.interval().high(), 1e-10);
    }

    @Test
    void changes_sign_with_the_data_and_no_p() {
        StudentT plus = StudentT.of(Published.maize(), 0.9);
        StudentT minus = StudentT.of(Published.negated(Published.maize()), 0.9);
        assertEquals(plus.p(), minus.p());
        assertEquals(-plus.statistic(), minus.statistic());
        assertEquals(-plus.interval().high(), minus.interval().low());
    }

    @Test
    void does_not_depend_on_the_unit() {
        StudentT eighths = StudentT.of(Published.maize(), 0.95);
        StudentT other = StudentT.of(Published.scaled(Published.maize(), 1024), 0.95);
        assertEquals(eighths.statistic(), other.statistic());
        assertEquals(eighths.p(), other.p());
        assertEquals(1024 * eighths.interval().high(), other.interval().high());
    }

    @Test
    void finds_nothing_in_zeros_and_certainty_in_equal_differences() {
        StudentT zeros = StudentT.of(new double[5], 0.95);
        assertEquals(new StudentT(0, 0, 4, 0, 1, new Interval(0, 0, 0.95)), zeros);
        StudentT equal = StudentT.of(new double[] {-2, -2, -2}, 0.95);
        assertEquals(Double.NEGATIVE_INFINITY, equal.statistic());
        assertEquals(0, equal.p());
        assertEquals(new Interval(-2, -2, 0.95), equal.interval());
    }
}
