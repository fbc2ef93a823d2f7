package org.thalweg.experiments.selfcheck;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.thalweg.data.Dataset;

/**
 * Data that are made: independent standard normal inputs, targets y = Σ βᵢxᵢ + noise with equal β for all inputs but the first,
 * whose own makes an effect of a known size.
 *
 * @param rows N
 * @param inputs D
 * @param first β of the first input; that of the others is 0.5
 * @param noise of the targets
 * @param classes 0 for numbers; else how many classes the highest of so many noisy scores makes
 * @param group how many rows share an offset in their targets and inputs; 1 for independent rows
 */
record Made(int rows, int inputs, double first, Noise noise, int classes, int group) {

    static final double COEFFICIENT = 0.5;

    /** Of a group's targets, in standard deviations of the noise. */
    private static final double OFFSET = 0.7;

    /** How noise is distributed, with variance 1 where it has one. */
    enum Noise {
        NORMAL,
        /** Student's t with three degrees of freedom: now and then far out. */
        HEAVY
    }

    static Made numbers(int rows) {
        return new Made(rows, 5, COEFFICIENT, Noise.NORMAL, 0, 1);
    }

    /** Returns new data. */
    Dataset draw(SplittableRandom random) {
        double[][] x = new double[rows][inputs];
        double[][] y = new double[rows][Math.max(1, classes)];
        double[] shift = new double[inputs + 1];
        for (int i = 0; i < rows; i++) {
            if (group > 1 && i % group == 0) {
                shift =
                        IntStream.range(0, inputs + 1)
                                .mapToDouble(j -> random.nextGaussian())
                                .toArray();
            }
            for (int j = 0; j < inputs; j++) {
                x[i][j] =
                        group == 1
                                ? random.nextGaussian()
                                : shared(random.nextGaussian(), shift[j]);
            }
            y[i] =
                    classes == 0
                            ? new double[] {number(x[i], OFFSET * shift[inputs], random)}
                            : oneHot(x[i], random);
        }
        Dataset data = Dataset.of(x, y);
        return group == 1
                ? data
                : data.withGroups(
                        "group",
                        IntStream.range(0, rows)
                                .mapToObj(i -> Integer.toString(i / group))
                                .toList());
    }

    /** Half of an input's variance belongs to the group. */
    private static double shared(double own, double ofGroup) {
        return (own + ofGroup) / Math.sqrt(2);
    }

    private double number(double[] x, double shift, SplittableRandom random) {
        double sum = first * x[0] + shift + noise(random);
        for (int j = 1; j < inputs; j++) {
            sum += COEFFICIENT * x[j];
        }
        return sum;
    }

    private double noise(SplittableRandom random) {
        double normal = random.nextGaussian();
        if (noise == Noise.NORMAL) {
            return normal;
        }
        double square = 0;
        for (int k = 0; k < 3; k++) {
            double g = random.nextGaussian();
            square += g * g;
        }
        return normal / Math.sqrt(square / 3) / Math.sqrt(3);
    }

    /** Each input speaks for one class, in turn, so that those of one class are exchangeable. */
    private double[] oneHot(double[] x, SplittableRandom random) {
        double[] scores = new double[classes];
        for (int j = 0; j < inputs; j++) {
            scores[j % classes] += x[j];
        }
        int best = 0;
        for (int c = 0; c < classes; c++) {
            scores[c] += random.nextGaussian();
            best = scores[c] > scores[best] ? c : best;
        }
        double[] one = new double[classes];
        one[best] = 1;
        return one;
    }
}
