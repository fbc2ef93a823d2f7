package org.thalweg.experiments.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thalweg.experiments.run.DataFacts;

class FactsJsonTest {

    private static final DataFacts FACTS =
            new DataFacts(
                    "wine",
                    "abc",
                    100,
                    3,
                    1,
                    false,
                    4,
                    4,
                    0,
                    50,
                    25,
                    25,
                    0.5,
                    100,
                    7,
                    List.of(),
                    0,
                    List.of(),
                    "no header, delimiter tab, decimal point",
                    Map.of("a", 7),
                    Map.of("b", 2),
                    "count");

    @Test
    void facts_read_back_to_the_same() {
        assertEquals(FACTS, FactsJson.read(FactsJson.write(FACTS), DataFacts.class));
    }

    @Test
    void facts_of_earlier_versions_do_not_say_how_a_file_was_read() {
        String earlier =
                FactsJson.write(FACTS)
                        .replaceFirst(
                                ",\"form\":\".*\",\"missing\":\\{.*?},\"filled\":\\{.*?},\"weights\":\"count\"",
                                "");
        DataFacts read = FactsJson.read(earlier, DataFacts.class);
        assertEquals("", read.form());
        assertEquals(Map.of(), read.missing());
        assertEquals(Map.of(), read.filled());
        assertEquals("100 rows, 3 inputs", read.described());
        assertEquals("", read.weights());
    }
}
