package org.thalweg.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.primitives.ImmutableDoubleArray;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

class StandardizationTest {

    /** Means 2 and 5, deviations 1 and 3 by hand; the middle column is constant and not representable. */
    private static final Dataset TRAIN =
            Dataset.of(
                    new double[][] {{1, 0.1, 2}, {3, 0.1, 8}, {3, 0.1, 8}, {1, 0.1, 2}},
                    new double[][] {{10}, {30}, {10}, {30}});

    @Test
    void measures_mean_and_population_deviation() {
        Standardization standardization = Standardization.fit(TRAIN);
        assertEquals(ImmutableDoubleArray.of(2, 0.1, 5), standardization.inputMeans());
        assertEquals(ImmutableDoubleArray.of(1, 1, 3), standardization.inputScales());
        assertEquals(ImmutableDoubleArray.of(0), standardization.targetMeans());
        assertEquals(ImmutableDoubleArray.of(1), standardization.targetScales());
    }

    @Test
    void applies_what_was_measured_on_other_data() {
        Dataset other =
                Dataset.of(new double[][] {{4, 0.1, 5}, {2, 1.1, 14}}, new double[][] {{7}, {8}});
        Dataset expected =
                Dataset.of(new double[][] {{2, 0, 0}, {0, 1, 3}}, new double[][] {{7}, {8}});
        assertEquals(expected, Standardization.fit(TRAIN).apply(other));
        assertEquals(expected, Standardization.fit(TRAIN.withChunk(1)).apply(other.withChunk(1)));
    }

    @Test
    void takes_targets_there_and_back() {
        Standardization standardization = Standardization.fit(TRAIN, true);
        Dataset standard = standardization.apply(TRAIN);
        assertArrayEquals(
                new double[] {-1, 1, -1, 1},
                IntStream.range(0, 4).mapToDouble(i -> standard.target(i, 0)).toArray());
        assertArrayEquals(
                new double[] {10, 30, 25},
                standardization.predictionsToOriginal(new double[] {-1, 1, 0.5}));
    }

    @Test
    void takes_each_output_back_by_its_own_scale() {
        Dataset two = Dataset.of(new double[2][1], new double[][] {{1, 10}, {3, 30}});
        double[] standard = {-1, -1, 1, 2};
        assertArrayEquals(
                new double[] {1, 10, 3, 40},
                Standardization.fit(two, true).predictionsToOriginal(standard));
        assertArrayEquals(new double[] {-1, -1, 1, 2}, standard);
        assertArrayEquals(standard, Standardization.fit(two).predictionsToOriginal(standard));
    }

    @Test
    void never_changes_classes() {
        Dataset classes =
                Dataset.of(new double[][] {{1}, {3}, {5}}, new double[][] {{1}, {0}, {0}});
        Dataset standard = Standardization.fit(classes, true).apply(classes);
        assertEquals(1, standard.target(0, 0));
        assertEquals(0, standard.target(2, 0));
        assertEquals(true, standard.isClassification());
    }

    /** Against Commons Math's two-pass variance, to rounding. */
    @Test
    void agrees_with_commons_math_on_real_data() {
        Dataset data = Examples.diabetes();
        Standardization standardization = Standardization.fit(data);
        for (int j = 0; j < data.inputs(); j++) {
            int feature = j;
            double[] column =
                    IntStream.range(0, data.size())
                            .mapToDouble(i -> data.input(i, feature))
                            .toArray();
            double mean = StatUtils.mean(column);
            double scale = Math.sqrt(StatUtils.populationVariance(column));
            assertEquals(mean, standardization.inputMeans().get(j), 1e-14 * mean);
            assertEquals(scale, standardization.inputScales().get(j), 1e-14 * scale);
        }
    }

    /** Deviation √(2/3) about 10⁹: the textbook formula Σx²/N − mean² loses all digits here. */
    @Test
    void keeps_its_digits_far_from_zero() {
        Dataset far =
                Dataset.of(new double[][] {{1e9 + 1}, {1e9 + 2}, {1e9 + 3}}, new double[3][1]);
        assertEquals(Math.sqrt(2.0 / 3), Standardization.fit(far).inputScales().get(0));
    }

    @Test
    void says_what_does_not_fit() {
        Standardization standardization = Standardization.fit(TRAIN);
        DatasetTest.assertMessage(
                "The standardisation was fitted to 3 inputs and 1 outputs, but the dataset has 2 and 1.",
                () -> standardization.apply(Dataset.of(new double[1][2], new double[1][1])));
        DatasetTest.assertMessage(
                "There are 3 predictions for 2 outputs. Give each instance one per output.",
                () ->
                        Standardization.fit(Dataset.of(new double[1][2], new double[1][2]))
                                .predictionsToOriginal(new double[3]));
        DatasetTest.assertMessage(
                "An empty dataset has no mean. Fit the standardisation on the training part.",
                () -> Standardization.fit(TRAIN.select(new int[0])));
    }
}
