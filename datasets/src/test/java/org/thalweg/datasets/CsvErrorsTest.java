package org.thalweg.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.data.DataException;
import org.thalweg.data.Dataset;

class CsvErrorsTest {

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ten", "0x10", "1d", "1 2", "1_000", "--1", "e"})
    void an_input_that_is_not_a_number(String text) throws IOException {
        assertError(
                ":3: column 'a' is not a number: '"
                        + text
                        + "'. Name it in `categorical` or `drop` if it holds no numbers.",
                "a,b,y\n1,2,3\n\"" + text + "\",5,6\n",
                csv -> csv.target("y"));
    }

    @Test
    void a_first_line_that_is_neither_header_nor_data() throws IOException {
        assertError(
                ":1: column '2' is not a number: 'setosa'. Name it in `categorical` or `drop` if it"
                        + " holds no numbers. If this line is no data, use `header(true)` or"
                        + " `skipLines`.",
                "150,setosa,virginica\n5.1,3.5,0\n",
                csv -> csv.target(-1));
    }

    @Test
    void a_target_that_is_not_a_number() throws IOException {
        assertError(
                ":2: column 'y' is not a number: 'good'. Use `classes` for a target that names classes.",
                "a,y\n1,good\n",
                csv -> csv.target("y"));
    }

    @Test
    void a_number_beyond_double() throws IOException {
        assertError(
                ":2: column 'a' is too large for a double: '1e999'.",
                "a,y\n1e999,1\n",
                csv -> csv.target("y"));
    }

    @Test
    void a_missing_value() throws IOException {
        assertError(
                ":3: column 'b' has no value: '?'. Use `missing(Missing.SKIP)` to leave such rows out, or `missing(Missing.MEAN)` to fill it.",
                "a,b,y\n1,2,3\n4,?,6\n",
                csv -> csv.target("y"));
        assertError(
                ":2: column 'y' has no value: ''. Use `missing(Missing.SKIP)` to leave such rows out.",
                "a,y\n1,\n",
                csv -> csv.classes("y"));
    }

    @Test
    void a_line_with_another_number_of_fields() throws IOException {
        assertError(
                ":4: 2 fields where the first record has 3. Check delimiter, quotes and `skipLines`.",
                "a,b,y\n1,2,3\n\n4,5\n",
                csv -> csv.target("y"));
        assertError(
                ":2: 4 fields where the first record has 3. Check delimiter, quotes and `skipLines`. If lines begin with a name that the header lacks, as R writes them, give it one there.",
                "a,b,y\n1,2,3,4\n",
                csv -> csv.target("y"));
        assertError(
                ":4: 1 field where the first record has 2. Check delimiter, quotes and `skipLines`.",
                "2 rows\n\na,y\n4\n",
                csv -> csv.skipLines(2).target("y"));
    }

    @Test
    void an_unknown_column() throws IOException {
        String text = "alcohol,quality\n1,2\n";
        String has = " It has alcohol, quality.";
        assertError(
                ": there is no column 'qualty'. Did you mean 'quality'?" + has,
                text,
                csv -> csv.target("qualty"));
        assertError(
                ": there is no column 'id'." + has, text, csv -> csv.drop("id").target("quality"));
        assertError(
                ": there is no column 'kind'." + has,
                text,
                csv -> csv.categorical("kind").target("quality"));
        assertError(": there is no column 'y'." + has, text, csv -> csv.classes("y"));
        assertError(": there is no column 'y'. It has 1, 2, 3.", "1,2,3\n", csv -> csv.target("y"));
    }

    @Test
    void an_unknown_column_among_many() throws IOException {
        String header =
                IntStream.rangeClosed(1, 31)
                        .mapToObj(i -> "c" + i)
                        .collect(Collectors.joining(","));
        String shown =
                IntStream.rangeClosed(1, 30)
                        .mapToObj(i -> "c" + i)
                        .collect(Collectors.joining(", "));
        assertError(
                ": there is no column 'target'. It has " + shown + ", … (31 columns).",
                header + "\n",
                csv -> csv.target("target"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, -3, Integer.MIN_VALUE})
    void a_position_beyond_the_columns(int position) throws IOException {
        assertError(
                ": there is no column at position "
                        + position
                        + ". Positions are 1 to 2, or -1 to -2 from the end.",
                "a,y\n1,2\n",
                csv -> csv.target(position));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "  \n"})
    void an_empty_file(String text) throws IOException {
        assertError(": the file holds no data.", text, csv -> csv.target("y"));
    }

    @Test
    void a_file_that_ends_before_the_data() throws IOException {
        assertError(
                ": the file holds no data after the first 3 lines, which `skipLines` leaves out.",
                "a,y\n1,2\n",
                csv -> csv.skipLines(3).target("y"));
        assertError(
                ": the file holds no data after the first 2 lines, which `skipLines` leaves out.",
                "a,y\n1,2\n",
                csv -> csv.skipLines(2).target("y"));
    }

    @Test
    void a_header_and_nothing_else() throws IOException {
        assertError(
                ": there is no data after the header. Use `header(false)` if line 1 is data.",
                "a,y\n",
                csv -> csv.target("y"));
    }

