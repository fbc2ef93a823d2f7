package org.thalweg.problems;

/** From 1 down to 1/κ in equal ratios: the second derivatives of a valley along its axes. */
final class Curvatures {

    private Curvatures() {}

    static double[] of(double condition, int dimension) {
        double[] lambda = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            lambda[i] = StrictMath.pow(condition, -(double) i / (dimension - 1));
        }
        return lambda;
    }
}
