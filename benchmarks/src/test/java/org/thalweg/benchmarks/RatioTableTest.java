package org.thalweg.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RatioTableTest {

    private static Figure ours(String batch, double value) {
        return new Figure(
                "Work",
                "ours",
                List.of("read", "inC", "elsewhere"),
                Map.of("batch", batch, "rows", "9"),
                value,
                "ms/op");
    }

    private static Figure read(double value) {
        return new Figure("Work", "read", List.of(), Map.of("rows", "9"), value, "ms/op");
    }

    private static Figure inC(String batch, double value) {
        return new Figure("Work", "inC", List.of(), Map.of("batch", batch), value, "ms/op");
    }

    @Test
    void stands_beside_what_has_the_same_parameters_in_the_same_round() {
        List<Figure> first = List.of(ours("1", 30), inC("1", 20), inC("32", 15), read(10));
        List<Figure> slow = List.of(ours("1", 90), inC("1", 40), inC("32", 30), read(20));
        List<Figure> third = List.of(ours("1", 31), inC("1", 20), inC("32", 15), read(10));

        List<String> lines = new RatioTable(List.of(first, slow, third)).lines();

        assertThat(lines.stream().map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly(
                        "what with figure beside ratio",
                        "Work.ours batch=1 rows=9 31.0 ms/op",
                        "× read 10.0 3.10",
                        "× inC 20.0 1.55",
                        "Work.inC batch=1 20.0 ms/op",
                        "Work.inC batch=32 15.0 ms/op",
                        "Work.read rows=9 10.0 ms/op");
    }
}