    @Test
    void rows_that_are_all_left_out() throws IOException {
        assertError(
                ": every row has a missing value, 2 in all: a 1, y 1. Leave columns that lack many out by `drop`.",
                "a,y\n?,1\n2,?\n",
                csv -> csv.missing(Missing.SKIP).target("y"));
    }

    @Test
    void two_columns_of_one_name() throws IOException {
        assertError(
                ":1: columns 1 and 3 are both named 'a'. Give each a name of its own.",
                "a,b,a\n1,2,3\n",
                csv -> csv.target("b"));
    }

    @Test
    void a_column_with_two_uses() throws IOException {
        String text = "a,b,y\n1,2,3\n";
        assertError(
                ": column 'y' is both target and dropped. Take it out of one of the two.",
                text,
                csv -> csv.drop("y").target("y"));
        assertError(
                ": column 'a' is both categorical and dropped. Take it out of one of the two.",
                text,
                csv -> csv.drop("a").categorical("a").target("y"));
        assertError(
                ": column 'y' is both target and categorical. Use `classes` for a target that names classes.",
                text,
                csv -> csv.categorical("y").target("y"));
        assertError(
                ": column 'y' is named twice as a target. Name it once.",
                text,
                csv -> csv.targets("y", "y"));
    }

    @Test
    void no_target_or_no_input() throws IOException {
        assertError(
                ": no target is named. Name at least one of: a, y.", "a,y\n1,2\n", Csv::targets);
        assertError(
                ": no column is left as an input. The columns are: a, y.",
                "a,y\n1,2\n",
                csv -> csv.drop("a").target("y"));
    }

    @Test
    void a_single_class() throws IOException {
        assertError(
                ": column 'y' holds one class only: 'u'. A classification needs at least two.",
                "a,y\n1,u\n2,u\n",
                csv -> csv.classes("y"));
    }

    @Test
    void a_quote_that_is_not_closed() throws IOException {
        assertError(
                ":3: Unclosed quoted field at end of input. Within quotes a quote is written twice; `quote` sets another character.",
                "a,y\n1,2\n\"3,4\n5,6\n",
                csv -> csv.target("y"));
    }

    @Test
    void text_after_a_closing_quote() throws IOException {
        assertError(
                ":2: Unexpected character after closing quote: 'x' (0x78). Within quotes a quote is written twice; `quote` sets another character.",
                "a,y\n\"1\"x,2\n",
                csv -> csv.target("y"));
    }

    @Test
    void a_delimiter_that_is_the_quote() throws IOException {
        assertError(
                ": delimiter and quote are both ';'. Choose another for one of them.",
                "a;y\n1;2\n",
                csv -> csv.delimiter(';').quote(';').target("y"));
    }

    @Test
    void a_negative_number_of_lines() throws IOException {
        Csv csv = Csv.read(folder);
        assertEquals(
                "skipLines must not be negative, got -1.",
                assertThrows(DataException.class, () -> csv.skipLines(-1)).getMessage());
    }

    @Test
    void a_directory() {
        Messages.assertMessage(
                folder + ": this is a directory. Name a file in it.",
                () -> Csv.read(folder).target("y"));
    }

    @Test
    void no_such_file() throws IOException {
        Path file = folder.resolve("wine.csv");
        Messages.assertMessage(file + ": there is no such file.", () -> Csv.read(file).target("y"));
        Path there = Files.createFile(folder.resolve("wines.csv"));
        Messages.assertMessage(
                file + ": there is no such file. Did you mean '" + there + "'?",
                () -> Csv.read(file).target("y"));
        Path nowhere = folder.resolve("no").resolve("wine.csv");
        Messages.assertMessage(
                nowhere + ": there is no such file.", () -> Csv.read(nowhere).target("y"));
    }

    @Test
    void a_gzip_file_cut_short() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("a,y\n1,2\n".getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(folder.resolve("cut.csv"), Arrays.copyOf(bytes.toByteArray(), 18));
        Messages.assertMessage(
                file
                        + ": the gzip data end too early: the file is cut short. Copy or pack it again.",
                () -> Csv.read(file).target("y"));
    }

    @Test
    void text_in_another_encoding() throws IOException {
        Path file =
                Files.write(
                        folder.resolve("latin.csv"),
                        "größe,y\n1,2\n".getBytes(StandardCharsets.ISO_8859_1));
        Messages.assertMessage(
                file
                        + ": the text is neither UTF-8 nor UTF-16. Convert it, for example with iconv.",
                () -> Csv.read(file).target("y"));
        Messages.assertMessage(
                file
                        + ": the text is neither UTF-8 nor UTF-16. Convert it, for example with iconv.",
                () -> Csv.read(file).delimiter(',').target("y"));
    }

    private void assertError(String expected, String text, Function<Csv, Dataset> reading)
            throws IOException {
        Path file = Files.writeString(folder.resolve("data.csv"), text);
        Messages.assertMessage(file + expected, () -> reading.apply(Csv.read(file)));
    }
}
