package org.thalweg.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PowerTest {

    /** Roots are found to 10⁻¹², probabilities computed to as much. */
    private static final double ROOT = 1e-11;

    /** SciPy 1.17.1: brentq on nct.sf(t.isf((1 − level)/2, n − 1), n − 1, λ) − power; the floor by norm. */
    @ParameterizedTest
    @CsvSource({
        "1,   10,   0,                   0.95,               0.8, 0.9960022543069521, 0",
        "1,   10,   0.05555555555555555, 0.95,               0.8, 1.2422330640237018, 0.6603399685998909",
        "2.5, 20,   0.05,                0.9833333333333333, 0.9, 3.1491840683728087, 2.054684496596132",
        "0.3, 2,    0.125,               0.9,                0.5, 1.0225956873369806, 0.17446307305150113",
        "1,   50,   0.05555555555555555, 0.95,               0.8, 0.7855914999299632, 0.6603399685998909",
        "4,   1000, 0.125,               0.99,               0.8, 4.86037119020268,   4.833004898336889"
    })
    void agrees_with_scipy(
            double deviation,
            int replicates,
            double correction,
            double level,
            double power,
            double detectable,
            double floor) {
        assertEquals(
                detectable,
                Power.detectable(deviation, replicates, correction, level, power),
                ROOT * detectable);
        assertEquals(floor, Power.floor(deviation, correction, level, power), ROOT);
    }

    @Test
    void inverts_power_t_test_of_r_4_2_2() {
        // power.t.test(n = 10, delta = 1, sd = 1, type = "paired") gives 0.8030962
        assertEquals(1, Power.detectable(1, 10, 0, 0.95, 0.8030962), 1e-7);
    }

    /** With two replicates t has the tails of Cauchy's distribution: all of the power is in a small deviation. */
    @Test
    void of_two_replicates_at_an_extreme_level_is_a_quantile_of_the_deviation() {
        double level = 1 - 1e-9;
        double t = TDistribution.of(1).inverseSurvivalProbability((1 - level) / 2);
        // P(Φ⁻¹ noise + λ > t |z|) → P(|z| < λ/t): the half-normal's 80 % quantile, qnorm(0.9)
        assertEquals(
                1.2815515655446004, Power.detectable(1, 2, 0, level, 0.8) * Math.sqrt(2) / t, ROOT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void falls_with_replicates_towards_the_floor_and_rises_with_all_else(long seed) {
        Random random = new Random(seed);
        double s = 0.1 + random.nextDouble();
        double c = 0.3 * random.nextDouble();
        double level = 0.9 + 0.0999 * random.nextDouble();
        double power = 0.5 + 0.45 * random.nextDouble();
        double before = Double.POSITIVE_INFINITY;
        for (int n = 2; n < 5000; n *= 2) {
            double now = Power.detectable(s, n, c, level, power);
            assertTrue(Power.floor(s, c, level, power) < now && now < before, "seed " + seed);
            assertTrue(Power.detectable(s, n, c + 0.01, level, power) > now, "seed " + seed);
            assertTrue(Power.detectable(s, n, c, level + 1e-5, power) > now, "seed " + seed);
            assertTrue(Power.detectable(s, n, c, level, power + 0.01) > now, "seed " + seed);
            assertEquals(1024 * now, Power.detectable(1024 * s, n, c, level, power));
            before = now;
        }
        double many = Power.detectable(s, 100_000_000, c, level, power);
        // (1/n + c) differs from c by 1/(2cn), t from z by about z²/4n
        assertEquals(1, many / Power.floor(s, c, level, power), 1e-5, "seed " + seed);
    }

    @Test
    void is_nothing_without_spread_or_where_chance_alone_has_the_power() {
        assertEquals(0, Power.detectable(0, 10, 0.1, 0.95, 0.8));
        assertEquals(0, Power.detectable(1, 10, 0.1, 0.95, 0.025));
        assertEquals(0, Power.floor(1, 0.1, 0.95, 0.025), 1e-15);
        assertTrue(Power.detectable(1, 10, 0.1, 0.95, 0.026) > 0);
    }
}
