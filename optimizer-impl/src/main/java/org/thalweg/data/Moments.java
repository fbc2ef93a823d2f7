package org.thalweg.data;

import com.google.common.primitives.ImmutableDoubleArray;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Means and scales of columns: population standard deviations, 1 for a column that is constant.
 *
 * <p>First by Welford's recurrence. Where the deviation is small beside the values, the mean that it finds is off by more than
 * the deviation allows, and a second pass sums deviations from it, corrected for what they sum to. Both in units of a power of
 * two near a column's largest value, so that nothing overflows or vanishes; this changes no bit of ordinary columns.
 *
 * @see <a href="https://doi.org/10.1080/00401706.1962.10490022">Welford, 1962</a>
 * @see <a href="https://doi.org/10.1080/00031305.1983.10483115">Chan, Golub and LeVeque, 1983</a>
 */
record Moments(ImmutableDoubleArray means, ImmutableDoubleArray scales) {

    /** Below this share of the largest value a deviation has a second pass. */
    private static final double SMALL = 1e-5;

    /** Writes the values of an instance into an array, from an index on. */
    @FunctionalInterface
    interface Instances {
        void copy(int instance, double[] to, int at);
    }

    /** Mean 0 and scale 1. */
    static Moments none(int columns) {
        double[] ones = new double[columns];
        Arrays.fill(ones, 1);
        return new Moments(
                ImmutableDoubleArray.copyOf(new double[columns]),
                ImmutableDoubleArray.copyOf(ones));
    }

    /** Those of instances that count as their weights say. */
    static Moments of(int size, IntToDoubleFunction weights, int width, Instances instances) {
        double[] least = new double[width];
        double[] most = new double[width];
        instances.copy(0, least, 0);
        instances.copy(0, most, 0);
        double[] row = new double[width];
        for (int i = 1; i < size; i++) {
            instances.copy(i, row, 0);
            for (int j = 0; j < width; j++) {
                least[j] = Math.min(least[j], row[j]);
                most[j] = Math.max(most[j], row[j]);
            }
        }
        double[] unit = new double[width];
        double[] inverse = new double[width];
        boolean[] constant = new boolean[width];
        for (int j = 0; j < width; j++) {
            double largest = Math.max(Math.abs(least[j]), Math.abs(most[j]));
            unit[j] = Math.scalb(1.0, PowerOfTwo.near(largest));
            inverse[j] = 1 / unit[j];
            constant[j] = Standardization.isRounding(most[j] - least[j], largest);
        }
        Instances inUnits =
                (i, to, at) -> {
                    instances.copy(i, to, at);
                    for (int j = 0; j < width; j++) {
                        // As exact as to divide by a power of two.
                        to[at + j] *= inverse[j];
                    }
                };
        double[] mean = new double[width];
        double[] scale = deviations(size, weights, inUnits, mean);
        for (int j = 0; j < width; j++) {
            mean[j] *= unit[j];
            scale[j] = constant[j] ? 1 : Math.max(scale[j] * unit[j], Double.MIN_VALUE);
        }
        return new Moments(ImmutableDoubleArray.copyOf(mean), ImmutableDoubleArray.copyOf(scale));
    }

    /** Returns the standard deviations, and finds the means. */
    private static double[] deviations(
            int size, IntToDoubleFunction weights, Instances instances, double[] mean) {
        int width = mean.length;
        double[] row = new double[width];
        double[] squares = new double[width];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            instances.copy(i, row, 0);
            double weight = weights.applyAsDouble(i);
            sum += weight;
            for (int j = 0; j < width; j++) {
                double delta = row[j] - mean[j];
                double weighted = weight * delta;
                mean[j] += weighted / sum;
                squares[j] += weighted * (row[j] - mean[j]);
            }
        }
        double all = sum;
        double[] deviation = new double[width];
        Arrays.setAll(deviation, j -> Math.sqrt(squares[j] / all));
        int[] small = IntStream.range(0, width).filter(j -> deviation[j] < SMALL).toArray();
        if (small.length > 0) {
            again(size, weights, instances, small, mean, deviation);
        }
        return deviation;
    }

    /** Improves the means and deviations of some columns. */
    private static void again(
            int size,
            IntToDoubleFunction weights,
            Instances instances,
            int[] columns,
            double[] mean,
            double[] deviation) {
        double[] row = new double[mean.length];
        double[] sum = new double[mean.length];
        double[] squares = new double[mean.length];
        double all = 0;
        for (int i = 0; i < size; i++) {
            instances.copy(i, row, 0);
            double weight = weights.applyAsDouble(i);
            all += weight;
            for (int j : columns) {
                double delta = row[j] - mean[j];
                sum[j] += weight * delta;
                squares[j] += weight * (delta * delta);
            }
        }
        for (int j : columns) {
            double rest = sum[j] / all;
            mean[j] += rest;
            deviation[j] = Math.sqrt(Math.max(0, squares[j] - sum[j] * rest) / all);
        }
    }
}
