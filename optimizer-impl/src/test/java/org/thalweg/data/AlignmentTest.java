package org.thalweg.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.thalweg.data.Encoding.Source;

class AlignmentTest {

    private static final Source SEX = new Source("sex", "", List.of("f", "m"));
    private static final Encoding KNOWN =
            new Encoding(List.of(number("age"), SEX, number("dose")), numbers("y", "z"), true);

    private static Source number(String name) {
        return new Source(name, "", List.of());
    }

    private static List<Source> numbers(String... names) {
        return Stream.of(names).map(AlignmentTest::number).toList();
    }

    private static Rows rows(double[][] values) {
        return Rows.of("values", values);
    }

    private static Dataset data(
            List<Source> inputs, double[][] x, List<Source> targets, double[][] y) {
        return Dataset.of(rows(x), rows(y), new Encoding(inputs, targets, true));
    }

    private static List<Double> inputs(Dataset data, int instance) {
        double[] row = new double[data.inputs()];
        data.copyInputs(instance, row, 0);
        return com.google.common.primitives.Doubles.asList(row);
    }

    private static List<Double> targets(Dataset data, int instance) {
        double[] row = new double[data.outputs()];
        data.copyTargets(instance, row, 0);
        return com.google.common.primitives.Doubles.asList(row);
    }

    @Test
    void finds_columns_by_name_in_whatever_order_they_are() {
        Dataset data =
                data(
                        List.of(
                                number("dose"),
                                new Source("sex", "", List.of("m", "f")),
                                number("age")),
                        new double[][] {{3, 1, 0, 1}, {30, 0, 1, 10}},
                        numbers("z", "y"),
                        new double[][] {{5, 4}, {50, 40}});
        Dataset like = data.select(new int[] {1, 0}).like(KNOWN);
        assertThat(like.encoding()).isEqualTo(KNOWN);
        assertThat(like.inputNames()).containsExactly("age", "sex=f", "sex=m", "dose");
        assertThat(inputs(like, 0)).containsExactly(10.0, 1.0, 0.0, 30.0);
        assertThat(inputs(like, 1)).containsExactly(1.0, 0.0, 1.0, 3.0);
        assertThat(targets(like, 0)).containsExactly(40.0, 50.0);
        assertThat(like.like(KNOWN)).isSameAs(like);
        assertThat(data.surplus(KNOWN)).isEmpty();
    }

