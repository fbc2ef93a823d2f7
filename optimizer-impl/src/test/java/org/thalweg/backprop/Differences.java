package org.thalweg.backprop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.data.Dataset;

/** Holds backpropagation against central differences: every parameter's slope, at a random point. */
final class Differences {

    /** The cube root of the spacing of doubles balances the error of the formula against that of the loss. */
    private static final double STEP = 6e-6;

    private static final double TOLERANCE = 1e-8;
    private static final int[] ALONE = {0};

    private Differences() {}

    static void check(Model model, Loss loss, Dataset data, long seed) {
        Program program = Program.record(model, loss, data.inputs(), data.outputs());
        Backpropagation passes = new Backpropagation(program, 1);
        SplittableRandom random = new SplittableRandom(seed);
        double[] at = random.doubles(program.size(), -1, 1).toArray();
        for (Minibatch all : List.of(Minibatch.all(data), Minibatch.all(data).drawing(seed, 2))) {
            check(passes, all, at, seed);
        }
    }

    private static void check(Backpropagation passes, Minibatch all, double[] at, long seed) {
        double[] gradient = new double[at.length];
        double[] value = new double[1];
        passes.gradient(all, ALONE, new double[][] {at}, new double[][] {gradient}, value);
        double scale = 1 + Arrays.stream(gradient).map(Math::abs).max().orElse(0);
        for (int i = 0; i < at.length; i++) {
            double slope =
                    (lossAt(passes, all, at, i, STEP) - lossAt(passes, all, at, i, -STEP))
                            / (2 * STEP);
            assertThat(gradient[i])
                    .as("element %s, seed %s", i, seed)
                    .isCloseTo(slope, Offset.offset(TOLERANCE * scale));
        }
    }

    private static double lossAt(
            Backpropagation passes, Minibatch all, double[] at, int i, double step) {
        double[] moved = at.clone();
        moved[i] += step;
        double[] value = new double[1];
        passes.loss(all, ALONE, new double[][] {moved}, value);
        return value[0];
    }

    static Dataset random(int instances, int inputs, int outputs, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[instances][];
        double[][] y = new double[instances][];
        for (int n = 0; n < instances; n++) {
            x[n] = random.doubles(inputs, -2, 2).toArray();
            y[n] = random.doubles(outputs, -2, 2).toArray();
        }
        return Dataset.of(x, y);
    }

    /** Targets that are one-hot. */
    static Dataset classes(int instances, int inputs, int classes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[instances][];
        double[][] y = new double[instances][classes];
        for (int n = 0; n < instances; n++) {
            x[n] = random.doubles(inputs, -2, 2).toArray();
            y[n][random.nextInt(classes)] = 1;
        }
        return Dataset.of(x, y);
    }
}
