package org.thalweg.regularizers;

/** Sums over a stretch of an array, element by element in order. */
final class Sums {

    private Sums() {}

    static double ofSquares(double[] x, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += x[i] * x[i];
        }
        return sum;
    }

    static double ofAbsolutes(double[] x, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.abs(x[i]);
        }
        return sum;
    }
}
