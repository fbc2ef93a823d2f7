package org.thalweg.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.data.Dataset;

/** Which texts stand for a missing value, and what is told of rows that lack one. */
class MissingValuesTest {

    @TempDir Path folder;
    private CsvFile file = new CsvFile(Path.of(""));

    @BeforeEach
    void nameFile() {
        file = new CsvFile(folder);
    }

    private static Stream<String> usual() {
        return Stream.concat(
                MissingValues.USUAL.stream(),
                Stream.of("", "null", "nULL", "NONE", "nan", "#n/a", "<na>", "\\n", " NA "));
    }

    @ParameterizedTest
    @MethodSource("usual")
    void the_usual_texts_are_missing_in_numbers_categories_and_classes(String text)
            throws IOException {
        String rows =
                "1\tu\tx\n%s\tu\tx\n2\t%s\tx\n3\tv\t%s\n4\tv\tz\n".formatted(text, text, text);
        Dataset data =
                file.of("a\tk\ty\n" + rows).categorical("k").missing(Missing.SKIP).classes("y");
        assertEquals(2, data.size());
        assertEquals(List.of("a", "k=u", "k=v"), data.inputNames());
        assertEquals(List.of("x", "z"), data.classNames());
        assertEquals(Map.of("a", 1, "k", 1, "y", 1), data.origin().missing());
        assertEquals(
                Optional.of("3 of 5 rows were left out for missing values: a 1, k 1, y 1."),
                data.origin().leftOut());
    }

    @Test
    void the_page_has_the_usual_texts() throws IOException {
        String page = Files.readString(Path.of("../docs/data.md"));
        assertEquals(
                MissingValues.USUAL.stream().collect(Collectors.joining("` `", "`", "`")),
                page.substring(
                                page.indexOf("<!-- missing -->") + "<!-- missing -->".length(),
                                page.indexOf("<!-- end -->"))
                        .strip());
    }

    @Test
    void a_list_replaces_the_usual_one() throws IOException {
        String text = "k,y\nNA,1\nNone,2\nx,3\n";
        assertEquals(
                List.of("k=NA", "k=None", "k=x"),
                file.of(text).categorical("k").missingValues().target("y").inputNames());
        Dataset data =
                file.of(text)
                        .categorical("k")
                        .missingValues("none")
                        .missing(Missing.SKIP)
                        .target("y");
        assertEquals(List.of("k=NA", "k=x"), data.inputNames());
        assertEquals(Map.of("k", 1), data.origin().missing());
    }

    @Test
    void an_empty_field_is_always_missing() throws IOException {
        file.assertError(
                ":2: column 'k' has no value: ''. Use `missing(Missing.SKIP)` to leave such rows out, or `missing(Missing.MEAN)` to fill it.",
                "k,y\n,1\nNone,2\n",
                csv -> csv.categorical("k").missingValues().target("y"));
    }

    @Test
    void numbers_are_missing_however_they_are_written() throws IOException {
        Dataset data =
                file.of("a,b,y\n-200.0,1,1\n2,-2e2,2\n3,3,-200\n4,4,4\n")
                        .missingValues("-200")
                        .missing(Missing.SKIP)
                        .target("y");
        assertEquals(1, data.size());
        assertEquals(Map.of("a", 1, "b", 1, "y", 1), data.origin().missing());
        assertEquals(
                2,
                file.of("a;y\n-999,0;1\n0,5;2\n0,7;3\n")
                        .missingValues("-999")
                        .missing(Missing.SKIP)
                        .target("y")
                        .size());
    }

    @Test
    void a_column_may_have_a_list_of_its_own() throws IOException {
        Dataset data =
                file.of("a,k,y\n-200,NA,1\n2,NA,-200\n3,x,NA\n")
                        .categorical("k")
                        .missingValuesOf("a", "-200")
                        .missingValuesOf("k")
                        .missing(Missing.SKIP)
                        .target("y");
        assertEquals(List.of("a", "k=NA"), data.inputNames());
        assertEquals(Map.of("a", 1, "y", 1), data.origin().missing());
        assertEquals(-200, data.target(0, 0));
        file.assertError(
                ": there is no column 'temp'. Did you mean 'tempo'? It has tempo, y.",
                "tempo,y\n1,2\n",
                csv -> csv.missingValuesOf("temp", "-200").target("y"));
    }

    @Test
    void a_word_that_may_be_a_category_is_an_error_with_a_way_out() throws IOException {
        file.assertError(
                ":2: column 'k' has no value: 'None'. Use `missing(Missing.SKIP)` to leave such rows out, or `missing(Missing.MEAN)` to fill it. If 'None' is a value, say by `missingValues` what is missing.",
                "k,y\nNone,1\nx,2\n",
                csv -> csv.categorical("k").target("y"));
    }
}
