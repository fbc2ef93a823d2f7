package org.thalweg.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thalweg.experiments.statistics.Studies.ALPHA;
import static org.thalweg.experiments.statistics.Studies.assertNominal;
import static org.thalweg.experiments.statistics.Studies.normal;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverDatasetsTest {

    /** SciPy and the distributions used here compute the same numbers by different series. */
    private static final double SERIES = 1e-12;

    private static OverDatasets over(double[]... byDataset) {
        return OverDatasets.of(
                List.of(byDataset).stream().map(d -> StudentT.of(d, 0.95)).toList(), 0.95);
    }

    @Test
    void mean_of_three_agrees_with_scipy_1_17_1_by_hand() {
        StudentT mean = three().test();
        assertEquals(0.3150740740740739, mean.estimate(), SERIES);
        assertEquals(0.3529703618261035, mean.standardError(), SERIES);
        assertEquals(18.75837240110041, mean.degreesOfFreedom(), 1e-11);
        assertEquals(0.8926360628241649, mean.statistic(), SERIES);
        assertEquals(0.3833606632770877, mean.p(), SERIES);
        assertEquals(-0.42434599533096135, mean.interval().low(), SERIES);
        assertEquals(1.054494143479109, mean.interval().high(), SERIES);
    }

    private static OverDatasets three() {
        return over(
                Published.sleep(),
                Published.scaled(Published.maize(), 0.1),
                Published.depression());
    }

    @Test
    void heterogeneity_of_three_agrees_with_f_oneway_of_unequal_variances_of_scipy_1_17_1() {
        assertEquals(27.32354559927825, three().q(), 1e-11);
        assertEquals(0.9268030573582358, three().iSquared(), SERIES);
        // f_oneway(…, equal_var=False); χ² would say 1.2e-6
        assertEquals(0.00036147946397483723, three().heterogeneityP(), SERIES);
    }

    @Test
    void heterogeneity_of_two_agrees_with_welchs_t_test_of_scipy_1_17_1() {
        OverDatasets two = over(Published.sleep(), Published.depression());
        // ttest_ind(…, equal_var=False): t², p
        assertEquals(23.59705901372658, two.q(), 1e-11);
        assertEquals(0.0004621288201898033, two.heterogeneityP(), SERIES);
    }

    @Test
    void mean_of_two_agrees_with_half_of_welchs_interval_of_scipy_1_17_1() {
        // ttest_ind(sleep, −depression, equal_var=False)
        StudentT mean = over(Published.sleep(), Published.depression()).test();
        assertEquals(-2.772099835843164, mean.statistic(), SERIES);
        assertEquals(11.34139713278974, mean.degreesOfFreedom(), 1e-11);
        assertEquals(0.01769879113853985, mean.p(), SERIES);
        assertEquals(-1.0281744510222826, mean.interval().low(), SERIES);
        assertEquals(-0.11993666008882858, mean.interval().high(), SERIES);
    }

    /** SciPy 1.17.1 with a standard error of 1e-8 in place of 0; from 1e-6 on the digits below do not change. */
    @Test
    void a_known_difference_is_what_the_others_are_compared_with() {
        OverDatasets known =
                over(Published.sleep(), new double[] {0.5, 0.5, 0.5}, Published.depression());
        assertEquals(28.826093098, known.q(), 1e-8);
        assertEquals(0.00098054703536, known.heterogeneityP(), 1e-13);
    }

    @Test
    void datasets_without_spread_agree_or_do_not() {
        StudentT tenth = StudentT.of(0.1, 0, 2, 0.95);
        OverDatasets agreed = OverDatasets.of(List.of(tenth, tenth, tenth), 0.95);
        assertEquals(0, agreed.q());
        assertEquals(1, agreed.heterogeneityP());
        assertEquals(0, agreed.iSquared());
        assertEquals(0, agreed.test().p());
        OverDatasets zeros = over(new double[3], new double[5]);
        assertEquals(
                new OverDatasets(new StudentT(0, 0, 6, 0, 1, new Interval(0, 0, 0.95)), 0, 1, 0),
                zeros);
        OverDatasets apart = over(new double[] {2, 2}, new double[3], Published.sleep());
        assertEquals(Double.POSITIVE_INFINITY, apart.q());
        assertEquals(0, apart.heterogeneityP());
        assertEquals(1, apart.iSquared());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void depends_neither_on_unit_nor_order_and_changes_sign_with_the_data(long seed) {
        Random random = new Random(seed);
        double[] a = normal(random, 5 + random.nextInt(10), 1, 1);
        double[] b = normal(random, 5 + random.nextInt(10), 1, 3);
        OverDatasets plain = over(a, b);
        for (int exponent : new int[] {-500, 10, 500}) {
            double unit = Math.scalb(1.0, exponent);
            OverDatasets scaled = over(Published.scaled(b, -unit), Published.scaled(a, -unit));
            assertEquals(plain.test().p(), scaled.test().p(), 1e-14, "seed " + seed);
            assertEquals(-plain.test().estimate(), scaled.test().estimate() / unit, "seed " + seed);
            // rounding of sums in another order
            assertEquals(plain.q(), scaled.q(), 1e-12 * plain.q(), "seed " + seed);
            assertEquals(plain.heterogeneityP(), scaled.heterogeneityP(), 1e-12, "seed " + seed);
        }
    }

    @Test
    void errs_as_often_as_it_says() {
        assertNominal(31, random -> unequal(random).test().p() <= ALPHA);
        assertNominal(32, random -> unequal(random).heterogeneityP() <= ALPHA);
    }

    private static OverDatasets unequal(Random random) {
        return over(normal(random, 10, 0, 1), normal(random, 10, 0, 5), normal(random, 20, 0, 0.2));
    }

    @Test
    void finds_datasets_that_contradict_each_other() {
        double found =
                Studies.rate(
                        33,
                        random ->
                                over(normal(random, 10, 2, 1), normal(random, 10, -2, 1))
                                                .heterogeneityP()
                                        <= ALPHA);
        assertTrue(found > 0.99, () -> "seed 33, found: " + found);
    }
}
