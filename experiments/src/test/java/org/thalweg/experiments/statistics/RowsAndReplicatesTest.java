package org.thalweg.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thalweg.experiments.statistics.Studies.ALPHA;
import static org.thalweg.experiments.statistics.Studies.normal;
import static org.thalweg.experiments.statistics.Studies.rate;

import java.util.Arrays;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class RowsAndReplicatesTest {

    /** SciPy and the distribution used here compute the same numbers by different series. */
    private static final double SERIES = 1e-12;

    /** Four replicates of six rows, rounded; from NumPy's default_rng(7). */
    private static final double[][] DIFFERENCES = {
        {-0.61, -0.65, -3.56, -2.19, -1.27, -1.64},
        {-0.02, 0.91, -3.25, -1.4, 0.2, 0.23},
        {-0.23, -1.61, -3.04, -0.33, -1.88, -0.83},
        {-2.15, -1.88, -4.76, -1.18, -1.72, -0.02}
    };

    @Test
    void agrees_with_scipy_1_17_1_by_hand() {
        StudentT test = of(DIFFERENCES);
        assertEquals(-1.37, test.estimate(), SERIES);
        assertEquals(0.5573425703647091, test.standardError(), SERIES);
        assertEquals(7.767086844893257, test.degreesOfFreedom(), 1e-11);
        assertEquals(-2.4580932317865307, test.statistic(), SERIES);
        assertEquals(0.04029981421801463, test.p(), SERIES);
        assertEquals(-2.66197378339042, test.interval().low(), SERIES);
        assertEquals(-0.07802621660957998, test.interval().high(), SERIES);
    }

    private static StudentT of(double[][] differences) {
        int replicates = differences.length;
        int rows = differences[0].length;
        double[] byReplicate = new double[replicates];
        double[] byRow = new double[rows];
        for (int r = 0; r < replicates; r++) {
            for (int i = 0; i < rows; i++) {
                byReplicate[r] += differences[r][i] / rows;
                byRow[i] += differences[r][i] / replicates;
            }
        }
        return RowsAndReplicates.test(byReplicate, byRow, 0.95);
    }

    @Test
    void replicates_that_agree_leave_the_test_over_rows_and_rows_that_agree_that_over_replicates() {
        double[] maize = Published.maize();
        double[] constant = new double[7];
        Arrays.fill(constant, Differences.of(maize).mean());
        StudentT plain = StudentT.of(maize, 0.95);
        assertEquals(plain, RowsAndReplicates.test(constant, maize, 0.95).at(0.95));
        assertEquals(plain, RowsAndReplicates.test(maize, constant, 0.95).at(0.95));
    }

    /** Ten replicates of forty rows; rows, replicates and both together vary. Larger studies cover alike. */
    @Test
    void covers_other_rows_slightly_more_often_than_it_says_where_replicates_alone_do_not() {
        double missed =
                missed(
                        41,
                        (byReplicate, byRow) -> RowsAndReplicates.test(byReplicate, byRow, 0.95));
        assertTrue(0.03 <= missed && missed <= 0.053, () -> "seed 41, missed: " + missed);
        double alone = missed(41, (byReplicate, byRow) -> StudentT.of(byReplicate, 0.95));
        assertTrue(alone > 0.2, () -> "seed 41, replicates alone missed: " + alone);
    }

    /** Nothing but noise of row and replicate together: counted twice, the interval is √2 too wide. */
    @Test
    void counts_twice_what_is_particular_to_a_row_in_a_replicate() {
        double ratio = 0;
        Random random = new Random(42);
        for (int study = 0; study < 200; study++) {
            double[][] noise = new double[10][];
            Arrays.setAll(noise, r -> normal(random, 40, 0, 1));
            double error = of(noise).standardError();
            ratio += error * error * 10 * 40 / 200;
        }
        // standard error of the average of 200: about 0.03
        assertEquals(2, ratio, 0.1, "seed 42");
    }

    private static double missed(long seed, BiFunction<double[], double[], StudentT> test) {
        return rate(
                seed,
                random -> {
                    double[] rows = normal(random, 40, 0, 1);
                    double[] replicates = normal(random, 10, 0, 0.2);
                    double[] byRow = new double[rows.length];
                    double[] byReplicate = new double[replicates.length];
                    for (int r = 0; r < replicates.length; r++) {
                        for (int i = 0; i < rows.length; i++) {
                            double d = rows[i] + replicates[r] + 0.5 * random.nextGaussian();
                            byRow[i] += d / replicates.length;
                            byReplicate[r] += d / rows.length;
                        }
                    }
                    return test.apply(byReplicate, byRow).p() <= ALPHA;
                });
    }
}
