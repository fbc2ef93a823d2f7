package org.thalweg.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.data.Dataset;

class CsvTest {

    private static final Dataset EXPECTED =
            Dataset.of(new double[][] {{1, 2.5}, {-4, 5e3}}, new double[][] {{3}, {6}})
                    .withNames(List.of("a", "b c"), List.of("y"));

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b c,y\n1,2.5,3\n-4,5e3,6\n",
                "a;b c;y\n1;2.5;3\n-4;5e3;6",
                "a\tb c\ty\r\n1\t2.5\t3\r\n-4\t5e3\t6\r\n",
                "a \"b c\" y\n1 2.5 3\n-4 5e3 6\n",
                "\"a\",\"b c\",\"y\"\n\"1\",\"2.5\",\"3\"\n-4,5e3,6\n",
                "a, \"b c\" , y\n +1, 2.5 ,3.\n  \n-4,5E+3,06\n\n",
                "\uFEFFa,b c,y\n1,2.5,3\n-4,5e3,6\n",
            })
    void reads_what_is_between_any_delimiters(String text) throws IOException {
        assertEquals(EXPECTED, csv(text).target("y"));
    }

    @Test
    void takes_any_run_of_blanks_and_tabs_as_one_blank() throws IOException {
        assertEquals(EXPECTED, csv("a  \"b c\"\ty\n1 2.5   3\n-4\t5e3\t6").target("y"));
        assertEquals(
                EXPECTED,
                csv("  a   \"b c\" \t y  \n1 2.5   3 \r\n\n\t-4\t5e3\t6 ")
                        .delimiter(' ')
                        .target("y"));
        assertEquals(
                List.of("k=a  \t b", "k=c"),
                csv("k y\n 'a  \t b'  1\nc 2\n")
                        .quote('\'')
                        .categorical("k")
                        .target("y")
                        .inputNames());
    }

    @Test
    void keeps_empty_fields_between_tabs() throws IOException {
        Dataset data = csv("a\tb\ty\n1\t\t3\n4\t5\t6\n").drop("b").target("y");
        assertEquals(List.of("a"), data.inputNames());
        assertEquals(3, data.target(0, 0));
    }

    @Test
    void reads_gzip_whatever_the_name_of_the_file() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("\uFEFFa,b c,y\n1,2.5,3\n-4,5e3,6\n".getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(folder.resolve("data.csv"), bytes.toByteArray());
        assertEquals(EXPECTED, Csv.read(file).target("y"));
    }

    @Test
    void takes_targets_by_name_or_position_in_the_order_given() throws IOException {
        Csv csv = csv("a,b,c\n1,2,3\n4,5,6\n");
        assertEquals(List.of("a"), csv.target(1).outputNames());
        assertEquals(List.of("a"), csv.target(-3).outputNames());
        assertEquals(List.of("c"), csv.target(-1).outputNames());
        assertEquals(csv.targets("c", "a"), csv.targets(-1, 1));
        Dataset two = csv.targets("c", "a");
        assertEquals(List.of("c", "a"), two.outputNames());
        assertEquals(List.of("b"), two.inputNames());
        assertEquals(6, two.target(1, 0));
        assertEquals(4, two.target(1, 1));
    }

    @Test
    void names_columns_by_position_without_a_header() throws IOException {
        Dataset data = csv("1,2,7\n4,5,6\n").target("3");
        assertEquals(2, data.size());
        assertEquals(List.of("1", "2"), data.inputNames());
        assertEquals(4, data.input(1, 0));
    }

    @Test
    void names_a_column_without_name_by_its_position() throws IOException {
        assertEquals(List.of("1", "b"), csv(",b,y\n1,2,3\n").target("y").inputNames());
    }

    @Test
    void believes_what_is_said_about_the_header() throws IOException {
        assertEquals(List.of("2020"), csv("2020,y\n1,2\n").header(true).target("y").inputNames());
        assertEquals(
                List.of("1=a", "1=b"),
                csv("a,x\nb,y\n").header(false).categorical("1").classes("2").inputNames());
    }

    @Test
    void leaves_out_first_lines() throws IOException {
        assertEquals(
                EXPECTED,
                csv("2 rows, \"really\n\na,b c,y\n1,2.5,3\n-4,5e3,6\n").skipLines(2).target("y"));
    }

    @Test
    void takes_another_quote_and_delimiter() throws IOException {
        assertEquals(
                EXPECTED,
                csv("a|'b c'|y\n1|2.5|3\n-4|'5e3'|6\n").delimiter('|').quote('\'').target("y"));
        assertEquals(List.of("a,\"b\""), csv("\"a,\"\"b\"\"\",y\n1,2\n").target("y").inputNames());
    }

    @Test
    void spreads_categories_in_place_sorted_as_text() throws IOException {
        Dataset data =
                csv("sex,size,y\nM,1,10\nF,2,20\nM,3,30\nI,4,40\n").categorical("sex").target("y");
        assertEquals(
                Dataset.of(
                                new double[][] {
                                    {0, 0, 1, 1}, {1, 0, 0, 2}, {0, 0, 1, 3}, {0, 1, 0, 4}
                                },
                                new double[][] {{10}, {20}, {30}, {40}})
                        .withNames(List.of("sex=F", "sex=I", "sex=M", "size"), List.of("y")),
                data);
    }

    @Test
    void sorts_categories_as_numbers_when_all_are() throws IOException {
        assertEquals(
                List.of("a=2", "a=10", "b"),
                csv("a,b,y\n10,1,1\n2,1,2\n").categorical("a").target("y").inputNames());
        assertEquals(
                List.of("a=10", "a=2", "a=z", "b"),
                csv("a,b,y\n10,1,1\n2,1,2\nz,1,2\n").categorical("a").target("y").inputNames());
    }

    @Test
    void makes_one_output_of_each_class() throws IOException {
        Dataset data = csv("x,kind\n1,dog\n2,cat\n3,dog\n").classes("kind");
        assertEquals(
                Dataset.of(new double[][] {{1}, {2}, {3}}, new double[][] {{0, 1}, {1, 0}, {0, 1}})
                        .withNames(List.of("x"), List.of("cat", "dog")),
                data);
        assertEquals(List.of("cat", "dog"), data.classNames());
        assertEquals(List.of("2", "10"), csv("x,k\n1,10\n1,2\n").classes(-1).outputNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "NA", "NaN", "nan", "n/a", " ? "})
    void leaves_out_rows_with_a_missing_value_if_told_to(String missing) throws IOException {
        Dataset data =
                csv("a,b,k,y\n1,2,u,"
                                + missing
                                + "\n"
                                + missing
                                + ",5,v,6\n7,8,"
                                + missing
                                + ",9\n10,11,w,12\n")
                        .categorical("k")
                        .missing(Missing.SKIP)
                        .target("y");
        assertEquals(
                Dataset.of(new double[][] {{10, 11, 1}}, new double[][] {{12}})
                        .withNames(List.of("a", "b", "k=w"), List.of("y")),
                data);
        assertEquals(3, data.origin().skippedRows());
    }

    @Test
    void does_not_look_into_dropped_columns() throws IOException {
        assertEquals(2, csv("id,a,y\n?,1,2\nfour,5,6\n").drop("id").target("y").size());
    }

    @Test
    void reads_a_quoted_field_over_several_lines() throws IOException {
        assertEquals(
                List.of("k=two\nlines", "k=z", "a"),
                csv("k,a,y\n\"two\nlines\",1,2\nz,2,3\n")
                        .categorical("k")
                        .target("y")
                        .inputNames());
    }

    @Test
    void a_constant_target_is_data() throws IOException {
        assertEquals(5, csv("a,y\n1,5\n2,5\n").target("y").target(1, 0));
    }

    @Test
    void a_reader_is_not_changed_by_its_variants() throws IOException {
        Csv csv = csv("a,b,y\n1,2,3\n");
        csv.drop("a").header(false).skipLines(1);
        assertEquals(List.of("a", "b"), csv.target("y").inputNames());
    }

    private Csv csv(String text) throws IOException {
        return Csv.read(Files.writeString(folder.resolve("data.csv"), text));
    }
}
