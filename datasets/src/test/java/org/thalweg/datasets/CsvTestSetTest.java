package org.thalweg.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.data.Dataset;

/** A test set in a file of its own. */
class CsvTestSetTest {

    private static final Dataset EXPECTED =
            Dataset.of(new double[][] {{1, 2}, {4, 5}}, new double[][] {{3}, {6}})
                    .withNames(List.of("a", "b"), List.of("y"))
                    .withTest(
                            Dataset.of(new double[][] {{7, 8}}, new double[][] {{9}})
                                    .withNames(List.of("a", "b"), List.of("y")));

    @TempDir Path folder;

    @Test
    void its_rows_follow_those_of_the_data() throws IOException {
        Dataset data = csv("a,b,y\n1,2,3\n4,5,6\n", "a,b,y\n7,8,9\n").target("y");
        assertEquals(EXPECTED, data);
        assertEquals(EXPECTED.hash(), data.hash());
        assertEquals(1, data.testSize());
        assertEquals(false, data.isTest(1));
        assertEquals(true, data.isTest(2));
    }

    @Test
    void its_columns_may_be_in_another_order() throws IOException {
        assertEquals(EXPECTED, csv("a,b,y\n1,2,3\n4,5,6\n", "y,a,b\n9,7,8\n").target("y"));
        assertEquals(EXPECTED, csv("a,b,y\n1,2,3\n4,5,6\n", "b,y,a\n8,9,7\n").target(-1));
    }

    @Test
    void its_columns_are_those_of_the_data_without_a_header() throws IOException {
        assertEquals(EXPECTED, csv("a,b,y\n1,2,3\n4,5,6\n", "7,8,9\n").target("y"));
        Dataset unnamed = csv("1,2,3\n4,5,6\n", "7,8,9\n").header(false).target("3");
        assertEquals(EXPECTED, unnamed.withNames(List.of("a", "b"), List.of("y")));
    }

    @Test
    void may_lack_what_is_dropped() throws IOException {
        assertEquals(
                EXPECTED,
                csv("id,a,b,y\nu,1,2,3\nv,4,5,6\n", "b,a,y\n8,7,9\n").drop("id").target("y"));
    }

    @Test
    void is_read_with_the_same_options() throws IOException {
        assertEquals(
                EXPECTED,
                csv("two rows\na|b|y\n'1'|2|3\n4|5|6\n", "one row\na|b|y\n7|'8'|9\n")
                        .skipLines(1)
                        .delimiter('|')
                        .quote('\'')
                        .target("y"));
    }

