package org.thalweg.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignFlipTest {

    @Test
    void finds_fishers_1726_of_32768_in_darwins_maize() {
        // Fisher, 1935, §21: 863 arrangements as extreme in either direction; SciPy 1.17.1 gives
        // 1726 too
        SignFlip maize = SignFlip.of(Published.maize(), 0);
        assertEquals(1726.0 / 32768, maize.p());
        assertEquals(new SignFlip(314.0 / 15, 1726.0 / 32768, 32768, true), maize);
    }

    @Test
    void agrees_with_scipy_1_17_1_on_the_sleep_data() {
        // one difference is 0, so 2⁹ patterns instead of SciPy's 2¹⁰ with the same p
        SignFlip sleep = SignFlip.of(Published.sleep(), 0);
        assertEquals(0.00390625, sleep.p());
        assertEquals(512, sleep.flips());
    }

    @Test
    void counts_sums_that_are_equal_but_for_rounding_as_scipy_1_17_1_does() {
        double[] tenths = {0.3 - 0.2, 0.2 - 0.1, -(0.4 - 0.3), 0.7 - 0.5, 0.1, -0.2};
        assertEquals(0.78125, SignFlip.of(tenths, 0).p());
        assertEquals(0.78125, SignFlip.of(new double[] {1, 1, -1, 2, 1, -2}, 0).p());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 11})
    void agrees_with_trying_every_pattern(int n) {
        Random random = new Random(n);
        for (int repetition = 0; repetition < 50; repetition++) {
            double[] differences = random.ints(n, -6, 12).asDoubleStream().toArray();
            assertEquals(
                    everyPattern(differences),
                    SignFlip.of(differences, 0).p(),
                    () -> "n " + n + ": " + Arrays.toString(differences));
        }
    }

    /** Whole numbers: sums are exact and no tolerance is needed. */
    private static double everyPattern(double[] differences) {
        double observed = Math.abs(Arrays.stream(differences).sum());
        int extreme = 0;
        for (int pattern = 0; pattern < 1 << differences.length; pattern++) {
            double sum = 0;
            for (int i = 0; i < differences.length; i++) {
                sum += (pattern & 1 << i) == 0 ? differences[i] : -differences[i];
            }
            extreme += Math.abs(sum) >= observed ? 1 : 0;
        }
        return (double) extreme / (1 << differences.length);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 0.0625",
        "6, 0.03125",
        "8, 0.0078125",
        "10, 0.001953125",
        "20, 1.9073486328125E-6"
    })
    void reaches_the_smallest_p_if_all_agree(int n, double smallest) {
        double[] differences = new Random(n).doubles(n, 1, 2).toArray();
        assertEquals(smallest, SignFlip.of(differences, 0).p());
    }

    @Test
    void zeros_change_nothing_but_the_mean() {
        assertEquals(
                new SignFlip(1.5, 0.0625, 32, true),
                SignFlip.of(new double[] {1, 2, 3, 4, 5, 0, 0, 0, 0, 0}, 0));
        assertEquals(new SignFlip(0, 1, 1, true), SignFlip.of(new double[40], 0));
    }

    @Test
    void p_changes_neither_with_the_sign_nor_with_the_unit() {
        double p = SignFlip.of(Published.maize(), 0).p();
        assertEquals(p, SignFlip.of(Published.negated(Published.maize()), 0).p());
        assertEquals(p, SignFlip.of(Published.scaled(Published.maize(), 1e-300), 0).p());
        assertEquals(p, SignFlip.of(Published.scaled(Published.maize(), 1e305), 0).p());
    }

    @Test
    void beyond_20_draws_flips_that_the_seed_decides() {
        double[] differences = new Random(3).doubles(60, -1, 1.4).toArray();
        SignFlip drawn = SignFlip.of(differences, 7);
        assertFalse(drawn.exact());
        assertEquals(SignFlip.RANDOM_FLIPS, drawn.flips());
        assertEquals(drawn, SignFlip.of(differences, 7));
        assertNotEquals(drawn.p(), SignFlip.of(differences, 8).p());
        // the t test's p is near; the drawn p has a standard error of 0.0007 at 0.05
        assertEquals(StudentT.of(differences, 0.95).p(), drawn.p(), 0.01);
    }

    @Test
    void random_flips_estimate_the_exact_p() {
        // of equal sizes only the number of signs counts, so the exact p is that of a binomial
        // 35
        double[] signs = new double[35];
        Arrays.fill(signs, 0, 24, 1);
        Arrays.fill(signs, 24, 35, -1);
        double exact = McNemar.of(24, 11).p();
        double fourStandardErrors = 4 * Math.sqrt(exact * (1 - exact) / SignFlip.RANDOM_FLIPS);
        assertEquals(exact, SignFlip.of(signs, 11).p(), fourStandardErrors);
    }

    @Test
    void the_plus_one_keeps_p_above_zero() {
        double[] ones = new double[50];
        Arrays.fill(ones, 1);
        assertEquals(1.0 / 100_001, SignFlip.of(ones, 1).p());
    }

    @Test
    void stratified_weighs_datasets_alike_whatever_their_pairs() {
        double[][] byDataset = {{1, 2, 3, 2}, {-1, 4}};
        SignFlip pooled = SignFlip.stratified(byDataset, 0);
        assertEquals((2 + 1.5) / 2, pooled.statistic());
        // the same terms on a common scale: a quarter of the first dataset's, half of the second's
        assertEquals(everyPattern(new double[] {1, 2, 3, 2, -2, 8}), pooled.p());
        assertEquals(64, pooled.flips());
    }

    @Test
    void stratified_over_one_dataset_is_the_plain_test() {
        assertEquals(
                SignFlip.of(Published.maize(), 0),
                SignFlip.stratified(new double[][] {Published.maize()}, 0));
    }

    @Test
    void stratified_pools_what_single_datasets_cannot_show() {
        double[] five = {1, 2, 3, 4, 5};
        assertTrue(SignFlip.of(five, 0).p() > 0.05);
        assertEquals(Math.scalb(1.0, -9), SignFlip.stratified(new double[][] {five, five}, 0).p());
    }
}
