package org.thalweg.datasets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What messages say of files that are not what they were taken for. */
class CsvAdviceTest {

    @TempDir Path folder;
    private CsvFile file = new CsvFile(Path.of(""));

    @BeforeEach
    void nameFile() {
        file = new CsvFile(folder);
    }

    @Test
    void a_file_of_another_kind() throws IOException {
        assertKind("PK\3\4rest", "a ZIP archive, as Excel and LibreOffice write workbooks");
        assertKind("\u00d0\u00cf\u0011\u00e0", "a workbook or document of an older Office");
        assertKind("BZh91AY", "packed by bzip2");
        assertKind("\u00fd7zXZ\0", "packed by xz");
        assertKind("(\u00b5/\u00fd", "packed by zstd");
        assertKind("PAR1", "a Parquet file");
        assertKind("\u0089HDF\r\n", "an HDF5 file");
        assertKind("SQLite format 3\0", "an SQLite database");
        assertKind("%PDF-1.7", "a PDF document");
        assertKind("\u00ff\u00fe\0\0a\0\0\0", "text in UTF-32");
        assertKind("\n <!DOCTYPE HTML>", "a page of the web");
        assertKind("x".repeat(257) + "ustar", "a tar archive");
    }

    private void assertKind(String beginning, String kind) throws IOException {
        Csv csv = file.of(beginning.getBytes(StandardCharsets.ISO_8859_1));
        Messages.assertMessage(
                file.path()
                        + ": this is not CSV: it is "
                        + kind
                        + ". Save or unpack it as CSV in UTF-8.",
                () -> csv.target("y"));
    }

    @Test
    void a_name_that_stands_below_the_first_line() throws IOException {
        String found = " It stands in line 3: `skipLines(2)` leaves out what is above.";
        file.assertError(
                ": there is no column 'y'. It has #, made, with, care." + found,
                "# made with care\n# twice\nx,y\n1,2\n",
                csv -> csv.target("y"));
        file.assertError(
                ": there is no column 'y'. It has 1, 2." + found,
                "Report, 2024\n\n\"x\",\"y\"\n1,2\n",
                csv -> csv.target("y"));
        file.assertError(
                ": there is no column 'setosa'. It has x, y.",
                "x,y\n1,setosa\n",
                csv -> csv.target("setosa"));
    }

    @Test
    void a_line_end_as_delimiter_or_quote() throws IOException {
        file.assertError(
                ": '\\n' ends lines, and cannot be set by `delimiter`. Choose another character.",
                "x,y\n1,2\n",
                csv -> csv.delimiter('\n').target("y"));
        file.assertError(
                ": '\\r' ends lines, and cannot be set by `quote`. Choose another character.",
                "x,y\n1,2\n",
                csv -> csv.quote('\r').target("y"));
        Messages.assertMessage(
                "'' is no name of a file. Name one.", () -> Csv.read(Path.of("")).target("y"));
    }

    @Test
    void lines_of_one_field() throws IOException {
        file.assertError(
                ": there is no column 'y'. It has x:y. Lines have one field each: say by `delimiter` what separates columns.",
                "x:y\n1:2\n",
                csv -> csv.target("y"));
        file.assertError(
                ":3: 1 field where the first record has 2. Check delimiter, quotes and `skipLines`.",
                "x,y\n1,2\nsource\n",
                csv -> csv.target("y"));
    }

    @Test
    void a_comment_among_the_rows() throws IOException {
        String comments =
                " Lines that begin with # are read like others. Take comments out of the file";
        file.assertError(
                ":3: column 'x' is not a number: '# late'. Name it in `categorical` or `drop` if it holds no numbers."
                        + comments
                        + ".",
                "x,y\n1,2\n# late,3\n",
                csv -> csv.target("y"));
        file.assertError(
                ":1: column '1' is not a number: '#1'. Name it in `categorical` or `drop` if it holds no numbers."
                        + comments
                        + ", or leave first lines out by `skipLines`.",
                "#1,2\n1,2\n",
                csv -> csv.header(false).target(2));
    }

    @Test
    void what_people_take_for_numbers() throws IOException {
        assertNoNumber(
                "Infinity",
                " Nothing can be learned from infinite values: `missingValues(\"Infinity\")` makes them missing ones, in place of the usual texts.");
        assertNoNumber(
                "-inf",
                " Nothing can be learned from infinite values: `missingValues(\"-inf\")` makes them missing ones, in place of the usual texts.");
        assertNoNumber(
                "(1234.5)",
                " It looks like a negative number as accounts have it, which no setting reads: write -1234.5.");
        assertUnit("USD 5", "USD", "5");
        assertUnit("5 kg", "kg", "5");
        assertUnit("US$5", "US$", "5");
        assertUnit("5EUR", "EUR", "5");
        String words = " Name it in `categorical` or `drop` if it holds no numbers.";
        assertNoNumber("13T", words);
        assertNoNumber("A1", words);
        assertNoNumber("STA545", words);
        assertNoNumber("(n.d.)", words);
    }

    private void assertUnit(String text, String unit, String number) throws IOException {
        assertNoNumber(
                text,
                " It looks like a number with '"
                        + unit
                        + "', which no setting leaves out: write "
                        + number
                        + " alone. Name it in `categorical` or `drop` if it holds no numbers.");
    }

    private void assertNoNumber(String text, String advice) throws IOException {
        file.assertError(
                ":2: column 'x' is not a number: '" + text + "'." + advice,
                "x,y\n" + text + ",1\n",
                csv -> csv.target("y"));
    }
}
