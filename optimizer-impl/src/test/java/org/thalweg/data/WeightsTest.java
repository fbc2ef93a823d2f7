package org.thalweg.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.text.Numbers;

/** What an instance of weight 2, 1 and 0 is: there twice, once, and not at all. */
class WeightsTest {

    private static final double[] TIMES = {2, 0, 1, 3, 1, 0, 2};
    private static final int[] REPEATED =
            IntStream.range(0, TIMES.length)
                    .flatMap(i -> IntStream.generate(() -> i).limit((long) TIMES[i]))
                    .toArray();
    private static final Dataset NUMBERS = Parts.regression(3, -1, 2.5, 0, 4, 1e6, 2);
    private static final Dataset TWO = Parts.classes(0, 1, 1, 0, 1, 0, 0);
    private static final Dataset THREE = Parts.classes(0, 2, 1, 2, 1, 0, 0);
    private static final Dataset ONE_OUTPUT = Parts.regression(0, 1, 1, 0, 1, 0, 0);

    @Test
    void are_kept_with_their_instances() {
        Dataset weighted = NUMBERS.withWeights("times", TIMES);
        assertThat(weighted.weightColumn()).contains("times");
        assertThat(weighted.isWeighted()).isTrue();
        assertThat(weights(weighted)).containsExactly(TIMES);
        assertThat(weights(weighted.select(new int[] {3, 1, 3}))).containsExactly(3, 0, 3);
        assertThat(weights(Standardization.fit(weighted).apply(weighted))).containsExactly(TIMES);
        assertThat(weights(weighted.withNames(List.of("a"), List.of("b")))).containsExactly(TIMES);
        Dataset both = weighted.withTest(weighted.select(new int[] {4}));
        assertThat(both.weightOf(7)).isEqualTo(1);
        assertThat(both.weightOf(3)).isEqualTo(3);
        Split split = Split.of(weighted, 0.2, 0.3, 1);
        for (Dataset part : List.of(split.train(), split.validation(), split.test())) {
            for (int i = 0; i < part.size(); i++) {
                assertThat(part.weightOf(i)).isEqualTo(TIMES[(int) part.input(i, 0)]);
            }
        }
    }

    @Test
    void are_one_where_there_are_none() {
        assertThat(NUMBERS.weightColumn()).isEqualTo(Optional.empty());
        assertThat(NUMBERS.isWeighted()).isFalse();
        assertThat(NUMBERS.weightOf(3)).isEqualTo(1);
        assertThat(NUMBERS.counted()).isSameAs(NUMBERS);
        assertThat(NUMBERS.weightDigest()).isEmpty();
    }

    @Test
    void are_part_of_what_a_dataset_is() {
        Dataset weighted = NUMBERS.withWeights("times", TIMES);
        double[] others = TIMES.clone();
        others[2] = Math.nextUp(1.0);
        assertThat(weighted).isEqualTo(NUMBERS.withWeights("times", TIMES));
        assertThat(weighted.hash()).isEqualTo(NUMBERS.withWeights("times", TIMES).hash());
        for (Dataset other :
                List.of(
                        NUMBERS,
                        NUMBERS.withWeights("n", TIMES),
                        NUMBERS.withWeights("times", others))) {
            assertThat(weighted).isNotEqualTo(other);
            assertThat(weighted.hash()).isNotEqualTo(other.hash());
        }
        assertThat(weighted.weightDigest())
                .isNotEqualTo(NUMBERS.withWeights("times", others).weightDigest())
                .isEqualTo(NUMBERS.withWeights("n", TIMES).weightDigest());
    }

