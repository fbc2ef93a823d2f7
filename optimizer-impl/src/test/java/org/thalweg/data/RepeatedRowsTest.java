package org.thalweg.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RepeatedRowsTest {

    private static int count(double[][] inputs, double[][] targets) {
        return RepeatedRows.count(Dataset.of(inputs, targets));
    }

    @Test
    void every_copy_after_the_first_counts() {
        double[][] inputs = {{1, 2}, {1, 2}, {3, 4}, {1, 2}, {2, 1}};
        double[][] same = {{5}, {5}, {5}, {5}, {5}};
        assertEquals(2, count(inputs, same));
    }

    @Test
    void the_same_inputs_with_another_target_are_no_copy() {
        double[][] inputs = {{1, 2}, {1, 2}, {1, 2}};
        double[][] targets = {{5}, {6}, {7}};
        assertEquals(0, count(inputs, targets));
    }

    @Test
    void a_value_in_another_column_is_another_value() {
        assertEquals(0, count(new double[][] {{1, 2}, {2, 1}}, new double[][] {{1}, {1}}));
    }
}
