package org.thalweg.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.thalweg.datasets.CsvFile.assertNotes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.data.Dataset;

/** What is one category, and what is no class. */
class CategoriesTest {

    @TempDir Path folder;
    private CsvFile file = new CsvFile(Path.of(""));

    @BeforeEach
    void nameFile() {
        file = new CsvFile(folder);
    }

    @Test
    void texts_that_are_one_number_are_one_class_or_category_or_group() throws IOException {
        String text = "x,k\n1,1.0\n2,1\n3,2\n4,2.00\n5,1\n";
        Dataset classes = file.of(text).classes("k");
        assertEquals(List.of("1", "2"), classes.outputNames());
        assertEquals(0, classes.classOf(0));
        assertEquals(1, classes.classOf(3));
        String one = "Column 'k': '1.0' and '1' are the same number, and taken as one: '1'.";
        String two = "Column 'k': '2' and '2.00' are the same number, and taken as one: '2'.";
        assertNotes(classes, one, two);
        Dataset categories = file.of(text).categorical("k").target("x");
        assertEquals(List.of("k=1", "k=2"), categories.inputNames());
        assertNotes(categories, one, two);
        Dataset groups = file.of("x,k,y\n1,1.0,5\n2,1,6\n").groupBy("k").target("y");
        assertEquals("1", groups.groupOf(0));
        assertEquals("1", groups.groupOf(1));
        assertNotes(groups, one);
    }

    @Test
    void numbers_are_compared_with_all_their_digits() throws IOException {
        String rows = "1,123456789012345678\n2,123456789012345679\n3,123456789012345678\n";
        Dataset groups = file.of("y,k,x\n" + rows.replace("\n", ",0\n")).groupBy("k").target("y");
        assertEquals("123456789012345679", groups.groupOf(1));
        assertNotes(groups);
        Dataset classes = file.of("x,k\n" + rows + "4,123456789012345679\n").classes("k");
        assertEquals(List.of("123456789012345678", "123456789012345679"), classes.outputNames());
        assertNotes(classes);
        Dataset some =
                file.of("x;k\n1;0,1\n2;0,10\n3;1.000,5\n4;1000,5\n5;+.5e1\n")
                        .decimal(',')
                        .classes("k");
        assertEquals(List.of("+.5e1", "0,1", "1000,5"), some.outputNames());
        Dataset present =
                file.of("x,y\n9007199254740993,1\n9007199254740992,2\n9007199254740993.0,3\n")
                        .missingValues("9007199254740993")
                        .missing(Missing.SKIP)
                        .target("y");
        assertEquals(1, present.size());
    }

    @Test
    void texts_that_look_alike_are_told() throws IOException {
        Dataset data = file.of("x,k\n1,Yes\n2,yes\n3,no\n4,é\n5,e\u0301\n6,no\n").classes("k");
        assertEquals(5, data.outputs());
        assertNotes(
                data,
                "Column 'k': 'Yes' and 'yes' differ by case, blanks or the way that letters are made of, and are not taken as one. If they are, write them alike.",
                "Column 'k': 'é' and 'e\u0301' differ by case, blanks or the way that letters are made of, and are not taken as one. If they are, write them alike.");
    }

    @Test
    void a_category_for_almost_every_row_is_told() throws IOException {
        assertNotes(
                file.of("k,y\n" + rows(12, 12)).categorical("k").target("y"),
                "Column 'k' has 12 categories in 12 rows, each an input of its own. If it holds numbers, take it out of `categorical`; if it names rows, write it in `drop`.");
        assertNotes(file.of("k,y\n" + rows(10, 10)).categorical("k").target("y"));
    }

    @Test
    void zeros_in_front_make_another_category() throws IOException {
        Dataset data = file.of("x,k\n1,01\n2,1\n3,02\n4,2\n5,1\n").classes("k");
        assertEquals(List.of("01", "1", "02", "2"), data.outputNames());
        assertNotes(
                data,
                "Column 'k': '01' and '1' differ by zeros in front, and are not taken as one. If they are, write them alike.",
                "Column 'k': '02' and '2' differ by zeros in front, and are not taken as one. If they are, write them alike.");
    }

    @Test
    void of_many_such_numbers_some_are_told() throws IOException {
        String rows =
                IntStream.range(1, 6)
                        .mapToObj(i -> "%d,%d\n%d,%d.0\n".formatted(i, i, i, i))
                        .collect(Collectors.joining());
        List<String> notes = file.of("x,k\n" + rows).classes("k").origin().notes();
        assertEquals(4, notes.size());
        assertEquals("Column 'k': so it is with 2 more.", notes.get(3));
    }

    @Test
    void a_column_of_measurements_is_no_class() throws IOException {
        file.assertError(
                ": column 'y' has 3 classes in 4 rows, so that most rows are the only one of their class. If it is a number to predict, use `targets(\"y\")`.",
                "x,y\n1,0.5\n2,1.5\n3,2.5\n4,2.5\n",
                csv -> csv.classes("y"));
        file.assertError(
                ": column 'y' has 12 classes in 12 rows, so that most rows are the only one of their class. If it is a number to predict, use `targets(\"y\")`.",
                "x,y\n" + rows(12, 12),
                csv -> csv.classes("y"));
        assertEquals(10, file.of("x,y\n" + rows(10, 10)).classes("y").outputs());
    }

    @Test
    void many_classes_are_told() throws IOException {
        assertNotes(
                file.of("x,y\n" + rows(40, 12)).classes("y"),
                "Column 'y' has 12 classes in 40 rows. If it is a number to predict, use `targets(\"y\")`.");
        assertNotes(file.of("x,y\n" + rows(60, 12)).classes("y"));
        assertNotes(file.of("x,y\n" + rows(20, 10)).classes("y"));
    }

    private static String rows(int rows, int classes) {
        return IntStream.range(0, rows)
                .mapToObj(i -> i + "," + i % classes + "\n")
                .collect(Collectors.joining());
    }
}
