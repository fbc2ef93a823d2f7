package org.thalweg.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.primitives.ImmutableDoubleArray;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Rows that lie apart, in an order of their own, with a constant column and values that differ from it by rounding. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1 << 20})
    void a_view_has_the_bits_of_a_copy(int chunk) {
        Dataset data = Examples.diabetes().withChunk(chunk).select(new int[] {400, 3, 3, 77, 0, 9});
        Standardization standardization = Standardization.fit(data, true);
        Dataset view = standardization.apply(data, 0);
        Dataset copy = standardization.apply(data, Integer.MAX_VALUE);
        assertEquals(false, view.isAsItLies());
        assertEquals(true, copy.isAsItLies());
        assertEquals(copy, view);
        assertEquals(copy.hash(), view.hash());
        for (int i = 0; i < copy.size(); i++) {
            for (int j = 0; j < copy.inputs(); j++) {
                assertEquals(copy.input(i, j), view.input(i, j));
            }
            assertEquals(copy.target(i, 0), view.target(i, 0));
        }
        int[] some = {5, 1, 1};
        assertEquals(copy.select(some), view.select(some));
        assertEquals(Standardization.fit(copy, true), Standardization.fit(view, true));
    }

    /** In their order, so that rows as they lie would be shown where they lie. */
    @Test
    void a_view_shows_rows_in_its_units() {
        Standardization standardization = Standardization.fit(TRAIN, true);
        Dataset view = standardization.apply(TRAIN, 0);
        RowWindow inputs = new RowWindow(3, 4);
        view.showInputs(new int[] {0, 1, 2, 3}, 0, 4, inputs);
        assertArrayEquals(
                new double[] {-1, 0, -1, 1, 0, 1, 1, 0, 1, -1, 0, -1},
                Arrays.copyOfRange(inputs.values(), inputs.from(), inputs.from() + 12));
        RowWindow targets = new RowWindow(1, 4);
        view.showTargets(new int[] {0, 1, 2, 3}, 1, 2, targets);
        assertEquals(1, targets.values()[targets.from()]);
        assertEquals(-1, targets.values()[targets.from() + 1]);
    }

    @Test
    void a_view_is_itself_standardized_like_a_copy() {
        Standardization standardization = Standardization.fit(TRAIN, true);
        Dataset view = standardization.apply(TRAIN, 0);
        Dataset copy = standardization.apply(TRAIN, Integer.MAX_VALUE);
        assertEquals(standardization.apply(copy), standardization.apply(view));
        assertEquals(copy.withTest(copy), view.withTest(view));
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

    private static Dataset column(double... values) {
        return Dataset.of(
                Arrays.stream(values).mapToObj(x -> new double[] {x}).toArray(double[][]::new),
                new double[values.length][1]);
    }

    private static double[] standardized(double... values) {
        Dataset data = column(values);
        Dataset standard = Standardization.fit(data).apply(data);
        return IntStream.range(0, values.length).mapToDouble(i -> standard.input(i, 0)).toArray();
    }

    /** Up to powers of two beyond which the values themselves lose bits. */
    @ParameterizedTest
    @ValueSource(ints = {-1010, -700, -300, -1, 1, 300, 700, 1010})
    void does_not_depend_on_the_unit_of_a_column_to_the_bit(int exponent) {
        double[] values = new SplittableRandom(5).doubles(50, -7, 9).toArray();
        double[] scaled = Arrays.stream(values).map(x -> Math.scalb(x, exponent)).toArray();
        assertArrayEquals(standardized(values), standardized(scaled));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-308, 1e-200, 1e200, 1e307})
    void tells_values_apart_at_the_edges_of_doubles(double unit) {
        assertArrayEquals(
                new double[] {-1, 1, -1, 1}, standardized(unit, 3 * unit, unit, 3 * unit), 1e-14);
    }

    @ParameterizedTest
    @CsvSource({
        "0.3, 0.30000000000000004",
        "-0.3, -0.30000000000000004",
        "1e200, 1.0000000000000002e200",
        "1e-200, 1.0000000000000002e-200",
        "1e15, 1000000000000000.2",
        "7, 7"
    })
    void values_that_differ_by_rounding_are_constant(double one, double other) {
        assertArrayEquals(new double[3], standardized(one, other, one));
        assertEquals(1, Standardization.fit(column(one, other, one)).inputScales().get(0));
    }

    @Test
    void another_value_in_a_constant_column_is_told_from_it() {
        Standardization fitted = Standardization.fit(column(0.3, 0.30000000000000004));
        Dataset other = fitted.apply(column(0.3, 0.5, -0.3));
        assertEquals(0, other.input(0, 0));
        assertEquals(0.2, other.input(1, 0), 1e-15);
        assertEquals(-0.6, other.input(2, 0), 1e-15);
    }

    /** As NIST's NumAcc2 to NumAcc4: about a large mean, deviations known exactly. */
    @ParameterizedTest
    @ValueSource(doubles = {1e6, 1e9, 1e12, 1e14})
    void keeps_its_digits_about_a_large_mean(double mean) {
        double[] values = new double[1001];
        Arrays.setAll(values, i -> i == 0 ? mean : i % 2 == 0 ? mean + 0.125 : mean - 0.125);
        Standardization fitted = Standardization.fit(column(values));
        double exact = 0.125 * Math.sqrt(1000.0 / 1001);
        assertEquals(mean, fitted.inputMeans().get(0));
        assertEquals(exact, fitted.inputScales().get(0), 1e-15);
    }

    @Test
    void refuses_what_is_no_number_in_other_units() {
        Standardization fitted = Standardization.fit(column(0.1, 0.2, 0.3));
        DatasetTest.assertMessage(
                "The column 'x1' has the value 1.7e308. That is too far from those it is standardized by, of mean 0.2 and deviation 0.0816, to be a number in these units. Correct it, or leave its row out.",
                () -> fitted.apply(column(0.1, 1.7e308)));
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