    @Test
    void may_be_separated_and_packed_in_its_own_way() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("a;b;y\n7;8;9\n".getBytes(StandardCharsets.UTF_8));
        }
        Csv csv = csv("a,b,y\n1,2,3\n4,5,6\n", "");
        Files.write(folder.resolve("test.csv"), bytes.toByteArray());
        assertEquals(EXPECTED, csv.target("y"));
    }

    @Test
    void categories_and_classes_are_those_of_both() throws IOException {
        Dataset data =
                csv("k,x,y\nb,1,up\na,2,down\n", "k,x,y\nc,3,left\n").categorical("k").classes("y");
        assertEquals(List.of("k=a", "k=b", "k=c", "x"), data.inputNames());
        assertEquals(List.of("down", "left", "up"), data.classNames());
        assertEquals(1, data.input(0, 1));
        assertEquals(1, data.input(2, 2));
        assertEquals(1, data.classOf(2));
    }

    @Test
    void has_the_same_key_columns() throws IOException {
        Dataset data =
                csv("who,x,when,y\nann,1,2020-01,5\n", "when,x,y,who\n2021-01,2,6,bob\n")
                        .groupBy("who")
                        .orderBy("when")
                        .target("y");
        assertEquals("bob", data.groupOf(1));
        assertEquals("2021-01-01", data.orderTextOf(1));
    }

    @Test
    void rows_left_out_are_counted_in_both() throws IOException {
        Dataset data =
                csv("a,y\n1,2\n?,3\n4,5\n", "a,y\n?,1\n?,2\n6,7\n")
                        .missing(Missing.SKIP)
                        .target("y");
        assertEquals(3, data.origin().skippedRows());
        assertEquals(3, data.size());
        assertEquals(1, data.testSize());
        assertEquals(6, data.input(2, 0));
    }

    @Test
    void a_column_is_missing() throws IOException {
        assertError(
                ":1: there is no column 'b', as %s has. It has a, y.",
                "a,b,y\n1,2,3\n", "a,y\n1,2\n", csv -> csv);
        assertError(
                ":3: there is no column 'age', as %s has. Did you mean 'agee'? It has agee, y.",
                "x\n\nage,y\n1,2\n", "x\n\nagee,y\n1,2\n", csv -> csv.skipLines(2));
        assertError(
                ":1: there is no column 'who', as %s has. It has x, y.",
                "who,x,y\na,1,2\n", "x,y\n1,2\n", csv -> csv.groupBy("who"));
    }

    @Test
    void a_column_is_unknown() throws IOException {
        assertError(
                ":1: %s has no column 'extra'. It has a, y.",
                "a,y\n1,2\n", "a,extra,y\n1,2,3\n", csv -> csv);
        assertError(
                ":1: %s has no column 'ids'. Did you mean 'id'? It has id, a, y.",
                "id,a,y\n1,1,2\n", "ids,a,y\n1,2,3\n", csv -> csv.drop("id"));
    }

    @Test
    void a_header_stands_in_the_test_file_alone() throws IOException {
        Csv csv = csv("1,4\n3,4\n", "a,y\n5,6\n");
        Messages.assertMessage(
                folder.resolve("test.csv")
                        + ":1: this line names columns, but "
                        + folder.resolve("data.csv")
                        + " has no header. Give both files one, or neither.",
                () -> csv.target(2));
    }

    @Test
    void there_are_more_or_fewer_columns() throws IOException {
        assertError(
                ":1: 2 fields where %s has 3. Give both files the same columns.",
                "a,b,y\n1,2,3\n", "1,2\n", csv -> csv);
        assertError(
                ":3: 2 fields where the first record has 3. Check delimiter, quotes and `skipLines`.",
                "a,b,y\n1,2,3\n",
                "1,2,3\n\n4,5\n",
                csv -> csv);
    }

    @Test
    void a_value_is_wrong() throws IOException {
        assertError(
                ":2: column 'a' is not a number: 'x'. Name it in `categorical` or `drop` if it holds no"
                        + " numbers.",
                "a,y\n1,2\n",
                "y,a\n1,x\n",
                csv -> csv);
        assertError(
                ":2: column 'y' has no value: '?'. Use `missing(Missing.SKIP)` to leave such rows out.",
                "a,y\n1,2\n",
                "y,a\n?,1\n",
                csv -> csv);
        assertError(
                ":2: column 'a', by which rows are ordered, is a date, '2020-01', after rows where it is a"
                        + " number. Write all in one way.",
                "a,x,y\n1,1,2\n",
                "a,x,y\n2020-01,1,2\n",
                csv -> csv.orderBy("a"));
    }

    @Test
    void there_are_no_rows() throws IOException {
        assertError(": the file holds no data.", "a,y\n1,2\n", "", csv -> csv);
        assertError(
                ": there is no data after the header. Use `header(false)` if line 1 is data.",
                "a,y\n1,2\n",
                "a,y\n",
                csv -> csv);
        assertError(
                ": every row has a missing value, 2 in all: a 2. Leave columns that lack many out by `drop`.",
                "a,y\n1,2\n?,3\n",
                "a,y\n?,2\n?,3\n",
                csv -> csv.missing(Missing.SKIP));
    }

    @Test
    void it_is_not_there_or_the_data_themselves() throws IOException {
        Csv csv = csv("a,y\n1,2\n", "a,y\n1,2\n");
        Path data = folder.resolve("data.csv");
        Path nowhere = folder.resolve("tests.csv");
        Messages.assertMessage(
                nowhere
                        + ": there is no such file. Did you mean '"
                        + folder.resolve("test.csv")
                        + "'?",
                () -> csv.test(nowhere).target("y"));
        Path same = folder.resolve("..").resolve(folder.getFileName()).resolve("data.csv");
        Messages.assertMessage(
                same + ": this file is both data and test set. Name another file for one.",
                () -> Csv.read(data).test(same).target("y"));
    }

    private Csv csv(String data, String test) throws IOException {
        Path first = Files.writeString(folder.resolve("data.csv"), data);
        return Csv.read(first).test(Files.writeString(folder.resolve("test.csv"), test));
    }

    private void assertError(String expected, String data, String test, UnaryOperator<Csv> options)
            throws IOException {
        Csv csv = options.apply(csv(data, test));
        Messages.assertMessage(
                folder.resolve("test.csv") + expected.formatted(folder.resolve("data.csv")),
                () -> csv.target("y"));
    }
}
