package org.thalweg.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.thalweg.datasets.CsvFile.assertNotes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.data.Dataset;

/** Whether the first record names columns, and which column is meant by a number. */
class CsvHeaderTest {

    private static final String NUMBERS =
            "Line 1, '%s', was taken for a header whose names are numbers; a number that is asked for is such a name. If the line is data, write `header(false)`.";

    @TempDir Path folder;
    private CsvFile file = new CsvFile(Path.of(""));

    @BeforeEach
    void nameFile() {
        file = new CsvFile(folder);
    }

    @Test
    void numbers_that_count_columns_are_names_and_names_come_before_positions() throws IOException {
        Dataset data = file.of("0,1,2\n5,6,7\n8,9,10\n").target("2");
        assertEquals(2, data.size());
        assertEquals(List.of("0", "1"), data.inputNames());
        assertEquals(7, data.target(0, 0));
        assertEquals("header in line 1, delimiter ',', decimal point", data.origin().form());
        assertNotes(data, NUMBERS.formatted("0, 1, 2"));
        assertEquals(6, file.of("0,1,2\n5,6,7\n").target(2).target(0, 0));
        assertEquals(7, file.of("0,1,2\n5,6,7\n").target("-1").target(0, 0));
        Dataset fromOne = file.of("1,2,3,4,5,6\n5,6,7,8,9,10\n").target("3");
        assertEquals(1, fromOne.size());
        assertNotes(fromOne, NUMBERS.formatted("1, 2, 3, 4, 5, …"));
    }

    @Test
    void a_name_that_is_asked_for_makes_the_line_that_has_it_the_header() throws IOException {
        assertEquals(List.of("0", "1"), file.of("0,1,y\n5,6,7\n").target("y").inputNames());
        assertEquals(
                List.of("x", "2019"), file.of("x,2019,2020\n5,6,7\n").target("2020").inputNames());
        assertEquals(List.of("400.5"), file.of("400.5,401.5\n5,6\n").target("401.5").inputNames());
        assertEquals(
                List.of("2019"),
                file.of("2019,2020,id\n5,6,7\n").drop("id").target(2).inputNames());
        assertEquals(
                List.of("10", "20"),
                file.of("10,20,who,y\n5,6,a,7\n").groupBy("who").target(-1).inputNames());
    }

    @Test
    void a_number_that_may_be_datum_or_name_must_be_told() throws IOException {
        file.assertError(
                ":1: '3' is a position, and stands in the first record, which may be header or data. Write `header(true)` if it is a name there, or `header(false)`.",
                "1,3,7\n2,4,8\n",
                csv -> csv.target("3"));
        assertEquals(4, file.of("1,3,7\n2,4,8\n").header(true).target("3").target(0, 0));
        assertEquals(7, file.of("1,3,7\n2,4,8\n").header(false).target("3").target(0, 0));
        assertEquals(7, file.of("1,3,7\n2,4,8\n").target(3).target(0, 0));
    }

    @Test
    void a_line_with_what_no_name_is_like_is_data() throws IOException {
        assertEquals(2, file.of("1,14.23,1.71\n2,13.1,2\n").classes("1").size());
        assertEquals(2, file.of("3,3,1\n2,4,8\n").target("3").size());
        assertEquals(2, file.of("-1,4,-3\n2,4,8\n").target("-1").size());
        file.assertError(
                ": there is no column 'y'. It has 1, 2. Line 1 was taken for data: `header(true)` makes it the header.",
                "5,6\n7,8\n",
                csv -> csv.target("y"));
    }

    @Test
    void the_index_of_pandas_and_r_is_told() throws IOException {
        String index =
                "Column 1 has no name of its own and counts rows from %d, as the index does that pandas and R write. It is an input; `drop(\"%s\")` leaves it out.";
        assertNotes(file.of(",a,y\n0,5,2\n1,3,4\n").target("y"), index.formatted(0, "1"));
        assertNotes(
                file.of("\"\",\"a\",\"y\"\n\"1\",5,2\n\"2\",3,4\n").target("y"),
                index.formatted(1, "1"));
        assertNotes(
                file.of("Unnamed: 0,a,y\n0,5,2\n1,3,4\n").target("y"),
                index.formatted(0, "Unnamed: 0"));
        assertNotes(file.of(",a,y\n0,5,2\n1,3,4\n").drop("1").target("y"));
        assertNotes(
                file.of(",a,y\n7,5,2\n1,3,4\n").target("y"),
                "Column 1 has no name of its own. It is an input, called '1'; `drop(\"1\")` leaves it out.");
        Dataset numbers = file.of(",0,1,2\n0,5,2,3\n1,3,4,6\n").target("2");
        assertEquals(List.of("column 1", "0", "1"), numbers.inputNames());
        assertNotes(numbers, NUMBERS.formatted(", 0, 1, 2"), index.formatted(0, "column 1"));
    }

    @Test
    void a_name_with_a_comma_is_suggested() throws IOException {
        file.assertError(
                ": there is no column 'total'. Did you mean 'y, total'? Write a name with commas as '\"y, total\"'. It has a, y, total.",
                "a,\"y, total\"\n1,2\n",
                csv -> csv.target("total"));
    }

    @Test
    void a_test_file_has_the_header_of_the_data() throws IOException {
        Csv csv = file.of("0,1\n5,6\n");
        Path test = Files.writeString(folder.resolve("test.csv"), "1,0\n7,8\n");
        Dataset data = csv.test(test).target("1");
        assertEquals(7, data.target(1, 0));
        assertEquals(2, data.size());
        Files.writeString(test, "7,8\n9,10\n");
        assertEquals(3, csv.test(test).target("1").size());
    }
}
