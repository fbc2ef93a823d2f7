package org.thalweg.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.primitives.ImmutableDoubleArray;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.data.Encoding.Source;

class PreprocessingTest {

    private static final double GAP = Double.NaN;

    private static Preprocessing fit(Dataset train, boolean standardize) {
        return Preprocessing.fit(train, Optional.empty(), standardize);
    }

    private static Dataset column(Imputation by, double... values) {
        double[][] x = new double[values.length][];
        double[][] y = new double[values.length][1];
        for (int i = 0; i < x.length; i++) {
            x[i] = new double[] {values[i]};
            y[i][0] = i;
        }
        return Dataset.withMissing(x, y, by);
    }

    private static double[] values(Dataset data, int input) {
        double[] values = new double[data.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = data.input(i, input);
        }
        return values;
    }

    @Test
    void fills_by_the_mean_or_the_median_of_what_is_there() {
        double[] values = {7, GAP, 1, 4, GAP, 100};
        assertThat(fit(column(Imputation.MEAN, values), false).fills().orElseThrow().values())
                .isEqualTo(ImmutableDoubleArray.of(28));
        Dataset data = column(Imputation.MEDIAN, values);
        assertThat(values(fit(data, false).apply(data), 0)).containsExactly(7, 5.5, 1, 4, 5.5, 100);
        Dataset odd = column(Imputation.MEDIAN, 9, GAP, -3, 2);
        assertThat(values(fit(odd, false).apply(odd), 0)).containsExactly(9, 2, -3, 2);
    }

    /** {@code make_pipeline(SimpleImputer(), StandardScaler())}: the deviation is that of the filled column. */
    @Test
    void standardizes_what_is_filled() {
        Dataset data = column(Imputation.MEAN, 1, GAP, 5, GAP);
        Preprocessing both = fit(data, true);
        Standardization standard = both.standard().orElseThrow();
        assertThat(standard.inputMeans().get(0)).isEqualTo(3);
        assertThat(standard.inputScales().get(0)).isEqualTo(Math.sqrt(2));
        assertThat(values(both.apply(data), 0))
                .containsExactly(-2 / Math.sqrt(2), 0, 2 / Math.sqrt(2), 0);
    }

    /** 10³⁰⁸ and its negative have a difference that is no double. */
    @ParameterizedTest
    @CsvSource({
        "MEAN, 1e308, 1e308, 1e308",
        "MEDIAN, 1e308, 1.5e308, 1.25e308",
        "MEAN, -1e308, 1e308, 0"
    })
    void fills_with_what_lies_between_however_large(
            Imputation by, double one, double other, double between) {
        Dataset data = column(by, one, GAP, other);
        assertThat(values(fit(data, false).apply(data), 0)[1]).isEqualTo(between);
    }

    /** An instance of weight 2 is there twice, one of weight 0 is not there. */
    @ParameterizedTest
    @EnumSource
    void instances_count_as_their_weights_say(Imputation by) {
        double[] weights = {2, 1, 0, 3, 2};
        Dataset weighted = column(by, 7, GAP, 1000, 1, 4).withWeights("n", weights);
        Dataset repeated = column(by, 7, 7, GAP, 1, 1, 1, 4, 4);
        assertThat(fit(weighted, true).fills().orElseThrow().values().get(0))
                .isCloseTo(
                        fit(repeated, true).fills().orElseThrow().values().get(0), within(1e-15));
        Dataset even = column(by, 7, 1, 4).withWeights("n", new double[] {2, 1, 1});
        assertThat(fit(even, true).fills()).isEqualTo(fit(column(by, 4, 7, 7, 1), true).fills());
        Dataset colors = colors(2, 1, 0, -1).imputing(by);
        Dataset first = colors.withWeights("n", new double[] {1, 2, 2, 1});
        assertThat(fit(first, false).fills().orElseThrow().values().asList())
                .containsExactly(
                        1.0, 0.0, 0.0, fit(first, false).fills().orElseThrow().values().get(3));
        Dataset absent = colors(2, 1, 0).withWeights("n", new double[] {1, 2, 0});
        assertThat(fit(absent, false).unseen().asList()).containsExactly(0);
    }

