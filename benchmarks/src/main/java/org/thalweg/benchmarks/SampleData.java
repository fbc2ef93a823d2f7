package org.thalweg.benchmarks;

import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.data.Dataset;
import org.thalweg.data.Rows;

/**
 * A linear problem that follows from a seed: N instances of D inputs, uniform on [−1, 1), and a target each.
 *
 * <pre>
 * y = w·x + 0.1 e,  w and e uniform on [−1, 1)
 * </pre>
 *
 * <p>The numbers are those of native/data.h, to the bit.
 *
 * @param x N × D, instance by instance
 * @param y N
 */
record SampleData(int rows, int features, double[] x, double[] y) {

    /** Streams of numbers: inputs, errors, weights. */
    private static final long INPUTS = 1L << 60;

    private static final long ERRORS = 2L << 60;
    private static final long WEIGHTS = 3L << 60;

    static SampleData of(int rows, int features, long seed) {
        double[] x = new double[Math.multiplyExact(rows, features)];
        double[] y = new double[rows];
        double[] w = new double[features];
        for (int d = 0; d < features; d++) {
            w[d] = uniform(seed, WEIGHTS + d);
        }
        for (int i = 0; i < rows; i++) {
            double sum = 0;
            for (int d = 0; d < features; d++) {
                int at = i * features + d;
                x[at] = uniform(seed, INPUTS + at);
                sum += w[d] * x[at];
            }
            y[i] = sum + 0.1 * uniform(seed, ERRORS + i);
        }
        return new SampleData(rows, features, x, y);
    }

    /**
     * Returns the number at a place of the sequence, in [−1, 1).
     *
     * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea and Flood, Fast splittable pseudorandom number generators,
     *     2014</a>
     */
    static double uniform(long seed, long place) {
        long z = seed + place * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >>> 11) * 0x1p-52 - 1;
    }

    Dataset dataset() {
        Rows.Builder inputs = new Rows.Builder(features);
        Rows.Builder targets = new Rows.Builder(1);
        double[] row = new double[features];
        double[] target = new double[1];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(x, i * features, row, 0, features);
            target[0] = y[i];
            inputs.add(row);
            targets.add(target);
        }
        List<String> names = IntStream.range(0, features).mapToObj(d -> "x" + d).toList();
        return Dataset.of(inputs.build(), targets.build(), names, List.of("y"));
    }
}
