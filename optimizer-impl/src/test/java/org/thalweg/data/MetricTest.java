package org.thalweg.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricTest {

    /** The example of scikit-learn's user guide and reference, with the values printed there. */
    private static final Dataset TWO_OUTPUTS = targets(new double[][] {{0.5, 1}, {-1, 1}, {7, -6}});

    private static final double[] PREDICTIONS = {0, 2, -1, 2, 8, -5};

    @Test
    void agrees_with_the_examples_of_scikit_learn() {
        assertEquals(
                0.708333, Metric.MSE.of(PREDICTIONS, TWO_OUTPUTS), 5e-7); // printed as 0.708...
        assertEquals(0.75, Metric.MAE.of(PREDICTIONS, TWO_OUTPUTS));
        assertEquals(
                0.9368005266622779,
                Metric.R2.of(PREDICTIONS, TWO_OUTPUTS),
                1e-15); // by numpy, summed in another order
        Dataset four = targets(new double[][] {{3}, {-0.5}, {2}, {7}});
        double[] predictions = {2.5, 0, 2, 8};
        assertEquals(0.375, Metric.MSE.of(predictions, four));
        assertEquals(
                0.612, Metric.RMSE.of(predictions, four), 1e-3); // printed as 0.612..., cut off
        assertEquals(0.5, Metric.MAE.of(predictions, four));
        assertEquals(0.948, Metric.R2.of(predictions, four), 1e-3); // printed as 0.948..., cut off
    }

    /** From the plain sums, written out by hand. */
    @Test
    void r2_is_the_mean_over_the_outputs() {
        double first = 1 - (0.25 + 0 + 1) / (0.25 + 1 + 49 - 6.5 * 6.5 / 3);
        double second = 1 - (1.0 + 1 + 1) / (1 + 1 + 36 - 16.0 / 3);
        assertEquals(
                (first + second) / 2,
                Metric.R2.of(PREDICTIONS, TWO_OUTPUTS),
                1e-15); // Σy² − (Σy)²/N rounds otherwise
    }

    @Test
    void r2_of_the_mean_is_zero_and_of_the_truth_one() {
        Dataset data = targets(new double[][] {{1}, {2}, {6}});
        assertEquals(0, Metric.R2.of(new double[] {3, 3, 3}, data));
        assertEquals(1, Metric.R2.of(new double[] {1, 2, 6}, data));
    }

    @Test
    void r2_of_a_constant_target_is_one_or_zero() {
        Dataset constant = targets(new double[][] {{0.1}, {0.1}, {0.1}});
        assertEquals(1, Metric.R2.of(new double[] {0.1, 0.1, 0.1}, constant));
        assertEquals(0, Metric.R2.of(new double[] {0.1, 0.1, 0.2}, constant));
        assertEquals(Double.NaN, Metric.R2.of(new double[] {0.1, 0.1, Double.NaN}, constant));
    }

    @Test
    void accuracy_takes_the_highest_prediction_and_the_first_of_several() {
        Dataset classes = targets(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 0, 0}});
        assertEquals(
                0.75,
                Metric.ACCURACY.of(
                        new double[] {0.9, 0.05, 0.05, -3, -1, -2, 0, 1, 0, 5, 5, 1}, classes));
    }

    @Test
    void accuracy_of_a_single_output_cuts_at_one_half() {
        Dataset classes = targets(new double[][] {{1}, {0}, {0}, {1}});
        assertEquals(0.75, Metric.ACCURACY.of(new double[] {0.51, 0.5, -7, 0.5}, classes));
    }

    @Test
    void accuracy_counts_nan_as_wrong() {
        double nan = Double.NaN;
        assertEquals(
                0, Metric.ACCURACY.of(new double[] {nan, nan}, targets(new double[][] {{1}, {0}})));
        assertEquals(
                0.5,
                Metric.ACCURACY.of(
                        new double[] {1, nan, 0, 1}, targets(new double[][] {{1, 0}, {0, 1}})));
    }

    /** Scikit-learn's guide: y_true 0 0 1 1, y_scores 0.1 0.4 0.35 0.8, area 0.75. */
    @Test
    void area_is_the_share_of_pairs_in_order() {
        Dataset two = targets(new double[][] {{0}, {0}, {1}, {1}});
        assertEquals(0.75, Metric.AUC.of(new double[] {0.1, 0.4, 0.35, 0.8}, two));
        assertEquals(0.5, Metric.AUC.of(new double[] {7, 7, 7, 7}, two));
        assertEquals(0.625, Metric.AUC.of(new double[] {0.1, 0.4, 0.4, 0.3}, two));
        assertEquals(Double.NaN, Metric.AUC.of(new double[] {0.1, 0.4, Double.NaN, 1}, two));
        assertEquals(1, Metric.AUC.of(new double[] {-2, -1, 1e300, 9}, two));
    }

    /** Each pair by hand: class 0 against the rest 2 of 2, class 1 1.5 of 2, class 2 1 of 2; the fourth does not occur. */
    @Test
    void area_of_several_classes_is_the_mean_of_those_that_occur() {
        Dataset classes = targets(new double[][] {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}});
        double[] scores = {0.6, 0.3, 0.2, 0, 0.3, 0.3, 0.4, 0, 0.1, 0.2, 0.3, 1};
        assertEquals((1 + 0.75 + 0.5) / 3, Metric.AUC.of(scores, classes), 1e-15);
    }

    @Test
    void area_needs_two_classes() {
        Dataset one = targets(new double[][] {{1, 0}, {1, 0}});
        assertEquals(false, Metric.AUC.appliesTo(one));
        DataException thrown =
                assertThrows(DataException.class, () -> Metric.AUC.of(new double[4], one));
        assertEquals("auc needs instances of at least two classes.", thrown.getMessage());
    }

    @Test
    void log_loss_is_the_mean_surprise() {
        Dataset two = targets(new double[][] {{0}, {1}});
        assertEquals(
                -(Math.log(0.9) + Math.log(0.8)) / 2,
                Metric.LOG_LOSS.of(new double[] {0.1, 0.8}, two),
                1e-15);
        assertEquals(
                -Math.log(Double.MIN_VALUE) / 2,
                Metric.LOG_LOSS.of(new double[] {0, 0}, two),
                1e-12);
        assertEquals(0, Metric.LOG_LOSS.of(new double[] {-3, 7}, two));
        assertEquals(Double.NaN, Metric.LOG_LOSS.of(new double[] {0, Double.NaN}, two));
    }

    /** 90 of the first class, 10 of the second. */
    @Test
    void balanced_accuracy_does_not_reward_the_commonest_class() {
        double[][] rows = new double[100][1];
        for (int i = 90; i < 100; i++) {
            rows[i][0] = 1;
        }
        Dataset uneven = targets(rows);
        assertEquals(0.9, Metric.ACCURACY.of(new double[100], uneven));
        assertEquals(0.5, Metric.BALANCED_ACCURACY.of(new double[100], uneven));
    }

    @Test
    void a_confusion_matrix_counts_who_was_taken_for_whom() {
        Dataset classes =
                targets(new double[][] {{1, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 1, 0}, {0, 1, 0}});
        double nan = Double.NaN;
        ConfusionMatrix matrix =
                ConfusionMatrix.of(
                        new double[] {1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, nan, 0, 0}, classes);
        assertEquals(1, matrix.count(0, 0));
        assertEquals(1, matrix.count(0, 1));
        assertEquals(1, matrix.count(1, 2));
        assertEquals(3, matrix.size(1));
        assertEquals(0.5, matrix.precision(1));
        assertEquals(1.0 / 3, matrix.recall(1));
        assertEquals(Double.NaN, matrix.recall(2));
        assertEquals((0.5 + 1.0 / 3) / 2, matrix.balancedAccuracy(), 1e-15);
        assertEquals(0.4, matrix.accuracy());
        assertEquals(
                "    y1  y2  y3\ny1   1   1   0\ny2   0   1   1\ny3   0   0   0",
                matrix.toString());
    }

    /** Squares of these overflow or vanish; the results do not. */
    @ParameterizedTest
    @ValueSource(ints = {-1000, -600, 0, 600, 1000})
    void do_not_overflow_where_their_value_does_not(int exponent) {
        double unit = Math.scalb(1.0, exponent);
        Dataset actual =
                targets(new double[][] {{3 * unit}, {-0.5 * unit}, {2 * unit}, {7 * unit}});
        double[] predictions = {2.5 * unit, 0, 2 * unit, 8 * unit};
        assertEquals(Math.sqrt(0.375) * unit, Metric.RMSE.of(predictions, actual));
        assertEquals(0.5 * unit, Metric.MAE.of(predictions, actual));
        assertEquals(1 - 1.5 / 29.1875, Metric.R2.of(predictions, actual), 1e-15);
        assertEquals(0.375 * unit * unit, Metric.MSE.of(predictions, actual));
    }

    @Test
    void r2_of_predictions_far_off_is_no_better_for_it() {
        Dataset actual = targets(new double[][] {{1}, {2}});
        assertEquals(-2e300, Metric.R2.of(new double[] {1e150, 2}, actual), 1e286);
        assertEquals(Double.NEGATIVE_INFINITY, Metric.R2.of(new double[] {1e200, 2}, actual));
    }

    @Test
    void nan_is_passed_on() {
        double[] predictions = {0, 2, -1, Double.NaN, 8, -5};
        for (Metric metric : new Metric[] {Metric.MSE, Metric.RMSE, Metric.MAE, Metric.R2}) {
            assertEquals(Double.NaN, metric.of(predictions, TWO_OUTPUTS));
        }
    }

    @Test
    void lower_errors_and_higher_scores_are_better() {
        assertArrayEquals(
                new Metric[] {Metric.MSE, Metric.RMSE, Metric.MAE, Metric.LOG_LOSS},
                Arrays.stream(Metric.values()).filter(Metric::lowerIsBetter).toArray());
    }

    @Test
    void accuracy_alone_needs_classes() {
        assertArrayEquals(
                new Metric[] {Metric.MSE, Metric.RMSE, Metric.MAE, Metric.R2},
                Arrays.stream(Metric.values())
                        .filter(metric -> metric.appliesTo(TWO_OUTPUTS))
                        .toArray());
        assertEquals(true, Metric.ACCURACY.appliesTo(targets(new double[][] {{1}, {0}})));
        DatasetTest.assertMessage(
                "accuracy needs targets that are classes. Read the dataset with `classes`, or use mse, rmse, mae or r2.",
                () -> Metric.ACCURACY.of(PREDICTIONS, TWO_OUTPUTS));
    }

    @Test
    void says_how_many_predictions_are_needed() {
        DatasetTest.assertMessage(
                "mse needs 3 × 2 predictions, one per instance and output, got 3.",
                () -> Metric.MSE.of(new double[3], TWO_OUTPUTS));
        DatasetTest.assertMessage(
                "r2 of an empty dataset has no value.",
                () -> Metric.R2.of(new double[0], TWO_OUTPUTS.select(new int[0])));
    }

    private static Dataset targets(double[][] targets) {
        return Dataset.of(new double[targets.length][1], targets);
    }
}
