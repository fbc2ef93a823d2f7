package org.thalweg.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTest {

    private static final double[][] INPUTS = {
        {1, 2, 3}, {4, 5, 6}, {7, 8, 9}, {10, 11, 12}, {13, 14, 15}
    };
    private static final double[][] TARGETS = {{1, -1}, {2, -2}, {3, -3}, {4, -4}, {5, -5}};

    private final Dataset data = Dataset.of(INPUTS, TARGETS);

    @Test
    void knows_its_shape_and_names() {
        assertEquals(5, data.size());
        assertEquals(3, data.inputs());
        assertEquals(2, data.outputs());
        assertEquals(List.of("x1", "x2", "x3"), data.inputNames());
        assertEquals(List.of("y1", "y2"), data.outputNames());
        assertEquals("Dataset of 5 × 3 inputs, targets: y1, y2", data.toString());
        assertEquals(0, data.origin().skippedRows());
    }

    /** One row a chunk, two rows and a rest, one value more than two rows, all in one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 6, 7, 1000})
    void holds_the_same_values_whatever_its_chunks(int chunk) {
        Dataset chunked = data.withChunk(chunk);
        for (int i = 0; i < 5; i++) {
            double[] row = new double[6];
            chunked.copyInputs(i, row, 1);
            chunked.copyTargets(i, row, 4);
            assertArrayEquals(
                    new double[] {
                        0, INPUTS[i][0], INPUTS[i][1], INPUTS[i][2], TARGETS[i][0], TARGETS[i][1]
                    },
                    row);
            assertEquals(INPUTS[i][2], chunked.input(i, 2));
            assertEquals(TARGETS[i][1], chunked.target(i, 1));
        }
        assertEquals(data, chunked);
        assertEquals(data.hashCode(), chunked.hashCode());
        assertEquals(data.hash(), chunked.hash());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 1000})
    void selects_instances_in_the_order_given(int chunk) {
        Dataset selected = data.withChunk(chunk).select(new int[] {4, 0, 4});
        assertEquals(
                Dataset.of(
                        new double[][] {INPUTS[4], INPUTS[0], INPUTS[4]},
                        new double[][] {TARGETS[4], TARGETS[0], TARGETS[4]}),
                selected);
    }

    @Test
    void may_be_empty_after_a_selection() {
        Dataset none = data.select(new int[0]);
        assertEquals(0, none.size());
        assertEquals(3, none.inputs());
        assertFalse(none.isClassification());
    }

    @Test
    void keeps_its_values_when_the_arrays_change() {
        double[][] inputs = {{1}};
        double[][] targets = {{2}};
        Dataset copy = Dataset.of(inputs, targets);
        inputs[0][0] = 5;
        targets[0][0] = 5;
        assertEquals(1, copy.input(0, 0));
        assertEquals(2, copy.target(0, 0));
    }

    @Test
    void does_not_read_beyond_a_row_or_the_last_instance() {
        assertThrows(IndexOutOfBoundsException.class, () -> data.input(0, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> data.target(5, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> data.copyInputs(5, new double[3], 0));
        assertThrows(IndexOutOfBoundsException.class, () -> data.copyTargets(-1, new double[3], 0));
    }

    @Test
    void differs_in_names_shape_or_values() {
        assertNotEquals(data, data.withNames(List.of("a", "b", "c"), List.of("y1", "y2")));
        assertNotEquals(
                data.hash(), data.withNames(List.of("a", "b", "c"), List.of("y1", "y2")).hash());
        assertNotEquals(data, data.select(new int[] {0, 1, 2, 3}));
        assertNotEquals(data, data.select(new int[] {0, 1, 2, 4, 3}));
        assertNotEquals(data.hash(), data.select(new int[] {0, 1, 2, 4, 3}).hash());
        assertNotEquals(data, Dataset.of(TARGETS, TARGETS));
    }

    /** The digest by the JDK's own SHA-256, over bytes laid out by hand. */
    @Test
    void hashes_shape_names_and_values() throws NoSuchAlgorithmException {
        ByteBuffer bytes =
                ByteBuffer.allocate(3 * 4 + 2 * (4 + 2) + 2 * 2 * 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(2).putInt(1).putInt(1);
        bytes.putInt(2)
                .put("x1".getBytes(StandardCharsets.UTF_8))
                .putInt(2)
                .put("y1".getBytes(StandardCharsets.UTF_8));
        bytes.putDouble(0.5).putDouble(3).putDouble(-1).putDouble(4);
        String expected =
                HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        assertEquals(
                expected,
                Dataset.of(new double[][] {{0.5}, {-1}}, new double[][] {{3}, {4}}).hash());
    }

    @Test
    void knows_classes_by_their_zeros_and_ones() {
        Dataset three =
                Dataset.of(new double[3][1], new double[][] {{0, 1, 0}, {1, 0, 0}, {0, 0, 1}});
        assertTrue(three.isClassification());
        assertEquals(List.of("y1", "y2", "y3"), three.classNames());
        assertEquals("Dataset of 3 × 1 inputs, classes: y1, y2, y3", three.toString());
        assertArrayEquals(
                new int[] {1, 0, 2},
                new int[] {three.classOf(0), three.classOf(1), three.classOf(2)});
        Dataset binary = Dataset.of(new double[2][1], new double[][] {{1}, {0}});
        assertTrue(binary.isClassification());
        assertEquals(List.of("0", "1"), binary.classNames());
        assertArrayEquals(new int[] {1, 0}, new int[] {binary.classOf(0), binary.classOf(1)});
    }

    @Test
    void other_targets_are_no_classes() {
        assertFalse(Dataset.of(new double[2][1], new double[][] {{1}, {2}}).isClassification());
        assertFalse(
                Dataset.of(new double[2][1], new double[][] {{1, 0}, {1, 1}}).isClassification());
        assertFalse(
                Dataset.of(new double[2][1], new double[][] {{1, 0}, {0, 0}}).isClassification());
        assertEquals(List.of(), data.classNames());
    }

    @Test
    void a_part_is_a_classification_if_the_whole_is() {
        Dataset regression = Dataset.of(new double[3][1], new double[][] {{1}, {0}, {7}});
        assertFalse(regression.select(new int[] {0, 1}).isClassification());
        Dataset binary = Dataset.of(new double[2][1], new double[][] {{1}, {0}});
        assertTrue(binary.select(new int[0]).isClassification());
    }

    @Test
    void says_which_value_is_not_finite() {
        assertMessage(
                "inputs[1][0] is NaN. All values must be finite.",
                () -> Dataset.of(new double[][] {{1}, {Double.NaN}}, new double[2][1]));
        assertMessage(
                "targets[0][1] is -Infinity. All values must be finite.",
                () -> Dataset.of(new double[1][1], new double[][] {{1, Double.NEGATIVE_INFINITY}}));
    }

    @Test
    void says_which_row_has_another_length() {
        assertMessage(
                "inputs[1] has 1 values, but inputs[0] has 2. All rows need the same number.",
                () -> Dataset.of(new double[][] {{1, 2}, {1}}, new double[2][1]));
    }

    @Test
    void says_what_is_empty() {
        assertMessage(
                "There are 1 rows of inputs but 2 rows of targets. Give each instance both.",
                () -> Dataset.of(new double[1][1], new double[2][1]));
        assertMessage(
                "inputs is empty. A dataset needs an instance, an input and a target.",
                () -> Dataset.of(new double[0][], new double[0][]));
        assertMessage(
                "targets is empty. A dataset needs an instance, an input and a target.",
                () -> Dataset.of(new double[1][1], new double[1][0]));
    }

    @Test
    void says_which_names_do_not_fit() {
        assertMessage(
                "There are 3 inputs but 1 names: [a].",
                () -> data.withNames(List.of("a"), List.of("y", "z")));
        assertMessage(
                "Two outputs are named 'y'. Give each a name of its own.",
                () -> data.withNames(List.of("a", "b", "c"), List.of("y", "y")));
    }

    static void assertMessage(String expected, Executable executable) {
        assertEquals(expected, assertThrows(DataException.class, executable).getMessage());
    }
}
