package org.thalweg.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.thalweg.datasets.CsvFile.assertInput;
import static org.thalweg.datasets.CsvFile.assertNotes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.data.DataException;
import org.thalweg.data.Dataset;

/** How files write numbers. */
class CsvNumbersTest {

    @TempDir Path folder;
    private CsvFile file = new CsvFile(Path.of(""));

    @BeforeEach
    void nameFile() {
        file = new CsvFile(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,5        | 0.5",
                "-0,125730  | -0.12573",
                "1.234,56   | 1234.56",
                "1.234.567  | 1234567",
                "1234,567   | 1234.567",
                "1'234,5    | 1234.5",
                "1\u00a0234,5 | 1234.5",
                "\u22122,50 | -2.5",
                "1,5e3      | 1500",
                "+0,5       | 0.5",
                "12,        | 12",
                ",25        | 0.25",
                "5,20 €     | 5.2",
            })
    void a_number_that_shows_a_decimal_comma_tells_how_all_are_read(String text, double value)
            throws IOException {
        Dataset data = file.of("a;b;y\n" + text + ";2.000;1\n7;3;2\n").target("y");
        assertInput(data, 0, value, 7);
        assertInput(data, 1, 2000, 3);
        assertEquals("header in line 1, delimiter ';', decimal comma", data.origin().form());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.125      | 0.125",
                "1,234.5    | 1234.5",
                "1,234,567  | 1234567",
                "1'234.5    | 1234.5",
                "1’234.5    | 1234.5",
                "1\u2009234.5 | 1234.5",
                "1\u202f234.5 | 1234.5",
                "1 234.5    | 1234.5",
                "\u00a01.5\u00a0 | 1.5",
                "\u22121.5  | -1.5",
                "1.5e3      | 1500",
                "$1,200.50  | 1200.5",
                "-$1.50     | -1.5",
                "£-1.50     | -1.5",
            })
    void a_number_that_shows_a_decimal_point_tells_how_all_are_read(String text, double value)
            throws IOException {
        Dataset data = file.of("a;b;y\n" + text + ";2,000;1\n7;3;2\n").target("y");
        assertInput(data, 0, value, 7);
        assertInput(data, 1, 2000, 3);
        assertEquals("header in line 1, delimiter ';', decimal point", data.origin().form());
    }

    @Test
    void whole_numbers_may_be_grouped_by_what_is_no_mark() throws IOException {
        Dataset data = file.of("a;y\n1 234;1\n1'234'567;2\n\u221212;3\n").target("y");
        assertInput(data, 0, 1234, 1234567, -12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 23",
                "1,23,4",
                "12'34",
                "1.2.3",
                "1'234 567",
                "--1",
                "1%%",
                "$",
                "€5€€",
                "5kg"
            })
    void other_texts_are_no_numbers(String text) throws IOException {
        file.assertError(
                ":2: column 'a' is not a number: '"
                        + text
                        + "'. Name it in `categorical` or `drop` if it holds no numbers.",
                "a;y\n" + text + ";1\n0.5;2\n",
                csv -> csv.target("y"));
    }

    @Test
    void what_was_said_holds_against_what_numbers_show() throws IOException {
        String text = "a;y\n1.000;1\n2.500;2\n";
        assertInput(file.of(text).decimal(',').target("y"), 0, 1000, 2500);
        assertInput(file.of(text).decimal('.').target("y"), 0, 1, 2.5);
        file.assertError(
                ":2: column 'a' is not a number: '0.5'. It looks like a number with a decimal point, and `decimal` says comma.",
                "a;y\n0.5;1\n",
                csv -> csv.decimal(',').target("y"));
        file.assertError(
                ":2: column 'a' is not a number: '0,5'. It looks like a number with a decimal comma, and `decimal` says point.",
                "a;y\n0,5;1\n",
                csv -> csv.decimal('.').target("y"));
    }

    @Test
    void three_digits_behind_every_mark_may_be_either() throws IOException {
        file.assertError(
                ": all numbers with a point have three digits behind it, such as '1.137': with a decimal point it is 1.137, with a decimal comma 1137. Say `decimal('.')` or `decimal(',')`.",
                "a;y\n1.137;1\n2.274;2\n",
                csv -> csv.target("y"));
        file.assertError(
                ":2: column 'a' is not a number: '1,137'. With a decimal point it is 1137, with a decimal comma 1.137: say `decimal('.')` or `decimal(',')`.",
                "a;y\n1,137;1\n2,274;2\n",
                csv -> csv.target("y"));
        Dataset tabs = file.of("a\ty\n1.137\t1\n2.274\t2\n").target("y");
        assertInput(tabs, 0, 1.137, 2.274);
        assertNotes(
                tabs,
                "A decimal point was assumed, though all numbers with a point have three digits behind it, such as '1.137': with a decimal point it is 1.137, with a decimal comma 1137. If it is that, say `decimal(',')`.");
        assertNotes(file.of("a,y\n1.137,1\n2.274,2\n").target("y"));
        assertNotes(file.of("a\ty\n1.137\t1\n0.274\t2\n").target("y"));
    }

    @Test
    void a_comma_that_may_separate_fields_is_no_sure_sign() throws IOException {
        file.assertError(
                ":2: column 'a' is not a number: '0,5'. It looks like a number with a decimal comma: `decimal(',')` reads it.",
                "a,y\n\"0,5\",1\n",
                csv -> csv.target("y"));
        assertInput(file.of("a,y\n\"0,5\",1\n").decimal(',').target("y"), 0, 0.5);
    }

    @Test
    void marks_of_both_kinds_are_told() throws IOException {
        file.assertError(
                ":3: column 'a' is not a number: '0,5'. It looks like a number with a decimal comma: `decimal(',')` reads it, but there are numbers with a decimal point, too.",
                "a;y\n0.7;1\n0,5;1\n",
                csv -> csv.target("y"));
        String later =
                IntStream.range(0, 2000).mapToObj(i -> i + ";1\n").collect(Collectors.joining());
        file.assertError(
                ":2002: column 'a' is not a number: '0,5'. It looks like a number with a decimal comma: `decimal(',')` reads it.",
                "a;y\n" + later + "0,5;1\n",
                csv -> csv.target("y"));
    }

    @Test
    void percent_and_currency_are_told_and_not_mixed() throws IOException {
        Dataset data = file.of("p;c;y\n12%;$5;1\n4.5 %;6 $;2\n0;7;3\n").target("y");
        assertInput(data, 0, 0.12, 0.045, 0);
        assertInput(data, 1, 5, 6, 7);
        assertNotes(
                data,
                "Column 'p' has percent signs: 12% is 0.12.",
                "Column 'c' has the sign $, which is left out.");
        file.assertError(
                ":3: column 'p' is '4.5', after rows in which it has the sign %. Write all in one way.",
                "p;y\n12%;1\n4.5;2\n", csv -> csv.target("y"));
        file.assertError(
                ":3: column 'p' is '12%', after rows in which it has no percent sign. Write all in one way.",
                "p;y\n4.5;2\n12%;1\n", csv -> csv.target("y"));
        file.assertError(
                ":3: column 'p' is '€6', after rows in which it has the sign $. Write all in one way.",
                "p;y\n$5;1\n€6;2\n",
                csv -> csv.target("y"));
    }

    @Test
    void a_test_file_has_the_mark_of_the_data() throws IOException {
        Csv csv = file.of("a;y\n0,5;1\n1,5;2\n");
        Path test = Files.writeString(folder.resolve("test.csv"), "a;y\n1.000;3\n");
        assertInput(csv.test(test).target("y"), 0, 0.5, 1.5, 1000);
    }

    @Test
    void there_is_no_other_mark() {
        Csv csv = Csv.read(folder);
        assertEquals(
                "decimal must be '.' or ',', got ';'.",
                assertThrows(DataException.class, () -> csv.decimal(';')).getMessage());
    }
}