    @Test
    void count_where_they_are_above_zero() {
        assertThat(Parts.instances(NUMBERS.withWeights("times", TIMES).counted()))
                .containsExactly(0, 2, 3, 4, 6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, -0.5, Double.NaN, Double.POSITIVE_INFINITY, 1e71, 1e-71})
    void are_no_other_numbers(double wrong) {
        double[] weights = TIMES.clone();
        weights[4] = wrong;
        assertThatThrownBy(() -> NUMBERS.withWeights("times", weights))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "times[4] is "
                                + Numbers.shortest(wrong)
                                + ". A weight is 0, or a number from 1e-70 to 1e70.");
    }

    @Test
    void are_one_an_instance_and_not_all_zero() {
        assertThatThrownBy(() -> NUMBERS.withWeights("times", new double[6]))
                .hasMessage("There are 7 instances but 6 weights. Give each instance one.");
        assertThatThrownBy(() -> NUMBERS.withWeights("times", new double[7]))
                .hasMessage(
                        "All weights of 'times' are 0: no instance counts. Give one a weight above 0.");
    }

    @Test
    void both_parts_need_them() {
        assertThatThrownBy(() -> NUMBERS.withWeights("times", TIMES).withTest(NUMBERS))
                .hasMessage(
                        "The dataset has weights by 'times', but the test set has no key column. Give both the same.");
    }

    static Stream<Arguments> metrics() {
        return Arrays.stream(Metric.values())
                .flatMap(
                        metric ->
                                Stream.of(NUMBERS, TWO, THREE, ONE_OUTPUT)
                                        .filter(metric::appliesTo)
                                        .map(data -> Arguments.of(metric, data)));
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void every_metric_is_that_of_repeated_rows(Metric metric, Dataset data) {
        Dataset weighted = data.withWeights("times", TIMES);
        for (int seed = 1; seed <= 20; seed++) {
            double[] predictions = predictions(data, seed);
            double[] repeated = repeated(predictions, data.outputs());
            double expected = metric.of(repeated, data.select(REPEATED));
            assertThat(metric.of(predictions, weighted))
                    .as("%s, seed %d", metric, seed)
                    .isCloseTo(
                            expected,
                            within(1e-15 * Math.max(1, Math.abs(expected)))); // other terms
        }
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void every_metric_is_the_same_to_the_bit_where_weights_are(Metric metric, Dataset data) {
        double[] equal = new double[TIMES.length];
        Arrays.fill(equal, 0.1);
        double[] predictions = predictions(data, 5);
        assertThat(metric.of(predictions, data.withWeights("w", equal)))
                .isEqualTo(metric.of(predictions, data));
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void what_an_instance_of_weight_zero_is_predicted_as_does_not_matter(
            Metric metric, Dataset data) {
        Dataset weighted = data.withWeights("times", TIMES);
        double[] predictions = predictions(data, 5);
        double[] other = predictions.clone();
        Arrays.fill(other, data.outputs(), 2 * data.outputs(), Double.NaN);
        assertThat(metric.of(other, weighted)).isEqualTo(metric.of(predictions, weighted));
    }

    /** By hand: 3 of weight 1 and 4 are right of 8; recalls 3/4 and 4/4; of 4 × 4 pairs all but 1 × 4 in order. */
    @Test
    void figures_of_classes_are_those_by_hand() {
        Dataset data = Parts.regression(0, 0, 1).withWeights("w", new double[] {3, 1, 4});
        double[] predictions = {0.1, 0.9, 0.8};
        assertThat(Metric.ACCURACY.of(predictions, data)).isEqualTo(7.0 / 8);
        assertThat(Metric.BALANCED_ACCURACY.of(predictions, data)).isEqualTo((3.0 / 4 + 1) / 2);
        assertThat(Metric.AUC.of(predictions, data)).isEqualTo(12.0 / 16);
        assertThat(Metric.LOG_LOSS.of(predictions, data))
                .isCloseTo(
                        -(3 * Math.log(0.9) + Math.log(0.1) + 4 * Math.log(0.8)) / 8,
                        within(1e-15)); // Math's log
        ConfusionMatrix matrix = ConfusionMatrix.of(predictions, data);
        assertThat(matrix.count(0, 0)).isEqualTo(1);
        assertThat(matrix.weight(0, 0)).isEqualTo(3);
        assertThat(matrix.size(0)).isEqualTo(2);
        assertThat(matrix.recall(0)).isEqualTo(0.75);
        assertThat(matrix.precision(1)).isEqualTo(0.8);
        assertThat(matrix).hasToString("   0  1\n0  3  1\n1  0  4");
    }

    /** Mean 10/4 and population variance (2·1.5² + .5² + 3.5²) / 4 hold no more of 7, which does not count. */
    @Test
    void means_and_deviations_are_weighted() {
        Dataset data =
                Parts.regression(1, 7, 2, 6)
                        .select(new int[] {0, 1, 2, 3})
                        .withWeights("w", new double[] {2, 0, 1, 1});
        Standardization fitted = Standardization.fit(data, true);
        assertThat(fitted.targetMeans().get(0)).isCloseTo(2.5, within(1e-15)); // by recurrence
        assertThat(fitted.targetScales().get(0))
                .isCloseTo(Math.sqrt((2 * 2.25 + 0.25 + 12.25) / 4), within(1e-15)); // likewise
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e8})
    void units_are_those_of_repeated_rows(double far) {
        double[] values = DoubleStream.of(3, -1, 2.5, 0, 4, 1e6, 2).map(v -> v + far).toArray();
        Dataset data = Parts.regression(values);
        Standardization weighted = Standardization.fit(data.withWeights("times", TIMES), true);
        Standardization repeated = Standardization.fit(data.select(REPEATED), true);
        assertThat(weighted.targetMeans().get(0))
                .isCloseTo(repeated.targetMeans().get(0), within(1e-15 * Math.max(1, far)));
        assertThat(weighted.targetScales().get(0))
                .isCloseTo(repeated.targetScales().get(0), within(1e-14 * Math.max(1, far / 1e6)));
        double[] equal = new double[TIMES.length];
        Arrays.fill(equal, 1 / 3.0);
        assertThat(Standardization.fit(data.withWeights("w", equal), true))
                .isEqualTo(Standardization.fit(data, true));
    }

    @Test
    void a_column_that_is_constant_where_instances_count_is_constant() {
        Dataset data = Parts.regression(5, 9, 5).withWeights("w", new double[] {1, 0, 2});
        assertThat(Standardization.fit(data, true).targetScales().get(0)).isEqualTo(1);
    }

    @Test
    void nothing_is_measured_on_instances_that_do_not_count() {
        Dataset none = NUMBERS.withWeights("times", TIMES).select(new int[] {1, 5});
        assertThatThrownBy(() -> Metric.MAE.of(new double[2], none))
                .hasMessage("mae of instances that all have the weight 0 has no value.");
        assertThatThrownBy(() -> Standardization.fit(none))
                .hasMessage(
                        "Instances that all have the weight 0 have no mean. Fit the standardisation on the training part.");
        Dataset left = TWO.withWeights("w", new double[] {1, 0, 0, 1, 0, 1, 1});
        assertThat(Metric.AUC.appliesTo(left)).isFalse();
        assertThat(Metric.AUC.appliesTo(TWO)).isTrue();
    }

    private static double[] predictions(Dataset data, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.doubles((long) data.size() * data.outputs())
                .map(value -> Math.rint(value * 8) / 8) // so that some are equal
                .toArray();
    }

    private static double[] repeated(double[] predictions, int outputs) {
        return Arrays.stream(REPEATED)
                .boxed()
                .flatMapToDouble(i -> Arrays.stream(predictions, i * outputs, (i + 1) * outputs))
                .toArray();
    }

    private static double[] weights(Dataset data) {
        return IntStream.range(0, data.size()).mapToDouble(data::weightOf).toArray();
    }
}
