package org.thalweg.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.UsageException;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0.0,
                -0.0,
                1,
                -1,
                0.1,
                1e-8,
                1e7,
                123456789,
                1e22,
                9007199254740993.0,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                Double.MIN_NORMAL,
                2.2250738585072011e-308
            })
    void doubles_come_back_to_the_bit(double value) {
        Number read = (Number) JsonReader.read(JsonWriter.write(value));
        assertThat(Double.doubleToLongBits(read.doubleValue()))
                .isEqualTo(Double.doubleToLongBits(value));
    }

    @Test
    void doubles_of_any_bits_come_back() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 1_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                doubles_come_back_to_the_bit(value);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 9_007_199_254_740_993L, Long.MAX_VALUE, Long.MIN_VALUE})
    void whole_numbers_come_back(long value) {
        assertThat(JsonReader.read(JsonWriter.write(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a\"b\\c/d",
                "\u0000\b\f\n\r\t\u001f",
                "höhe ∞ 😀",
                "\ud83d",
                "\u2028\u2029",
                "\uffff"
            })
    void texts_come_back(String text) {
        assertThat(JsonReader.read(JsonWriter.write(text))).isEqualTo(text);
    }

    @Test
    void is_laid_out_for_people() {
        String text =
                JsonWriter.write(
                        Map.of(
                                "rows",
                                List.of(
                                        List.of(1.5, -2.0),
                                        List.of(),
                                        List.of(Map.of()),
                                        List.of(Map.of("on", true)))));
        assertThat(text)
                .isEqualTo(
                        """
                        {
                          "rows": [
                            [1.5, -2],
                            [],
                            [
                              {}
                            ],
                            [
                              {
                                "on": true
                              }
                            ]
                          ]
                        }
                        """);
        assertThat(JsonWriter.write(JsonReader.read(text))).isEqualTo(text);
    }

    @Test
    void has_no_way_to_write_what_is_no_number() {
        assertThatThrownBy(() -> JsonWriter.write(List.of(Double.NaN)))
                .hasMessage("JSON has no way to write NaN.");
    }

    @Test
    void reads_what_others_write() {
        assertThat(JsonReader.read(" {\"a\" :[ 1 ,2.50e+1,\"\\u00e9\\/\" ],\r\n\t\"b\":false}"))
                .isEqualTo(Map.of("a", List.of(1L, 25.0, "é/"), "b", false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '´',
            value = {
                "´´ | line 1: the text ends where a value should be",
                "[1 | line 1: the text ends where ']' should be",
                "[1,] | line 1: a value should be where ']' is",
                "{\"a\" 1} | line 1: ':' should be where '1' is",
                "{a: 1} | line 1: a name in quotes should be where 'a' is",
                "{\"a\": 1, \"a\": 2} | line 1: 'a' stands here a second time",
                "[1] 2 | line 1: the end should be where '2' is",
                "\"abc | line 1: the text ends where '\"' should be",
                "\"a\\x\" | line 1: '\\' is followed by no character that it goes with",
                "\"\\u12\" | line 1: '\\' is followed by no character that it goes with",
                "01 | line 1: a value should be where '0' is",
                "null | line 1: a value should be where 'n' is",
                "1e999 | line 1: 1e999 is too large for a double",
            })
    void says_what_is_wrong(String text, String message) {
        assertThatThrownBy(() -> JsonReader.read(text))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }

    @Test
    void says_where() {
        assertThatThrownBy(() -> JsonReader.read("[\n1,\n2"))
                .hasMessage("line 3: the text ends where ']' should be");
        assertThatThrownBy(() -> JsonReader.read("\"a\nb\""))
                .hasMessage("line 1: '\"' should be where '\\n' is");
        assertThatThrownBy(() -> JsonReader.read("[".repeat(100_000)))
                .hasMessage("line 1: there are more than 64 brackets in each other");
    }
}
