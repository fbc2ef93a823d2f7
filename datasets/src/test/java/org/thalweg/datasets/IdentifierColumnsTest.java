package org.thalweg.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.data.Dataset;
import org.thalweg.random.Streams;

class IdentifierColumnsTest {

    private static final Path SHIPPED = Path.of("..", "examples", "data");

    @TempDir Path folder;

    static Stream<Dataset> shipped() {
        return Stream.of(
                Csv.read(SHIPPED.resolve("diabetes.csv")).target("progression"),
                Csv.read(SHIPPED.resolve("diabetes.csv")).target("age"),
                Csv.read(SHIPPED.resolve("breast_cancer.csv")).skipLines(1).classes(-1),
                Csv.read(SHIPPED.resolve("iris.csv")).skipLines(1).classes(-1),
                Csv.read(SHIPPED.resolve("iris.csv")).skipLines(1).target(1),
                Csv.read(SHIPPED.resolve("iris.csv")).skipLines(1).categorical("5").target(1),
                Csv.read(SHIPPED.resolve("wine_data.csv")).skipLines(1).classes(-1),
                Csv.read(SHIPPED.resolve("wine_data.csv")).skipLines(1).target(1),
                Csv.read(SHIPPED.resolve("linnerud_exercise.csv")).target("Jumps"),
                Csv.read(SHIPPED.resolve("linnerud_physiological.csv")).target("Pulse"),
                Csv.read(SHIPPED.resolve("sklearn_digits.csv.gz")).classes(-1),
                Csv.read(SHIPPED.resolve("sklearn_digits.csv.gz")).target(1));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void finds_none_in_the_data_that_are_shipped(Dataset data) {
        assertEquals(List.of(), IdentifierColumns.of(data));
    }

    @Test
    void finds_the_subjects_with_parkinson_s_disease() {
        Csv file = Csv.read(ReferenceDataTest.file("bench/parkinsons_updrs.data"));
        List<String> subject = List.of("subject#");
        assertEquals(subject, found(file.targets("motor_UPDRS", "total_UPDRS")));
        assertEquals(subject, found(file.categorical("subject#").target("motor_UPDRS")));
        Csv unnamed = file.skipLines(1).header(false);
        assertEquals(List.of("1"), found(unnamed.targets("5", "6")));
        assertEquals(List.of("1"), found(unnamed.categorical("1").targets("5", "6")));
        assertEquals(List.of(), found(file.groupBy("subject#").target("motor_UPDRS")));
    }

    @Test
    void finds_none_in_the_other_reference_data() {
        for (Dataset data :
                List.of(
                        reference("small/winequality-red.csv").target("quality"),
                        reference("small/winequality-white.csv").target("quality"),
                        reference("small/winequality-white.csv").target(1),
                        reference("small/auto-mpg.data").drop("9").missing(Missing.SKIP).target(1),
                        reference("small/auto-mpg.data")
                                .drop("9")
                                .categorical("2", "7", "8")
                                .missing(Missing.SKIP)
                                .target(1),
                        reference("small/abalone.data").categorical("1").target(-1),
                        reference("small/concrete.csv").target(-1),
                        reference("small/energy_efficiency.csv").targets("Y1", "Y2"),
                        reference("digits/optdigits.tra").classes(-1),
                        reference("bench/cal_housing.data").target(-1),
                        reference("bench/bike_hour.csv").drop("dteday").target("cnt"))) {
            assertEquals(List.of(), found(data));
        }
    }

    /** Four rows a subject, in any order: the name is enough. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "ID",
                "subject",
                "subject#",
                "Subject_ID",
                "subjectId",
                "SubjectID",
                "subjectid",
                "subject.no",
                "patient number",
                "user",
                "person",
                "animal",
                "participant",
                "session",
            })
    void finds_subjects_by_name(String name) {
        int[] anywhere = Streams.permutation(new SplittableRandom(1), 40);
        assertEquals(List.of(name), found(named(name, 40, i -> anywhere[i] % 10)));
        assertEquals(List.of(), found(named("x", 40, i -> anywhere[i] % 10)));
    }

    /** Features of subjects, counts, words that contain those above. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "user_age",
                "patient weight",
                "persons",
                "number",
                "width",
                "humid",
                "pclass",
                "sibsp",
                "quality",
                "sex",
                "#",
                "",
            })
    void other_names_are_not_enough(String name) {
        int[] anywhere = Streams.permutation(new SplittableRandom(1), 40);
        assertEquals(List.of(), found(named(name, 40, i -> anywhere[i] % 10)));
    }

    @Test
    void an_identifier_of_rows_is_none_of_subjects() {
        assertEquals(List.of(), found(named("id", 40, i -> i)));
        assertEquals(List.of(), found(named("id", 40, i -> i % 21)));
        assertEquals(List.of("id"), found(named("id", 40, i -> i % 20)));
    }

    @Test
    void a_flag_is_no_identifier() {
        assertEquals(List.of(), found(named("user", 40, i -> i % 2)));
        assertEquals(List.of("user"), found(named("user", 40, i -> i % 3)));
    }

    @Test
    void an_identifier_is_a_whole_number() {
        Dataset halves =
                Dataset.of(
                        IntStream.range(0, 40)
                                .mapToObj(i -> new double[] {i % 10 + 0.5})
                                .toArray(double[][]::new),
                        new double[40][1]);
        assertEquals(List.of(), found(halves.withNames(List.of("id"), List.of("y"))));
    }

    @Test
    void finds_subjects_by_runs_of_rows() {
        assertEquals(List.of("x"), found(named("x", 40, i -> i / 4)));
        assertEquals(List.of("x"), found(named("x", 40, i -> 1 + i / 4)));
        assertEquals(List.of("x"), found(named("x", 40, i -> 100 + (7 * (i / 4)) % 10)));
    }

    @Test
    void sorted_values_are_no_subjects() {
        assertEquals(List.of(), found(named("x", 40, i -> 70 + i / 4)));
        assertEquals(List.of(), found(named("x", 40, i -> 10 * (i / 4))));
        assertEquals(List.of(), found(named("x", 40, i -> 9 - i / 4)));
    }

    @Test
    void subjects_by_runs_are_ten_of_two_rows_each_together() {
        assertEquals(List.of(), found(named("x", 36, i -> i / 4)));
        assertEquals(List.of(), found(named("x", 41, i -> i / 4)));
        assertEquals(List.of(), found(named("x", 40, i -> i % 20 / 2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"month", "mnth", "Month no", "hour", "day_of_year"})
    void hours_and_months_are_no_subjects(String name) {
        assertEquals(List.of(), found(named(name, 48, i -> 1 + i / 4)));
    }

    @Test
    void a_name_that_tells_goes_before_runs() {
        Dataset data =
                table(40, i -> i / 4, i -> i / 2).withNames(List.of("x", "subject"), List.of("y"));
        assertEquals(List.of("subject"), found(data));
        assertEquals(List.of("a", "b"), found(data.withNames(List.of("a", "b"), List.of("y"))));
    }

    @Test
    void finds_subjects_that_are_categories() throws IOException {
        assertEquals(List.of("who"), found(categories("who", 40, i -> i / 4)));
        assertEquals(List.of(), found(categories("who", 40, i -> i % 10)));
        assertEquals(List.of("patient"), found(categories("patient", 40, i -> i % 10)));
        assertEquals(List.of(), found(categories("who", 36, i -> i / 4)));
    }

    @Test
    void inputs_named_alike_need_not_be_categories() {
        Dataset two =
                table(40, i -> i % 2, i -> i % 2).withNames(List.of("id=a", "id=b"), List.of("y"));
        assertEquals(List.of(), found(two));
        Dataset one = named("a=b", 40, i -> i / 4);
        assertEquals(List.of("a=b"), found(one));
    }

    @Test
    void a_column_within_the_groups_is_no_danger() {
        Dataset data = named("session", 40, i -> i / 4);
        List<String> subjects = IntStream.range(0, 40).mapToObj(i -> "s" + i / 8).toList();
        List<String> others = IntStream.range(0, 40).mapToObj(i -> "s" + i / 2).toList();
        assertEquals(List.of(), found(data.withGroups("subject", subjects)));
        assertEquals(List.of("session"), found(data.withGroups("pair", others)));
    }

    @Test
    void a_given_test_set_is_not_looked_at() {
        Dataset data = named("x", 40, i -> i / 4);
        Dataset same = data.select(new int[] {0});
        assertEquals(List.of("x"), found(data.withTest(same)));
    }

    private static List<String> found(Dataset data) {
        return IdentifierColumns.of(data);
    }

    private static Csv reference(String name) {
        return Csv.read(ReferenceDataTest.file(name));
    }

    private static Dataset named(String name, int size, IntUnaryOperator value) {
        return table(size, value).withNames(List.of(name), List.of("y"));
    }

    private static Dataset table(int size, IntUnaryOperator... columns) {
        double[][] inputs =
                IntStream.range(0, size)
                        .mapToObj(
                                i -> Stream.of(columns).mapToDouble(c -> c.applyAsInt(i)).toArray())
                        .toArray(double[][]::new);
        double[][] targets =
                IntStream.range(0, size).mapToObj(i -> new double[] {i}).toArray(double[][]::new);
        return Dataset.of(inputs, targets);
    }

    private Dataset categories(String name, int size, IntUnaryOperator category)
            throws IOException {
        String text =
                IntStream.range(0, size)
                        .mapToObj(i -> "v%d,%s.5\n".formatted(category.applyAsInt(i), i))
                        .collect(Collectors.joining("", name + ",y\n", ""));
        return Csv.read(Files.writeString(folder.resolve("data.csv"), text))
                .categorical(name)
                .target("y");
    }
}
