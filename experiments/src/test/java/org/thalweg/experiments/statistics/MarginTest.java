package org.thalweg.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarginTest {

    @Test
    void a_share_is_of_the_size_of_the_bases_mean_and_a_value_is_itself() {
        assertEquals(0.5, Margin.relative(0.25).in(2));
        assertEquals(0.5, Margin.relative(0.25).in(-2));
        assertEquals(0, Margin.relative(0.25).in(0));
        assertEquals(0.25, Margin.absolute(0.25).in(-2));
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 1 %",
        "0.07, 7 %",
        "0.29, 29 %",
        "0.005, 0.5 %",
        "0.0123, 1.23 %",
        "0, 0 %",
        "1e-7, 1e-5 %"
    })
    void a_share_is_written_in_per_cent(double share, String text) {
        assertEquals(text, Margin.relative(share).toString());
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0.01", "2, 2", "0, 0", "1e-9, 1e-9"})
    void a_value_is_written_as_it_is(double value, String text) {
        assertEquals(text, Margin.absolute(value).toString());
    }
}
