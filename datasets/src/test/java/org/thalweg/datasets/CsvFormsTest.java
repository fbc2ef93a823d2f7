package org.thalweg.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.thalweg.datasets.CsvFile.assertInput;
import static org.thalweg.datasets.CsvFile.assertNotes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.data.Dataset;

/** How programs write tables. */
class CsvFormsTest {

    private static final String ENDS =
            "Lines end with delimiters, whose empty columns are left out.";

    @TempDir Path folder;
    private CsvFile file = new CsvFile(Path.of(""));

    @BeforeEach
    void nameFile() {
        file = new CsvFile(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a|b|y\n1|2|3\n",
                "sep=;\na;b;y\n1;2;3\n",
                "sep=|\r\na|b|y\r\n1|2|3\r\n",
                "SEP=\t\na\tb\ty\n1\t2\t3\n",
                "\"sep=,\"\na,b,y\n1,2,3\n",
                "a,b,y\r1,2,3\r",
            })
    void what_separates_is_seen_or_said_in_the_first_line(String text) throws IOException {
        Dataset data = file.of(text).target("y");
        assertEquals(List.of("a", "b"), data.inputNames());
        assertEquals(3, data.target(0, 0));
    }

    @Test
    void a_line_that_says_it_counts_as_a_line() throws IOException {
        assertEquals(
                "header in line 2, delimiter ';', decimal point",
                file.of("sep=;\na;y\n1;2\n").target("y").origin().form());
        file.assertError(
                ":4: column 'a' is not a number: 'x'. Name it in `categorical` or `drop` if it holds no numbers.",
                "sep=;\na;y\n1;2\nx;3\n",
                csv -> csv.target("y"));
        assertEquals(
                List.of("a"), file.of("sep=;\na,y\n1,2\n").delimiter(',').target("y").inputNames());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "'P(a|b),y\n1,2\n3,4' # ,",
                "'a;b,c;y\n1;2,5;2\n3;3,5;4' # ;",
                "'0,5;1,5;2\n1,25;2;3' # ;",
                "'0,5\t1,5\t2\n1,25\t2\t3' # tab",
                "'0,5 1,5 2\n1,25 2,0 3' # blank",
                "'0,5|1,5|2' # |",
            })
    void lines_agree_on_it(String text, String delimiter) throws IOException {
        String form = file.of(text).categorical().target(-1).origin().form();
        String shown = delimiter.length() > 1 ? delimiter : "'" + delimiter + "'";
        assertEquals(true, form.contains("delimiter " + shown), form);
    }

    @Test
    void delimiters_at_the_ends_of_lines_make_no_column() throws IOException {
        for (String text :
                List.of(
                        "a,b,y\n1,2,3,\n4,5,6,\n",
                        "a,b,y,\n1,2,3,\n4,5,6,\n",
                        "a,b,y,\n1,2,3\n4,5,6\n",
                        "a,b,y,,\n1,2,3,,\n4,5,6,,\n",
                        "a,b,y\n1,2,3,,\n4,5,6,,\n",
                        "a;b;y\n1;2;3;\n4;5;6;\n")) {
            Dataset data = file.of(text).target(-1);
            assertEquals(List.of("y"), data.outputNames());
            assertInput(data, 1, 2, 5);
            assertNotes(data, ENDS);
        }
        assertNotes(file.of("7,2,3,\n4,5,6,\n").target(-1), ENDS);
    }

    @Test
    void lines_of_delimiters_alone_are_no_rows() throws IOException {
        Dataset data =
                file.of("Date;CO;T;;\n1.2.04;2,6;13,6;;\n2.2.04;2;13,3;;\n;;;;\n;;;;\n")
                        .drop("Date")
                        .target("T");
        assertInput(data, 0, 2.6, 2);
        assertEquals(2, data.origin().rows());
        assertNotes(data, ENDS, "2 lines of delimiters without any text were left out.");
        assertNotes(
                file.of("a,y\n1,2\n,\n3,4\n").target("y"),
                "1 line of delimiters without any text was left out.");
        file.assertError(": the file holds no data.", ",,\n,,\n", csv -> csv.target("y"));
    }

    @Test
    void a_last_column_that_is_not_always_empty_is_one() throws IOException {
        file.assertError(
                ":2: column '4' has no value: ''. Use `missing(Missing.SKIP)` to leave such rows out, or `missing(Missing.MEAN)` to fill it.",
                "a,b,y,\n1,2,3,\n4,5,6,x\n",
                csv -> csv.target("y"));
        String rows =
                IntStream.range(0, 1500).mapToObj(i -> i + ",2,\n").collect(Collectors.joining());
        file.assertError(
                ":1502: 'x' stands behind the last column, where earlier lines are empty. Name its column, or take the delimiters off the ends of lines.",
                "a,y\n" + rows + "1,2,x\n",
                csv -> csv.target("y"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
    void reads_unicode_with_and_without_byte_order_mark(String encoding) throws IOException {
        Charset charset = Charset.forName(encoding);
        for (String mark : List.of("", "\uFEFF")) {
            byte[] text = (mark + "größe;y\n1;2\n3;4\n").getBytes(charset);
            assertEquals(List.of("größe"), file.of(text).target("y").inputNames());
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(text);
            }
            assertInput(file.of(packed.toByteArray()).target("y"), 0, 1, 3);
        }
    }

    @Test
    void a_blank_before_a_number_separates_no_fields_where_commas_do() throws IOException {
        assertInput(
                file.of("my id,x,y\nsample 1,5,7\nsample 2,6,8\n").drop("my id").target("y"),
                0,
                5,
                6);
        Dataset named = file.of("my id,y\nsample 1,5\nsample 2,6\n").categorical("1").target(-1);
        assertEquals(List.of("my id=sample 1", "my id=sample 2"), named.inputNames());
        assertInput(file.of("x,y\n- 1,5\n- 2,6\n").decimal('.').target("y"), 0, -1, -2);
        assertInput(file.of("x y\n1,5 2\n2,5 3\n").target("y"), 0, 1.5, 2.5);
    }

    @Test
    void marks_without_width_belong_to_no_name() throws IOException {
        Dataset data = file.of("\ufeff\ufeffx,\u200by\u200b\n1,2\n").target("y");
        assertEquals(List.of("x"), data.inputNames());
    }

    @Test
    void gzip_data_that_follow_each_other_are_read_to_the_end() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.write(packed("x,y\n"));
        int rows = 0;
        while (packed.size() < 1 << 20) {
            // Members of all lengths end at all places of whatever buffer there is.
            packed.write(packed((rows + ",2\n").repeat(1 + rows % 7)));
            rows += 1 + rows % 7;
        }
        assertEquals(rows, file.of(packed.toByteArray()).target("y").size());
        packed.write(new byte[512]);
        assertEquals(rows, file.of(packed.toByteArray()).target("y").size());
        packed.write('x');
        Csv csv = file.of(packed.toByteArray());
        Messages.assertMessage(
                file.path()
                        + ": the gzip data are damaged: something follows them that is none. Copy or pack the file again.",
                () -> csv.target("y"));
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    @Test
    void damaged_gzip_is_told() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("a,y\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = packed.toByteArray();
        bytes[bytes.length - 6] ^= 1;
        Csv csv = file.of(bytes);
        Messages.assertMessage(
                file.path()
                        + ": the gzip data are damaged: Corrupt GZIP trailer. Copy or pack the file again.",
                () -> csv.target("y"));
        Csv header = file.of(new byte[] {0x1f, (byte) 0x8b, 8});
        Messages.assertMessage(
                file.path()
                        + ": the gzip data end too early: the file is cut short. Copy or pack it again.",
                () -> header.target("y"));
    }

    @Test
    void tens_of_thousands_of_columns_are_as_good_as_few() throws IOException {
        int columns = 20_000;
        String header =
                IntStream.range(0, columns).mapToObj(i -> "g" + i).collect(Collectors.joining(","));
        String row =
                IntStream.range(0, columns)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(","));
        Dataset data = file.of(header + "\n" + row + "\n").drop("g7", "g8").target("g19999");
        assertEquals(columns - 3, data.inputs());
        assertEquals(19_999, data.target(0, 0));
        assertEquals(19_998, data.input(0, columns - 4));
    }

    @Test
    void what_a_message_shows_of_a_field_is_short_and_harmless() throws IOException {
        file.assertError(
                ":2: column 'a' is not a number: '\\u001b[31mred\\u0007'. Name it in `categorical` or `drop` if it holds no numbers.",
                "a,y\n\u001b[31mred\u0007,1\n",
                csv -> csv.target("y"));
        file.assertError(
                ":2: column 'a' is not a number: '"
                        + "z".repeat(80)
                        + "… (3,000,000 characters)'. Name it in `categorical` or `drop` if it holds no numbers.",
                "a,y\n" + "z".repeat(3_000_000) + ",1\n",
                csv -> csv.target("y"));
        file.assertError(
                ": there is no column 'y'. It has " + "n".repeat(80) + "… (90 characters), z.",
                "n".repeat(90) + ",z\n1,2\n",
                csv -> csv.target("y"));
    }

    @Test
    void a_pipe_is_read_once() throws Exception {
        Path pipe = folder.resolve("pipe");
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assumeTrue(made.waitFor() == 0);
        String rows =
                IntStream.range(0, 20_000).mapToObj(i -> i + ";0\n").collect(Collectors.joining());
        Thread writer =
                new Thread(
                        () -> {
                            try {
                                Files.writeString(pipe, "a;y\n" + rows);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
        writer.start();
        Dataset data = Csv.read(pipe).target("y");
        writer.join();
        assertEquals(20_000, data.size());
        assertEquals(19_999, data.input(19_999, 0));
    }
}
