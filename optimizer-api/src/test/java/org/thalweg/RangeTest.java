package org.thalweg;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {

    record LowPass(
            @Param(range = "[0, 1)") double decay,
            @Param(range = "[1, ∞)") int windowSize,
            @Param(range = "(0, 1]") List<Double> weights,
            boolean centered,
            double free) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0, 1)",
                "(0, ∞)",
                "(-∞, ∞)",
                "[0, ∞]",
                "(0, 1]",
                "[-0.5, 1.0E-9]",
                "[2, 2]"
            })
    void prints_what_it_was_parsed_from(String text) {
        assertEquals(text, Range.parse(text).toString());
    }

    @Test
    void blanks_do_not_matter_between_the_brackets() {
        assertEquals(new Range(0, true, 1, false), Range.parse("[ 0,1 )"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[]",
                "0, 1",
                "[0 1)",
                "[0, 1",
                "[0, 1, 2]",
                "[a, b)",
                "[1, 0]",
                "[NaN, 1]",
                "[,]",
                "x[0, 1)"
            })
    void refuses_what_is_no_interval(String text) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> Range.parse(text));
        assertEquals(
                "'" + text + "' is not a range. Write it as '[0, 1)' or '(0, ∞)'.",
                refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[0, 1); 0; true",
                "[0, 1); 0.9999999999999999; true",
                "[0, 1); 1; false",
                "[0, 1); -4.9e-324; false",
                "(0, 1]; 0; false",
                "(0, 1]; 4.9e-324; true",
                "(0, 1]; 1; true",
                "(0, ∞); 1.7976931348623157e308; true",
                "(0, ∞); Infinity; false",
                "(0, ∞]; Infinity; true",
                "(-∞, ∞); -Infinity; false",
                "[-∞, ∞]; NaN; false"
            })
    void holds_its_closed_ends_and_not_its_open_ones(String range, double value, boolean inside) {
        assertEquals(inside, Range.parse(range).contains(value));
    }

    @Test
    void names_component_parameter_range_and_value() {
        assertDoesNotThrow(
                () -> Range.check(LowPass.class, 0.0, 1, List.of(1.0, 0.5), true, Double.NaN));
        assertEquals(
                "low-pass.decay must be in [0, 1), got 1.5.",
                refusal(1.5, 1, List.of(), true, 0.0));
        assertEquals(
                "low-pass.decay must be in [0, 1), got NaN.",
                refusal(Double.NaN, 1, List.of(), true, 0.0));
        assertEquals(
                "low-pass.window-size must be in [1, ∞), got 0.",
                refusal(0.5, 0, List.of(), true, 0.0));
        assertEquals(
                "low-pass.weights must be in (0, 1], got 2.0.",
                refusal(0.5, 1, List.of(0.5, 2.0), true, 0.0));
    }

    @Test
    void takes_as_many_values_as_the_record_has_components() {
        String name = LowPass.class.getName();
        assertEquals(
                "Range.check of "
                        + name
                        + " got 1 value for 5 record components. Pass all of them, in order.",
                misuse(0.5));
        assertEquals(
                "Range.check of "
                        + name
                        + " got 6 values for 5 record components. Pass all of them, in order.",
                misuse(0.5, 1, List.of(), true, 0.0, 0.0));
    }

    @Test
    void takes_values_of_the_components_types() {
        String name = LowPass.class.getName();
        assertEquals(
                "Range.check of "
                        + name
                        + " got '1' for 'decay', which is a double. Pass all record components, in order.",
                misuse(1, 0.5, List.of(), true, 0.0));
        assertEquals(
                "Range.check of "
                        + name
                        + " got 'true' for 'weights', which is a List. Pass all record components, in order.",
                misuse(0.5, 1, true, List.of(), 0.0));
    }

    private static String refusal(Object... values) {
        return message(IllegalArgumentException.class, values);
    }

    private static String misuse(Object... values) {
        return message(IllegalStateException.class, values);
    }

    private static String message(Class<? extends RuntimeException> type, Object... values) {
        return String.valueOf(
                assertThrows(type, () -> Range.check(LowPass.class, values)).getMessage());
    }
}