    private static final Encoding COLORS =
            new Encoding(
                    List.of(
                            new Source("color", "", List.of("blue", "green", "red")),
                            new Source("size", "", List.of())),
                    List.of(new Source("y", "", List.of())),
                    true);

    /** Colours by their place, or none; sizes beside them. */
    private static Dataset colors(int... colors) {
        Rows.Builder x = Rows.Builder.withGaps(4);
        Rows.Builder y = new Rows.Builder(1);
        for (int i = 0; i < colors.length; i++) {
            double[] row = {0, 0, 0, i};
            for (int k = 0; k < 3; k++) {
                row[k] = colors[i] < 0 ? GAP : colors[i] == k ? 1 : 0;
            }
            x.add(row);
            y.add(new double[] {i});
        }
        return Dataset.of(x.build(), y.build(), COLORS);
    }

    @ParameterizedTest
    @EnumSource
    void fills_a_category_with_the_most_frequent_and_first_of_those(Imputation by) {
        Dataset data = colors(2, 1, -1, 1, 2).imputing(by);
        assertThat(data.missing()).isEqualTo(Map.of("color", 1));
        double[] row = new double[4];
        fit(data, false).apply(data).copyInputs(2, row, 0);
        assertThat(row).containsExactly(0, 1, 0, 2);
    }

    @Test
    void ignores_categories_that_the_training_part_lacks() {
        Dataset data = colors(0, 2, 0, 1, 1);
        Preprocessing part = fit(data.select(new int[] {0, 1, 2}), true);
        assertThat(part.unseen().asList()).containsExactly(1);
        assertThat(part.ignored(data)).isEqualTo(Map.of("color=green", 2));
        Dataset test = part.apply(data);
        assertThat(values(test, 1)).containsExactly(0, 0, 0, 0, 0);
        assertThat(values(test, 0)[3]).isEqualTo(-2 / 3.0 / Math.sqrt(2 / 9.0));
        assertThat(fit(data, true).ignored(data)).isEmpty();
    }

    @Test
    void leaves_data_that_lack_nothing_as_they_are() {
        Dataset data = column(Imputation.MEAN, 1, 2, 3);
        assertThat(fit(data, false).apply(data)).isSameAs(data);
        Dataset colors = colors(0, 1, 2);
        assertThat(fit(colors, false)).isEqualTo(Preprocessing.NONE);
        assertThat(fit(colors, false).apply(colors)).isSameAs(colors);
    }

    /** Whatever the others are: nothing of them may be known in training. */
    @ParameterizedTest
    @EnumSource
    void knows_the_training_part_alone(Imputation by) {
        double[] one = {3, GAP, 8, 1, GAP, 7};
        double[] other = {3, GAP, 8, -1e9, 4, GAP};
        int[] train = {0, 1, 2};
        assertThat(fit(column(by, one).select(train), true))
                .isEqualTo(fit(column(by, other).select(train), true));
        assertThat(fit(column(by, one).select(train), true))
                .isNotEqualTo(fit(column(by, one), true));
    }

