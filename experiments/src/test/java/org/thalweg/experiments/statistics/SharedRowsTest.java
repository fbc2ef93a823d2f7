package org.thalweg.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thalweg.experiments.statistics.Studies.ALPHA;
import static org.thalweg.experiments.statistics.Studies.SEEDS;
import static org.thalweg.experiments.statistics.Studies.assertNominal;
import static org.thalweg.experiments.statistics.Studies.normal;
import static org.thalweg.experiments.statistics.Studies.rate;
import static org.thalweg.experiments.statistics.Studies.sum;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.thalweg.experiments.statistics.Family.Member;

/**
 * What the corrected test promises where its model holds: differences d_r = common + own with variances c and 1, so that
 * any two have the correlation c / (1 + c) that the correction supposes. Whether folds are like that is for a simulation
 * of folds to say.
 */
class SharedRowsTest {

    /** Half of n_test / n_train where a tenth of the rows tests and four fifths of the others train. */
    private static final double CORRECTION = 0.5 * 0.1 / 0.72;

    private static final int VARIANTS = 3;

    private static double[] differences(Random random, double effect) {
        double common = Math.sqrt(CORRECTION) * random.nextGaussian();
        return normal(random, SEEDS, effect + common, 1);
    }

    /** Whether any of three variants that do nothing is claimed to do something, judged with that correction. */
    private static boolean claims(double[][] variants, double correction) {
        double[] p =
                Arrays.stream(variants)
                        .mapToDouble(d -> ResampledT.test(d, correction, 0.95).p())
                        .toArray();
        return Family.of(p, ALPHA).members().stream().anyMatch(Member::rejected);
    }

    private static double[][] independent(Random random) {
        double[][] variants = new double[VARIANTS][];
        Arrays.setAll(variants, v -> differences(random, 0));
        return variants;
    }

    @Test
    void a_family_claims_anything_wrongly_as_often_as_alpha_says_and_more_often_uncorrected() {
        assertNominal(51, random -> claims(independent(random), CORRECTION));
        double plain = rate(51, random -> claims(independent(random), 0));
        assertTrue(plain > 0.1, () -> "seed 51, plain t tests: " + plain);
    }

    /** Holm's adjustment allows for any dependence and so loses a little where comparisons are alike. */
    @Test
    void a_family_compared_with_one_base_claims_no_more() {
        double rate =
                rate(
                        52,
                        random -> {
                            double[] base = differences(random, 0);
                            double[][] variants = independent(random);
                            Arrays.setAll(variants, v -> sum(variants[v], base));
                            return claims(variants, CORRECTION);
                        });
        assertTrue(0.03 <= rate && rate <= 0.055, () -> "seed 52, false claims: " + rate);
    }

    @Test
    void a_difference_of_the_size_that_is_told_is_shown_as_often_as_told() {
        double level = 1 - ALPHA / VARIANTS;
        double effect = Power.detectable(1, SEEDS, CORRECTION, level, 0.8);
        double found = rate(53, random -> shown(differences(random, effect), level));
        // four standard errors of 5000 studies
        assertEquals(0.8, found, 0.0226, "seed 53");
    }

    private static boolean shown(double[] differences, double level) {
        return ResampledT.test(differences, CORRECTION, level).interval().low() > 0;
    }

    @Test
    void below_the_floor_no_number_of_replicates_shows_it_as_often() {
        double effect = Power.floor(1, CORRECTION, 0.95, 0.8);
        double found =
                rate(
                        54,
                        random -> {
                            double common = Math.sqrt(CORRECTION) * random.nextGaussian();
                            return shown(normal(random, 500, effect + common, 1), 0.95);
                        });
        assertTrue(0.74 <= found && found < 0.8, () -> "seed 54, found: " + found);
    }

    /** As a report tells it: the deviation is that of an earlier study of as many replicates. */
    @Test
    void told_from_an_estimated_deviation_it_is_shown_in_seven_of_ten_at_least() {
        double level = 1 - ALPHA / VARIANTS;
        double unit = Power.detectable(1, SEEDS, CORRECTION, level, 0.8);
        double found =
                rate(
                        55,
                        random -> {
                            double deviation =
                                    Differences.of(differences(random, 0)).standardDeviation();
                            return shown(differences(random, unit * deviation), level);
                        });
        assertTrue(0.7 <= found && found <= 0.75, () -> "seed 55, found: " + found);
    }
}
