package org.thalweg.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlignedTest {

    @Test
    void columns_begin_at_one_place_and_lines_end_with_their_text() {
        assertEquals(
                List.of("θ before  1     -2", "u         0.25", "          3     4"),
                Aligned.lines(
                        List.of(
                                List.of("θ before", "1", "-2"),
                                List.of("u", "0.25", ""),
                                List.of("", "3", "4")),
                        2));
    }

    @Test
    void no_rows_are_no_lines() {
        assertEquals(List.of(), Aligned.lines(List.of(), 2));
    }
}
