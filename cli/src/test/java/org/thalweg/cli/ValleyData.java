package org.thalweg.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.thalweg.text.Numbers;

/**
 * Makes {@code examples/data/valley.csv}: two correlated inputs and a target, such that the mean squared error of a linear model
 * is a valley 1000 times as steep across as along.
 *
 * <p>400 pairs of normal numbers are made exactly uncorrelated with mean 0 and variance 1, stretched by √10 and √0.01, and
 * turned by 30°, so that the second derivatives, 2 X Xᵀ / N, have the eigenvalues 20 and 0.02, and 2 for the bias. The target is
 * 1 + ½ of the steep direction + 20 times the flat one, plus normal noise of deviation 0.05. Seed 1000, numbers rounded
 * to seven digits.
 */
final class ValleyData {

    static final int ROWS = 400;
    private static final long SEED = 1000;
    private static final double STEEP = Math.sqrt(10);
    private static final double FLAT = Math.sqrt(0.01);
    private static final double ANGLE = Math.toRadians(30);
    private static final double NOISE = 0.05;
    private static final int DIGITS = 7;

    private ValleyData() {}

    /** Writes the file that is named. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), csv());
    }

    static String csv() {
        Random random = new Random(SEED);
        double[] a = standardNormal(random);
        double[] b = standardNormal(random);
        double overlap = mean(a, b);
        for (int i = 0; i < ROWS; i++) {
            b[i] -= overlap * a[i];
        }
        scale(b);
        StringBuilder text = new StringBuilder("east,north,height\n");
        double cos = StrictMath.cos(ANGLE);
        double sin = StrictMath.sin(ANGLE);
        for (int i = 0; i < ROWS; i++) {
            double across = STEEP * a[i];
            double along = FLAT * b[i];
            double height = 1 + 0.5 * across + 20 * along + NOISE * random.nextGaussian();
            text.append(Numbers.rounded(cos * across - sin * along, DIGITS))
                    .append(',')
                    .append(Numbers.rounded(sin * across + cos * along, DIGITS))
                    .append(',')
                    .append(Numbers.rounded(height, DIGITS))
                    .append('\n');
        }
        return text.toString();
    }

    /** Returns normal numbers shifted and scaled to mean 0 and variance 1. */
    private static double[] standardNormal(Random random) {
        double[] values = new double[ROWS];
        double sum = 0;
        for (int i = 0; i < ROWS; i++) {
            values[i] = random.nextGaussian();
            sum += values[i];
        }
        for (int i = 0; i < ROWS; i++) {
            values[i] -= sum / ROWS;
        }
        scale(values);
        return values;
    }

    private static void scale(double[] values) {
        double deviation = Math.sqrt(mean(values, values));
        for (int i = 0; i < ROWS; i++) {
            values[i] /= deviation;
        }
    }

    private static double mean(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < ROWS; i++) {
            sum += a[i] * b[i];
        }
        return sum / ROWS;
    }
}
