package org.thalweg.experiments.statistics;

/** Data from the literature that several tests use. */
final class Published {

    private static final double[] SOPORIFIC_1 = {
        0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0
    };
    private static final double[] SOPORIFIC_2 = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    private static final double[] FIRST_VISIT = {
        1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30
    };
    private static final double[] SECOND_VISIT = {
        0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29
    };

    private Published() {}

    /** Student, 1908: additional hours of sleep, first drug minus second; R's {@code sleep}. */
    static double[] sleep() {
        return minus(SOPORIFIC_1, SOPORIFIC_2);
    }

    /** Hollander and Wolfe, 1973, p. 29: depression, first visit minus second; the example of R's wilcox.test. */
    static double[] depression() {
        return minus(FIRST_VISIT, SECOND_VISIT);
    }

    /** Darwin, 1876, in Fisher, 1935: heights of maize, crossed minus self-fertilised, in eighths of an inch. */
    static double[] maize() {
        return new double[] {49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48};
    }

    static double[] negated(double[] values) {
        return scaled(values, -1);
    }

    static double[] scaled(double[] values, double factor) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = factor * values[i];
        }
        return scaled;
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }
}
