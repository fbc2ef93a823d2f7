package org.thalweg.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.data.Dataset;

/** Columns by which rows are grouped or ordered. */
class CsvKeysTest {

    private static final String TEXT =
            "who,x,when,y\nann,1,2021,5\n\"bob, jr\",2,2020,6\nann,3,2e3,7\n";

    @TempDir Path folder;

    @Test
    void a_group_column_is_no_input() throws IOException {
        Dataset data = csv(TEXT).groupBy("who").target("y");
        assertEquals(List.of("x", "when"), data.inputNames());
        assertEquals(Optional.of("who"), data.groupColumn());
        assertEquals(List.of("ann", "bob, jr", "ann"), groups(data));
    }

    @Test
    void an_order_column_is_no_input() throws IOException {
        Dataset data = csv(TEXT).drop("who").orderBy("when").target("y");
        assertEquals(List.of("x"), data.inputNames());
        assertEquals(Optional.of("when"), data.orderColumn());
        assertEquals(List.of("2021", "2020", "2000"), order(data));
        assertEquals(2000, data.orderOf(2));
    }

    @Test
    void key_columns_are_taken_by_name_or_position() throws IOException {
        Dataset expected = csv(TEXT).groupBy("who").orderBy("when").target("y");
        assertEquals(expected, csv(TEXT).groupBy(1).orderBy(-2).target("y"));
        assertEquals(expected, csv(TEXT).orderBy(3).groupBy(-4).target(-1));
        Dataset unnamed =
                csv("1,2,3,0\n4,5,6,0\n").header(false).groupBy("1").orderBy("3").target("2");
        assertEquals(List.of("1", "4"), groups(unnamed));
        assertEquals(Optional.of("3"), unnamed.orderColumn());
    }

    @Test
    void one_column_may_group_and_order() throws IOException {
        Dataset data = csv(TEXT).drop("who").groupBy("when").orderBy("when").target("y");
        assertEquals(List.of("2021", "2020", "2e3"), groups(data));
        assertEquals(2000, data.orderOf(2));
    }

    @Test
    void the_last_word_on_a_key_column_holds() throws IOException {
        Dataset data = csv(TEXT).groupBy("x").groupBy("who").drop("when").target("y");
        assertEquals(Optional.of("who"), data.groupColumn());
        assertEquals(List.of("x"), data.inputNames());
    }

    @Test
    void key_columns_enter_the_hash_and_their_absence_does_not() throws IOException {
        Dataset plain = csv(TEXT).drop("who").target("y");
        Dataset grouped = csv(TEXT).groupBy("who").target("y");
        assertEquals(plain.inputNames(), grouped.inputNames());
        assertNotEquals(plain, grouped);
        assertNotEquals(plain.hash(), grouped.hash());
    }

    /** As computed before there were keys. */
    @Test
    void a_dataset_without_key_columns_has_the_hash_it_always_had() {
        Dataset diabetes =
                Csv.read(Path.of("..", "examples", "data", "diabetes.csv")).target("progression");
        assertEquals(
                "98d9c3f6b7f3a84ad7ebf1dcf0b50a7f376e980f3a88f9b836d17938cf804a19",
                diabetes.hash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-03-01;2020-02-28;2019-12-31",
                "2020/03/01;2020/02/28;2019/12/31",
                "2020-03;2020-02;2019-12",
                "2020-03-01 10:30;2020-03-01 09:45;2020-03-01 09:05",
                "2020-03-01T10:30:00;2020-03-01T10:29:59.5;2020-03-01T10:29:59",
                "3;2;1",
                "1e3;-7;-7.5",
            })
    void orders_by_numbers_and_dates(String texts) throws IOException {
        String[] when = texts.split(";");
        Dataset data =
                csv("when,x,y\n%s,1,1\n%s,2,2\n%s,3,3\n".formatted((Object[]) when))
                        .header(true)
                        .orderBy("when")
                        .target("y");
        assertEquals(true, data.orderOf(0) > data.orderOf(1));
        assertEquals(true, data.orderOf(1) > data.orderOf(2));
    }

