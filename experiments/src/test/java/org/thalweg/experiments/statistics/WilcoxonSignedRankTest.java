package org.thalweg.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WilcoxonSignedRankTest {

    @Test
    void agrees_with_hollander_and_wolfe_on_the_depression_data() {
        // R's wilcox.test: V = 40, p = 0.01953 one-sided
        assertEquals(
                new WilcoxonSignedRank(40, 9, 0, 2 * 0.01953125, true),
                WilcoxonSignedRank.of(Published.depression()));
    }

    @Test
    void agrees_with_the_example_of_scipy_on_darwins_maize() {
        // scipy.stats.wilcoxon, documentation: statistic 24 (the smaller sum; the other is 96), p =
        // 0.041259765625
        assertEquals(
                new WilcoxonSignedRank(96, 15, 0, 0.041259765625, true),
                WilcoxonSignedRank.of(Published.maize()));
    }

    /** SciPy 1.17.1: wilcoxon(d, zero_method='pratt', method=PermutationMethod(n_resamples=inf)). */
    static Stream<Arguments> agrees_with_scipy_1_17_1_on_ties_and_zeros() {
        return Stream.of(
                Arguments.of(new double[] {0, 0, 3, -1, 2, 2, -4, 5, 1, 7}, 40.5, 0.1484375),
                Arguments.of(
                        new double[] {1, 1, 1, -1, 2, 2, -3, 3, 3, 4, 0, 0}, 60.5, 0.080078125),
                Arguments.of(new double[] {0, -1, 1, 2, 3, -4}, 11.5, 0.8125),
                Arguments.of(new double[] {0.5, 0.5, 0.5, -0.5, 1.5, 0}, 16.5, 0.3125));
    }

    @ParameterizedTest
    @MethodSource
    void agrees_with_scipy_1_17_1_on_ties_and_zeros(
            double[] differences, double statistic, double p) {
        WilcoxonSignedRank test = WilcoxonSignedRank.of(differences);
        assertEquals(statistic, test.statistic());
        assertEquals(p, test.p());
    }

    @Test
    void five_zeros_and_five_of_one_sign_give_a_sixteenth_whichever_the_sign() {
        double[] grow = {0, 0, 0, 0, 0, 1, 2, 3, 4, 5};
        assertEquals(new WilcoxonSignedRank(40, 5, 5, 0.0625, true), WilcoxonSignedRank.of(grow));
        assertEquals(
                new WilcoxonSignedRank(0, 5, 5, 0.0625, true),
                WilcoxonSignedRank.of(Published.negated(grow)));
    }

    @Test
    void finds_nothing_in_zeros_of_either_sign() {
        assertEquals(
                new WilcoxonSignedRank(0, 0, 3, 1, true),
                WilcoxonSignedRank.of(new double[] {0, -0.0, 0}));
    }

    /** Critical values for two-sided 0.05: Wilcoxon and Wilcox, 1964, table 2, as reprinted in most textbooks. */
    @ParameterizedTest
    @CsvSource({
        "6, 0", "7, 2", "8, 3", "9, 5", "10, 8", "11, 10", "12, 13", "13, 17", "14, 21", "15, 25",
        "16, 29", "17, 34", "18, 40", "19, 46", "20, 52", "21, 58", "22, 65", "23, 73", "24, 81",
        "25, 89"
    })
    void has_the_published_critical_values(int n, int critical) {
        assertTrue(WilcoxonSignedRank.of(withNegativeRanks(n, critical)).p() <= 0.05);
        assertTrue(WilcoxonSignedRank.of(withNegativeRanks(n, critical + 1)).p() > 0.05);
    }

    /** Returns 1, …, n with signs such that the negative ranks sum to the given number. */
    private static double[] withNegativeRanks(int n, int sum) {
        double[] differences = IntStream.rangeClosed(1, n).asDoubleStream().toArray();
        for (int rank = n, left = sum; rank >= 1; rank--) {
            if (rank <= left) {
                differences[rank - 1] = -rank;
                left -= rank;
            }
        }
        return differences;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7, 10})
    void agrees_with_trying_every_pattern(int n) {
        Random random = new Random(n);
        for (int repetition = 0; repetition < 50; repetition++) {
            double[] differences = random.ints(n, -3, 5).asDoubleStream().toArray();
            assertEquals(
                    everyPattern(differences),
                    WilcoxonSignedRank.of(differences).p(),
                    () -> "n " + n + ": " + Arrays.toString(differences));
        }
    }

    /** Ranks by counting, signs by enumeration; deviations from the mean of W are multiples of ½ and exact. */
    private static double everyPattern(double[] differences) {
        double[] ranks =
                Arrays.stream(differences).map(d -> rank(differences, Math.abs(d))).toArray();
        double observed = 0;
        for (int i = 0; i < ranks.length; i++) {
            observed += Math.signum(differences[i]) * ranks[i];
        }
        int extreme = 0;
        for (int pattern = 0; pattern < 1 << ranks.length; pattern++) {
            double sum = 0;
            for (int i = 0; i < ranks.length; i++) {
                sum += (pattern & 1 << i) == 0 ? ranks[i] : -ranks[i];
            }
            extreme += Math.abs(sum) >= Math.abs(observed) ? 1 : 0;
        }
        return (double) extreme / (1 << ranks.length);
    }

    private static double rank(double[] differences, double size) {
        if (size == 0) {
            return 0;
        }
        long smaller = Arrays.stream(differences).filter(d -> Math.abs(d) < size).count();
        long equal = Arrays.stream(differences).filter(d -> Math.abs(d) == size).count();
        return smaller + (equal + 1) / 2.0;
    }

    @Test
    void takes_the_normal_approximation_of_scipy_1_17_1_beyond_500() {
        double[] differences =
                IntStream.range(0, 700)
                        .mapToDouble(i -> Math.floorDiv(i * 7919 % 1009 - 450, 10))
                        .toArray();
        WilcoxonSignedRank test = WilcoxonSignedRank.of(differences);
        assertFalse(test.exact());
        assertEquals(6, test.zeros());
        assertEquals(145378, test.statistic());
        // two implementations of the normal tail
        assertEquals(2.195011638818728e-05, test.p(), 1e-15);
    }

    @Test
    void the_approximation_takes_over_without_a_jump() {
        double[] differences = new Random(5).doubles(501, -1, 1.15).toArray();
        double approximate = WilcoxonSignedRank.of(differences).p();
        WilcoxonSignedRank exact = WilcoxonSignedRank.of(Arrays.copyOf(differences, 500));
        assertTrue(exact.exact());
        // one difference fewer changes z by less than 0.1
        assertEquals(exact.p(), approximate, 0.2 * approximate);
    }

    @Test
    void datasets_are_tested_from_six_on_and_else_counted() {
        assertEquals(
                new AcrossDatasets(4, 1, 0, OptionalDouble.empty()),
                AcrossDatasets.of(new double[] {1, 2, -3, 4, 5}));
        assertEquals(
                new AcrossDatasets(6, 0, 1, OptionalDouble.of(0.03125)),
                AcrossDatasets.of(new double[] {1, 2, 3, 4, 5, 6, 0}));
    }
}