    @Test
    void says_which_column_has_nothing_to_be_filled_with() {
        Dataset data = column(Imputation.MEAN, 1, 2, GAP, GAP);
        assertThatThrownBy(() -> fit(data.select(new int[] {2, 3}), true))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "The column 'x1' has no value in any of the 2 rows to train on: there is nothing to fill it with. Leave the column out.");
        Dataset colors = colors(-1, -1, 0).imputing(Imputation.MEAN);
        assertThatThrownBy(() -> fit(colors.select(new int[] {0, 1}), true))
                .hasMessageStartingWith("The column 'color' has no value in any of the 2 rows");
    }

    @Test
    void refuses_gaps_that_nothing_fills() {
        Dataset whole = column(Imputation.MEAN, 1, GAP);
        Dataset colors = colors(0, -1);
        assertThatThrownBy(() -> fit(colors, true))
                .hasMessage(
                        "The training data lack values of color 1, and nothing says how to fill them. Say imputing(Imputation.MEAN), or MEDIAN.");
        assertThatThrownBy(() -> Preprocessing.NONE.apply(whole))
                .hasMessage(
                        "The data lack values, which the model does not fill, for it was not trained to: x1 1. Fill them, leave their rows out, or train it on data with imputing(…).");
        assertThatThrownBy(() -> Standardization.fit(whole))
                .hasMessage(
                        "The data lack values of x1 1. Fill them before they are standardized: Preprocessing does both.");
        Dataset part = whole.select(new int[] {0});
        assertThat(Preprocessing.NONE.apply(part)).isSameAs(part);
    }

    @Test
    void refuses_gaps_that_nobody_asked_for() {
        double[][] x = {{1, GAP}};
        double[][] y = {{1}};
        assertThatThrownBy(() -> Dataset.of(x, y))
                .hasMessage("inputs[0][1] is NaN. All values must be finite.");
        assertThatThrownBy(() -> Dataset.withMissing(y, x, Imputation.MEAN))
                .hasMessage("targets[0][1] is NaN. All values must be finite.");
        double[][] infinite = {{Double.POSITIVE_INFINITY}};
        assertThatThrownBy(() -> Dataset.withMissing(infinite, y, Imputation.MEAN))
                .hasMessage(
                        "inputs[0][0] is Infinity. All values must be finite, or NaN where they are missing.");
        assertThatThrownBy(() -> Dataset.withMissing(x, new double[2][1], Imputation.MEAN))
                .hasMessage(
                        "There are 1 rows of inputs but 2 rows of targets. Give each instance both.");
    }

    /** Zero by zero has another sign than Double.NaN on some machines. */
    @Test
    void one_gap_is_like_another() {
        double other = Double.longBitsToDouble(0xFFF8_0000_0000_0001L);
        Dataset one = column(Imputation.MEAN, 1, GAP);
        Dataset two = column(Imputation.MEAN, 1, other);
        assertThat(two).isEqualTo(one);
        assertThat(two.hash()).isEqualTo(one.hash());
        assertThat(two.columnDigests()).isEqualTo(one.columnDigests());
        assertThat(RepeatedRows.count(two.select(new int[] {0, 1, 1}))).isEqualTo(1);
        Dataset median = one.imputing(Imputation.MEDIAN);
        assertThat(median).isNotEqualTo(one);
        assertThat(median.hash()).isNotEqualTo(one.hash());
    }

    @Test
    void where_nothing_is_missing_the_way_to_fill_it_does_not_matter() {
        Dataset plain = Dataset.of(new double[][] {{1}, {2}}, new double[][] {{0}, {1}});
        assertThat(column(Imputation.MEAN, 1, 2).hash()).isEqualTo(plain.hash());
    }

    @Test
    void gaps_go_along_with_rows_and_names() {
        Dataset colors = colors(2, -1, 0).imputing(Imputation.MEDIAN);
        Dataset both = colors.select(new int[] {0}).withTest(colors.select(new int[] {1, 2}));
        assertThat(both.missing()).isEqualTo(Map.of("color", 1));
        assertThat(both.imputation()).contains(Imputation.MEDIAN);
        assertThat(both.filled())
                .contains(
                        "1 missing value is filled by the median of the training part, categories by the most frequent: color 1.");
        Dataset renamed = colors.withNames(List.of("a", "b", "c", "d"), List.of("y"));
        assertThat(renamed.missing()).isEqualTo(Map.of("a", 1, "b", 1, "c", 1));
        Encoding other =
                new Encoding(
                        List.of(
                                new Source("size", "", List.of()),
                                new Source("color", "", List.of("black", "blue", "red"))),
                        COLORS.targets(),
                        true);
        Dataset matched = colors.like(other);
        double[] row = new double[4];
        matched.copyInputs(1, row, 0);
        assertThat(row).containsExactly(1, GAP, GAP, GAP);
        matched.copyInputs(0, row, 0);
        assertThat(row).containsExactly(0, 0, 0, 1);
        assertThat(matched.imputation()).contains(Imputation.MEDIAN);
        assertThat(colors.select(new int[] {0, 2}).missing()).isEmpty();
    }

    @Test
    void a_category_that_is_not_known_is_an_error_or_ignored() {
        Encoding red =
                new Encoding(
                        List.of(
                                new Source("color", "", List.of("red")),
                                new Source("size", "", List.of())),
                        COLORS.targets(),
                        true);
        Dataset colors = colors(2, 0, -1, 1);
        assertThat(colors.unseen(red)).isEqualTo(Map.of("color", 2));
        assertThat(colors.unseen(COLORS)).isEmpty();
        assertThat(values(colors.inputsLike(red, Unseen.IGNORE), 0)).containsExactly(1, 0, GAP, 0);
        assertThat(values(colors.like(red, Unseen.IGNORE), 0)).containsExactly(1, 0, GAP, 0);
        assertThatThrownBy(() -> colors.inputsLike(red, Unseen.ERROR))
                .hasMessage(
                        "Instance 1, the first being 0, has 'blue' in the column 'color', which the training data did not have. They had 'red'.");
    }

    private static Dataset targets(double... targets) {
        double[][] y = new double[targets.length][];
        for (int i = 0; i < y.length; i++) {
            y[i] = new double[] {targets[i]};
        }
        return Dataset.of(new double[targets.length][1], y);
    }

    @Test
    void transforms_targets_and_back() {
        Dataset data = targets(1, Math.E, Math.E * Math.E);
        Preprocessing log = Preprocessing.fit(data, Optional.of(TargetTransform.LOG), false);
        Dataset logs = log.apply(data);
        assertThat(logs.target(0, 0)).isZero();
        assertThat(logs.target(2, 0)).isEqualTo(2);
        assertThat(log.predictionsToOriginal(new double[] {0, 1}))
                .containsExactly(1, StrictMath.exp(1));
        Preprocessing standard = Preprocessing.fit(data, Optional.of(TargetTransform.LOG), true);
        assertThat(standard.standard().orElseThrow().targetMeans().get(0)).isEqualTo(1);
        assertThat(standard.predictionsToOriginal(new double[] {0}))
                .containsExactly(StrictMath.exp(1));
        Dataset small = targets(1e-20, -0.5);
        Preprocessing log1p = Preprocessing.fit(small, Optional.of(TargetTransform.LOG1P), false);
        assertThat(log1p.apply(small).target(0, 0)).isEqualTo(1e-20);
        assertThat(log1p.apply(small).target(1, 0)).isEqualTo(Math.log(0.5));
        assertThat(log1p.predictionsToOriginal(new double[] {1e-20})).containsExactly(1e-20);
    }

    @Test
    void transforms_what_a_view_shows() {
        Dataset data = targets(1, -7, 2, 3);
        Dataset view = data.select(new int[] {3, 0, 3});
        Preprocessing log = Preprocessing.fit(view, Optional.of(TargetTransform.LOG), true);
        Dataset logs = log.apply(view);
        assertThat(logs.target(0, 0)).isEqualTo(logs.target(2, 0)).isGreaterThan(logs.target(1, 0));
        Dataset inputs = log.applyToInputs(data);
        assertThat(inputs.size()).isEqualTo(4);
    }

    @Test
    void says_of_which_target_there_is_no_logarithm() {
        assertThatThrownBy(() -> TargetTransform.LOG.check(targets(2, 0)))
                .hasMessage(
                        "The target 'y1' is 0 in instance 1, the first being 0. log is defined for numbers above 0 alone. Use log1p, or leave such rows out.");
        assertThatThrownBy(() -> TargetTransform.LOG1P.check(targets(-1, 4)))
                .hasMessage(
                        "The target 'y1' is -1 in instance 0, the first being 0. log1p is defined for numbers above -1 alone. Leave such rows out.");
        FileOrigin origin = new FileOrigin("a file", 5, List.of(1, 3), Map.of(), List.of());
        assertThatThrownBy(() -> TargetTransform.LOG.check(targets(2, 3, -4).withOrigin(origin)))
                .hasMessage(
                        "The target 'y1' is -4 in row 5, the first being 1. log is defined for numbers above 0 alone. Leave such rows out.");
        assertThatThrownBy(() -> TargetTransform.LOG1P.check(targets(0, 1)))
                .hasMessage(
                        "The targets are classes, of which there is no log1p. Leave the transform out, or predict a number.");
    }
}
