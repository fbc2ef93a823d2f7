package org.thalweg.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thalweg.experiments.statistics.Studies.ALPHA;
import static org.thalweg.experiments.statistics.Studies.SEEDS;
import static org.thalweg.experiments.statistics.Studies.assertNominal;
import static org.thalweg.experiments.statistics.Studies.normal;
import static org.thalweg.experiments.statistics.Studies.rate;
import static org.thalweg.experiments.statistics.Studies.sum;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** False positives where the split into training and test data is redrawn per seed. */
class RedrawnSplitsTest {

    private static final int INSTANCES = 100;
    private static final int TRAINING = 75;

    /**
     * y = a + b + noise. Base regresses on a, variant on b, on ten redrawn splits of 100 instances: equally good by
     * symmetry, but all splits see the same instances.
     */
    @Test
    void are_nominal_with_nadeau_and_bengio_and_several_times_as_many_with_the_plain_t_test() {
        double testToTrain = (double) (INSTANCES - TRAINING) / TRAINING;
        assertNominal(
                6, random -> ResampledT.test(redrawn(random), testToTrain, 0.95).p() <= ALPHA);
        double plain = rate(6, random -> StudentT.of(redrawn(random), 0.95).p() <= ALPHA);
        assertTrue(plain > 0.2, () -> "seed 6, plain t test: " + plain);
    }

    private static double[] redrawn(Random random) {
        double[] a = normal(random, INSTANCES, 0, 1);
        double[] b = normal(random, INSTANCES, 0, 1);
        double[] y = sum(sum(a, b), normal(random, INSTANCES, 0, 1));
        double[] differences = new double[SEEDS];
        Arrays.setAll(
                differences,
                split -> {
                    int[] order = shuffled(random);
                    return testLoss(b, y, order) - testLoss(a, y, order);
                });
        return differences;
    }

    private static int[] shuffled(Random random) {
        int[] order = new int[INSTANCES];
        for (int i = 1; i < INSTANCES; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** Least squares through the origin on the first instances, mean squared error on the rest. */
    private static double testLoss(double[] x, double[] y, int[] order) {
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < TRAINING; i++) {
            xy += x[order[i]] * y[order[i]];
            xx += x[order[i]] * x[order[i]];
        }
        double loss = 0;
        for (int i = TRAINING; i < INSTANCES; i++) {
            double residual = y[order[i]] - xy / xx * x[order[i]];
            loss += residual * residual;
        }
        return loss / (INSTANCES - TRAINING);
    }
}
