package org.thalweg.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetViewTest {

    private static final double[][] INPUTS = {{1, 2}, {3, 4}, {5, 6}, {7, 8}, {9, 10}};
    private static final double[][] TARGETS = {{1}, {2}, {3}, {4}, {5}};

    private final Dataset data = Dataset.of(INPUTS, TARGETS);

    @Test
    void a_selection_copies_no_values() {
        Dataset view = data.select(new int[] {4, 1, 3});
        assertSame(data.table(), view.table());
        assertSame(data.table(), view.select(new int[] {2, 0}).table());
        assertSame(data.table(), view.withGroups("g", List.of("a", "b", "c")).table());
        Dataset renamed = view.withNames(List.of("a", "b"), List.of("c"));
        assertSame(data.table().inputs(), renamed.table().inputs());
        assertSame(data.table().targets(), renamed.table().targets());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 1000})
    void a_view_is_the_dataset_that_a_copy_would_be(int chunk) {
        int[] rows = {4, 1, 1, 3};
        Dataset view = data.withChunk(chunk).select(rows);
        Dataset copy = copy(rows);
        assertEquals(copy, view);
        assertEquals(copy.hashCode(), view.hashCode());
        assertEquals(copy.hash(), view.hash());
        for (int i = 0; i < rows.length; i++) {
            double[] row = new double[4];
            view.copyInputs(i, row, 1);
            view.copyTargets(i, row, 3);
            assertEquals(
                    "[0.0, %s, %s, %s]"
                            .formatted(INPUTS[rows[i]][0], INPUTS[rows[i]][1], TARGETS[rows[i]][0]),
                    Arrays.toString(row));
            assertEquals(INPUTS[rows[i]][1], view.input(i, 1));
            assertEquals(TARGETS[rows[i]][0], view.target(i, 0));
        }
    }

    @Test
    void a_view_of_a_view_counts_in_the_view() {
        Dataset view = data.select(new int[] {4, 2, 0, 1}).select(new int[] {1, 3});
        assertEquals(copy(2, 1), view);
        assertNotEquals(copy(1, 2), view);
        assertEquals(copy(1), view.select(new int[] {1}));
    }

    @Test
    void a_view_does_not_follow_the_array_it_was_made_with() {
        int[] rows = {0, 1};
        Dataset view = data.select(rows);
        rows[0] = 4;
        assertEquals(1, view.input(0, 0));
    }

    @Test
    void a_view_ends_where_its_instances_do() {
        Dataset view = data.select(new int[] {4, 1});
        assertThrows(IndexOutOfBoundsException.class, () -> view.input(2, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> view.select(new int[] {2}));
        assertThrows(IndexOutOfBoundsException.class, () -> data.select(new int[] {-1}));
    }

    @Test
    void a_classification_says_the_classes_of_a_view() {
        Dataset view = Parts.classes(0, 1, 2, 1).select(new int[] {3, 0});
        assertEquals(List.of("y1", "y2", "y3"), view.classNames());
        assertEquals(1, view.classOf(0));
        assertEquals(0, view.classOf(1));
    }

    @Test
    void standardisation_is_fitted_to_the_view_alone_and_does_not_change_it() {
        int[] rows = {3, 0, 2};
        Dataset view = data.select(rows);
        Standardization units = Standardization.fit(view, true);
        assertEquals(Standardization.fit(copy(rows), true), units);
        assertEquals(units.apply(copy(rows)), units.apply(view));
        assertNotSame(view.table(), units.apply(view).table());
        assertEquals(copy(rows), view);
    }

    private Dataset copy(int... rows) {
        return Dataset.of(
                IntStream.of(rows).mapToObj(i -> INPUTS[i]).toArray(double[][]::new),
                IntStream.of(rows).mapToObj(i -> TARGETS[i]).toArray(double[][]::new));
    }
}
