package org.thalweg.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "0, 0",
        "100, 100",
        "-0.5, -0.5",
        "0.05, 0.05",
        "1e-8, 1e-8",
        "0.0001, 0.0001",
        "0.00001, 1e-5",
        "9999999, 9999999",
        "10000000, 1e7",
        "12345678, 1.2345678e7",
        "1e23, 1e23",
        "4.35, 4.35",
        "0.30000000000000004, 0.30000000000000004",
        "3.141592653589793, 3.141592653589793",
        "4.9e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e308",
        "NaN, NaN",
        "-Infinity, -Infinity"
    })
    void are_written_with_the_fewest_digits(double value, String text) {
        assertEquals(text, Numbers.shortest(value));
    }

    @Test
    void any_double_is_read_back_from_its_text() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 5_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            assertEquals(value, Double.parseDouble(Numbers.shortest(value)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1234.5678, 4, 1235",
        "-0.00012345, 2, -0.00012",
        "9.9996, 4, 10",
        "2.5e-10, 1, 3e-10",
        "NaN, 3, NaN"
    })
    void are_rounded_to_significant_digits(double value, int digits, String text) {
        assertEquals(text, Numbers.rounded(value, digits));
    }
}
