package org.thalweg.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResampledTTest {

    /** SciPy and the distribution used here compute the same numbers by different series. */
    private static final double SERIES = 1e-12;

    @Test
    void agrees_with_scipy_1_17_1_by_hand_on_the_sleep_data() {
        StudentT half = ResampledT.test(Published.sleep(), 0.125, 0.95);
        assertEquals(-1.58, half.estimate(), SERIES);
        assertEquals(0.5834380858325929, half.standardError(), SERIES);
        assertEquals(9, half.degreesOfFreedom());
        assertEquals(-2.7080851222546904, half.statistic(), SERIES);
        assertEquals(0.024072857472083455, half.p(), SERIES);
        assertEquals(-2.899828644915474, half.interval().low(), SERIES);
        assertEquals(-0.26017135508452616, half.interval().high(), SERIES);
    }

    @Test
    void is_nadeau_and_bengios_if_all_of_the_ratio_is_added_as_in_r_4_2_2_by_hand() {
        StudentT whole = ResampledT.test(Published.sleep(), 0.25, 0.95);
        assertEquals(0.727675141193589892, whole.standardError(), SERIES);
        assertEquals(0.057990706268655989, whole.p(), SERIES);
        assertEquals(-3.226115532841274280, whole.interval().low(), SERIES);
        assertEquals(0.066115532841274360, whole.interval().high(), SERIES);
    }

    @Test
    void without_correction_is_the_plain_test_to_the_bit() {
        assertEquals(
                StudentT.of(Published.maize(), 0.9), ResampledT.test(Published.maize(), 0, 0.9));
    }

    @Test
    void at_another_level_only_the_interval_changes_as_in_scipy_1_17_1() {
        StudentT half = ResampledT.test(Published.sleep(), 0.125, 0.95);
        StudentT wider = half.at(0.99);
        assertEquals(-3.476077827657238, wider.interval().low(), SERIES);
        assertEquals(0.3160778276572378, wider.interval().high(), SERIES);
        assertEquals(ResampledT.test(Published.sleep(), 0.125, 0.99), wider);
        assertEquals(wider.interval(), half.interval(0.99));
        assertEquals(half, wider.at(0.95));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void claims_less_the_more_is_corrected(long seed) {
        Random random = new Random(seed);
        double[] differences = Studies.normal(random, 2 + random.nextInt(20), 1, 1);
        StudentT before = ResampledT.test(differences, 0, 0.95);
        for (double correction = 0.01; correction < 3; correction *= 2) {
            StudentT after = ResampledT.test(differences, correction, 0.95);
            assertEquals(before.estimate(), after.estimate());
            assertTrue(after.p() > before.p(), "seed " + seed + ", correction " + correction);
            assertTrue(before.interval().low() > after.interval().low(), "seed " + seed);
            before = after;
        }
    }

    @Test
    void finds_nothing_in_zeros_and_certainty_in_equal_differences_whatever_is_corrected() {
        assertEquals(StudentT.of(new double[5], 0.95), ResampledT.test(new double[5], 0.5, 0.95));
        StudentT equal = ResampledT.test(new double[] {-2, -2, -2}, 0.5, 0.95);
        assertEquals(0, equal.p());
        assertEquals(new Interval(-2, -2, 0.95), equal.interval());
    }
}