    @Test
    void a_date_is_shown_as_a_date() throws IOException {
        Dataset data =
                csv("when,x,y\n2020-02,1,1\n2020-02-03 10:30,2,2\n").orderBy("when").target("y");
        assertEquals(List.of("2020-02-01", "2020-02-03T10:30"), order(data));
        assertEquals(List.of("2020-02-03T10:30"), order(data.select(new int[] {1})));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "NA"})
    void a_missing_key_is_a_missing_value(String missing) throws IOException {
        String text = "who,x,when,y\nann,1,1,1\n%s,2,2,2\nann,3,%s,3\n".formatted(missing, missing);
        Dataset data = csv(text).groupBy("who").orderBy("when").missing(Missing.SKIP).target("y");
        assertEquals(1, data.size());
        assertEquals(List.of("ann"), groups(data));
        assertEquals(2, data.origin().skippedRows());
        assertError(
                ":3: column 'who' has no value: '%s'. Use `missing(Missing.SKIP)` to leave such rows out.%s"
                        .formatted(
                                missing,
                                missing.isEmpty()
                                        ? ""
                                        : " If '%s' is a value, say by `missingValues` what is missing."
                                                .formatted(missing)),
                text,
                csv -> csv.groupBy("who").orderBy("when").target("y"));
        assertError(
                ":4: column 'when' has no value: '%s'. Use `missing(Missing.SKIP)` to leave such rows out."
                        .formatted(missing),
                text,
                csv -> csv.drop("who").orderBy("when").target("y"));
    }

    @Test
    void an_order_that_is_neither_number_nor_date() throws IOException {
        assertError(
                ":3: column 'when', by which rows are ordered, is neither a number nor a date: '3 May'."
                        + " Dates are written 2024-03, 2024-03-31, 2024/03/31 or 2024-03-31T14:30, with a blank"
                        + " instead of the T, with seconds or an offset.",
                "when,x,y\n2020-05-01,1,1\n3 May,2,2\n",
                csv -> csv.orderBy("when").target("y"));
        assertError(
                ":2: column 'when' is too large for a double: '1e999'.",
                "when,x,y\n1e999,1,1\n",
                csv -> csv.orderBy("when").target("y"));
    }

    @Test
    void an_order_of_numbers_and_dates() throws IOException {
        assertError(
                ":3: column 'when', by which rows are ordered, is a number, '2021', after rows where it is a"
                        + " date. Write all in one way.",
                "when,x,y\n2020-05-01,1,1\n2021,2,2\n",
                csv -> csv.orderBy("when").target("y"));
        assertError(
                ":3: column 'when', by which rows are ordered, is a date, '2021-05', after rows where it is a"
                        + " number. Write all in one way.",
                "when,x,y\n2020,1,1\n2021-05,2,2\n",
                csv -> csv.orderBy("when").target("y"));
    }

    @Test
    void an_unknown_key_column() throws IOException {
        assertError(
                ": there is no column 'whom'. Did you mean 'who'? It has who, x, when, y.",
                TEXT,
                csv -> csv.groupBy("whom").target("y"));
        assertError(
                ": there is no column 'year'. It has who, x, when, y.",
                TEXT,
                csv -> csv.orderBy("year").target("y"));
        assertError(
                ": there is no column at position 5. Positions are 1 to 4, or -1 to -4 from the end.",
                TEXT,
                csv -> csv.groupBy(5).target("y"));
    }

    @Test
    void a_key_column_with_another_use() throws IOException {
        assertError(
                ": column 'who' is both the group and target. Take it out of one of the two.",
                TEXT,
                csv -> csv.groupBy("who").classes("who"));
        assertError(
                ": column 'when' is both the order and target. Take it out of one of the two.",
                TEXT,
                csv -> csv.orderBy("when").targets("y", "when"));
        assertError(
                ": column 'who' is both the group and dropped. It is no input in any case: take it out of"
                        + " `drop`.",
                TEXT,
                csv -> csv.groupBy("who").drop("who").target("y"));
        assertError(
                ": column 'when' is both the order and dropped. It is no input in any case: take it out of"
                        + " `drop`.",
                TEXT,
                csv -> csv.orderBy(3).drop("who", "when").target("y"));
        assertError(
                ": column 'who' is both the group and categorical. It is no input in any case: take it out of"
                        + " `categorical`.",
                TEXT,
                csv -> csv.groupBy("who").categorical("who").target("y"));
    }

    @Test
    void no_input_beside_the_key() throws IOException {
        assertError(
                ": no column is left as an input. The columns are: who, y.",
                "who,y\na,1\n",
                csv -> csv.groupBy("who").target("y"));
    }

    private Csv csv(String text) throws IOException {
        return Csv.read(Files.writeString(folder.resolve("data.csv"), text));
    }

    private void assertError(String expected, String text, Function<Csv, Dataset> reading)
            throws IOException {
        Csv csv = csv(text);
        Messages.assertMessage(folder.resolve("data.csv") + expected, () -> reading.apply(csv));
    }

    private static List<String> groups(Dataset data) {
        return IntStream.range(0, data.size()).mapToObj(data::groupOf).toList();
    }

    private static List<String> order(Dataset data) {
        return IntStream.range(0, data.size()).mapToObj(data::orderTextOf).toList();
    }
}