    @Test
    void names_what_is_missing_and_what_is_too_much() {
        double[][] x = {{1, 2, 3}};
        Dataset data =
                data(numbers("agee", "dose", "weight"), x, numbers("y"), new double[][] {{1}});
        assertThatThrownBy(() -> data.inputsLike(KNOWN))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "The data lack the inputs 'age', 'sex', which the model was trained with. They have 'agee', 'dose', 'weight'.");
        Encoding two = Encoding.ofNumbers(List.of("age", "dose"), List.of("y"));
        assertThatThrownBy(() -> data.inputsLike(two))
                .hasMessage(
                        "The data lack the input 'age', which the model was trained with. Did you mean 'agee'? They have 'agee', 'dose', 'weight'.");
        Encoding one = Encoding.ofNumbers(List.of("dose"), List.of("z"));
        assertThat(inputs(data.inputsLike(one), 0)).containsExactly(2.0);
        assertThat(data.surplus(one)).containsExactly("agee", "weight");
        assertThatThrownBy(() -> data.like(one))
                .hasMessage(
                        "The data lack the target 'z', which the model was trained with. They have 'y'.");
    }

    @Test
    void a_category_of_none_of_the_instances_is_zeros_and_an_unknown_one_is_told() {
        List<Source> columns =
                List.of(number("age"), new Source("sex", "", List.of("m")), number("dose"));
        Dataset one = data(columns, new double[][] {{1, 1, 2}}, numbers("y"), new double[][] {{0}});
        assertThat(inputs(one.inputsLike(KNOWN), 0)).containsExactly(1.0, 0.0, 1.0, 2.0);
        List<Source> more =
                List.of(number("age"), new Source("sex", "", List.of("m", "x")), number("dose"));
        Dataset other =
                data(
                        more,
                        new double[][] {{1, 1, 0, 2}, {1, 0, 1, 2}},
                        numbers("y"),
                        new double[][] {{0}, {1}});
        assertThatThrownBy(() -> other.inputsLike(KNOWN))
                .hasMessage(
                        "Instance 1, the first being 0, has 'x' in the column 'sex', which the training data did not have. They had 'f', 'm'.");
        assertThat(inputs(other.select(new int[] {0}).inputsLike(KNOWN), 0))
                .containsExactly(1.0, 0.0, 1.0, 2.0);
    }

    @Test
    void ones_and_zeros_made_by_hand_are_found_by_their_names() {
        Dataset data =
                data(
                        numbers("sex=m", "sex=f", "dose", "age"),
                        new double[][] {{1, 0, 2, 3}},
                        numbers("y"),
                        new double[][] {{0}});
        assertThat(inputs(data.inputsLike(KNOWN), 0)).containsExactly(3.0, 0.0, 1.0, 2.0);
        assertThat(data.surplus(KNOWN)).isEmpty();
        Encoding byHand = data.encoding();
        Dataset read =
                data(
                        List.of(SEX, number("dose"), number("age")),
                        new double[][] {{1, 0, 2, 3}},
                        numbers("y"),
                        new double[][] {{0}});
        assertThat(inputs(read.inputsLike(byHand), 0)).containsExactly(0.0, 1.0, 2.0, 3.0);
        assertThat(read.surplus(byHand)).isEmpty();
    }

    @Test
    void a_number_is_no_category() {
        Dataset data =
                data(
                        numbers("age", "sex", "dose"),
                        new double[][] {{1, 0, 2}},
                        numbers("y"),
                        new double[][] {{0}});
        assertThatThrownBy(() -> data.inputsLike(KNOWN))
                .hasMessageStartingWith("The data lack the input 'sex',");
    }

    @Test
    void classes_that_none_of_the_instances_is_of_are_zeros() {
        Encoding known =
                new Encoding(
                        numbers("a"),
                        List.of(new Source("species", "", List.of("cat", "dog", "eel"))),
                        true);
        Dataset data =
                data(
                        numbers("a"),
                        new double[][] {{1}, {2}},
                        List.of(new Source("species", "", List.of("eel", "cat"))),
                        new double[][] {{1, 0}, {0, 1}});
        Dataset like = data.like(known);
        assertThat(like.isClassification()).isTrue();
        assertThat(targets(like, 0)).containsExactly(0.0, 0.0, 1.0);
        assertThat(targets(like, 1)).containsExactly(1.0, 0.0, 0.0);
        Dataset other =
                data(
                        numbers("a"),
                        new double[][] {{1}, {2}},
                        List.of(new Source("species", "", List.of("cat", "fox"))),
                        new double[][] {{1, 0}, {0, 1}});
        assertThatThrownBy(() -> other.like(known))
                .hasMessage(
                        "Instance 1, the first being 0, has 'fox' in the column 'species', which the training data did not have. They had 'cat', 'dog', 'eel'.");
    }

    @Test
    void without_names_columns_are_found_by_position() {
        Encoding named = Encoding.ofNumbers(List.of("a", "b"), List.of("y"));
        Dataset matrix = Dataset.of(new double[][] {{1, 2}}, new double[][] {{3}});
        assertThat(matrix.inputsLike(named)).isSameAs(matrix);
        assertThat(matrix.surplus(named)).isEmpty();
        Dataset alone = Dataset.ofInputs(new double[][] {{1, 2}, {3, 4}});
        assertThat(alone.outputs()).isZero();
        assertThat(alone.isClassification()).isFalse();
        Dataset like = alone.select(new int[] {1}).inputsLike(named);
        assertThat(inputs(like, 0)).containsExactly(3.0, 4.0);
        assertThat(like.outputs()).isEqualTo(1);
        assertThatThrownBy(() -> alone.like(named))
                .hasMessage("The data have 0 outputs, the model was trained with 1.");
        Dataset wide = Dataset.ofInputs(new double[][] {{1, 2, 3}});
        assertThatThrownBy(() -> wide.inputsLike(named))
                .hasMessage("The data have 3 inputs, the model was trained with 2.");
    }
}
