package org.thalweg.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Predicate;

/** Simulated studies, five thousand a seed, and how many of them claim something. */
final class Studies {

    static final double ALPHA = 0.05;

    /** Paired seeds in a study. */
    static final int SEEDS = 10;

    private static final int STUDIES = 5000;

    private Studies() {}

    /** Returns the share of studies that claim something. */
    static double rate(long seed, Predicate<Random> claims) {
        Random random = new Random(seed);
        int claimed = 0;
        for (int study = 0; study < STUDIES; study++) {
            claimed += claims.test(random) ? 1 : 0;
        }
        return (double) claimed / STUDIES;
    }

    /** The standard error is 0.3 %, so that a right test leaves this band in one of a thousand seeds. */
    static void assertNominal(long seed, Predicate<Random> claims) {
        double rate = rate(seed, claims);
        assertTrue(
                0.04 <= rate && rate <= 0.06, () -> "seed " + seed + ", false positives: " + rate);
    }

    static double[] normal(Random random, int count, double mean, double deviation) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> mean + deviation * random.nextGaussian());
        return values;
    }

    static double[] sum(double[] a, double[] b) {
        double[] sum = new double[a.length];
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return sum;
    }
}
