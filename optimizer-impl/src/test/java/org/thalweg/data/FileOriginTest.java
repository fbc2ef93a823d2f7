package org.thalweg.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FileOriginTest {

    @Test
    void nothing_is_left_out_of_nothing() {
        assertEquals(Optional.empty(), FileOrigin.NONE.leftOut());
        assertEquals(
                FileOrigin.NONE, Dataset.of(new double[][] {{1}}, new double[][] {{1}}).origin());
    }

    @Test
    void two_files_add_up() {
        FileOrigin first =
                new FileOrigin("tab", 10, List.of(3, 7), Map.of("a", 2), List.of("A note."));
        FileOrigin second =
                new FileOrigin(
                        "blank", 5, List.of(1, 2, 5), Map.of("a", 3, "b", 1), List.of("Another."));
        assertEquals(
                new FileOrigin(
                        "tab",
                        15,
                        List.of(3, 7, 11, 12, 15),
                        Map.of("a", 5, "b", 1),
                        List.of("A note.", "Another.")),
                first.and(second));
        assertEquals(List.of("A note.", "Third."), first.with(List.of("Third.")).notes());
    }

    @Test
    void of_many_columns_those_that_lack_most_are_told() {
        Map<String, Integer> missing =
                IntStream.rangeClosed(1, 12)
                        .boxed()
                        .collect(Collectors.toMap(i -> "c" + i, i -> i, (a, b) -> a, TreeMap::new));
        assertEquals(
                "c12 12, c11 11, c10 10, c9 9, c8 8, c7 7, c6 6, c5 5, c4 4, c3 3, … (12 columns)",
                FileOrigin.counts(missing));
    }
}
