package org.thalweg.problems;

import java.util.random.RandomGenerator;

/** Standard normal numbers, several at once. */
final class Gaussian {

    private Gaussian() {}

    static double[] vector(RandomGenerator random, int length) {
        double[] x = new double[length];
        for (int i = 0; i < length; i++) {
            x[i] = random.nextGaussian();
        }
        return x;
    }

    /** Returns centre + deviation · ξ. */
    static double[] around(double[] centre, double deviation, RandomGenerator random) {
        double[] x = centre.clone();
        for (int i = 0; i < x.length; i++) {
            x[i] += deviation * random.nextGaussian();
        }
        return x;
    }
}
