package org.thalweg.experiments.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.thalweg.UsageException;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.oracle.Valley;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.KnownMinimum;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.Outcome.Point;
import org.thalweg.experiments.run.Results;
import org.thalweg.experiments.run.TestRows;
import org.thalweg.experiments.run.Track;
import org.thalweg.experiments.run.TrialKeys;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.Change;
import org.thalweg.optimizers.Sgd;

final class ResultsFolderTest {

    private static final Arm ARM = new Arm("base", Chain.of(new Sgd(0.1)), List.of());

    @TempDir private Path temporary;
    private Path folder;
    private Path file;
    private TrialKeys keys;
    private List<DataFacts> facts;

    @BeforeEach
    void prepare() {
        folder = temporary.resolve("results");
        file = folder.resolve("results.sqlite");
        Bench bench = Bench.of(ARM.chain());
        facts = bench.facts();
        keys = new TrialKeys(bench.experiment(), facts, Map.of(), "1");
    }

    private static Trial trial(int replicate) {
        Setting setting = new Setting(Map.of("sgd.learning-rate", 0.1));
        return new Trial(Phase.EVALUATE, "made", ARM, setting, replicate);
    }

    private static Outcome outcome(int replicate, Kind kind) {
        List<Point> curve =
                IntStream.range(0, 200)
                        .mapToObj(
                                i ->
                                        new Point(
                                                3L * i,
                                                40L * i,
                                                1.0 / (i + replicate + 1),
                                                Double.NaN))
                        .toList();
        return new Outcome(
                trial(replicate),
                new Ending(kind, 7, kind == Kind.FAILED ? "it's broken" : ""),
                Map.of(Measure.TEST_LOSS, 0.1 + 0.2, Measure.TEST_R2, -1e-300),
                Map.of(Measure.TEST_LOSS, 1.0 / 3),
                "abc",
                curve,
                Map.of("sgd.fired", 1.0),
                Optional.empty(),
                Optional.empty(),
                120,
                0.25);
    }

    private void fill(int count) {
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            results.results(keys)
                    .put(
                            IntStream.range(0, count)
                                    .mapToObj(replicate -> outcome(replicate, Kind.OK))
                                    .toList());
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void what_was_put_is_found_again_to_the_bit() {
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            results.results(keys).put(List.of(outcome(0, Kind.OK), outcome(1, Kind.DIVERGED)));
        }
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            Results kept = results.results(keys);
            assertThat(kept.find(trial(0))).contains(outcome(0, Kind.OK));
            assertThat(kept.find(trial(1))).contains(outcome(1, Kind.DIVERGED));
            assertThat(kept.find(trial(2))).isEmpty();
        }
        try (ResultsFolder results = ResultsFolder.read(folder)) {
            assertThat(results.results(keys).find(trial(0))).contains(outcome(0, Kind.OK));
        }
    }

    private static Outcome tracked() {
        Outcome plain = outcome(0, Kind.OK);
        Track track =
                new Track(
                        true,
                        List.of(
                                new Track.Point(0, new double[] {0.1 + 0.2, -0.0}),
                                new Track.Point(1L << 40, new double[] {1e-300, Math.PI})));
        return new Outcome(
                plain.trial(),
                plain.ending(),
                plain.measures(),
                plain.untrained(),
                plain.trajectory(),
                plain.curve(),
                plain.activity(),
                plain.rows(),
                Optional.of(track),
                plain.gradients(),
                plain.seconds());
    }

    @Test
    void where_a_run_passed_is_found_again_to_the_bit() {
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            results.results(keys).put(List.of(tracked()));
            results.results(keys).put(List.of(tracked()));
            Track track = results.results(keys).find(trial(0)).orElseThrow().track().orElseThrow();
            assertThat(track.complete()).isTrue();
            assertThat(track.points()).hasSize(2);
            assertThat(track.points().get(0).parameters()).containsExactly(0.1 + 0.2, -0.0);
            assertThat(track.points().get(1).gradients()).isEqualTo(1L << 40);
            assertThat(track.points().get(1).parameters()).containsExactly(1e-300, Math.PI);
        }
    }

    @Test
    void how_training_came_down_is_kept_for_each_experiment_alone() {
        Valley valley =
                new Valley(
                        false,
                        0.1 + 0.2,
                        List.of(0.0, 1.0),
                        List.of(-1e300, 1e-300),
                        List.of(List.of(0.5, 1.0 / 3), List.of(2.0, 4.0)),
                        List.of(new Valley.Trajectory("base", List.of(new Valley.Spot(1, 2)))),
                        Map.of("Newton", new Valley.Spot(3, 4)),
                        new Valley.Spot(5, 6));
        List<KnownMinimum> minima =
                List.of(
                        new KnownMinimum(
                                "drawn",
                                List.of(
                                        new KnownMinimum.Heights(
                                                "base",
                                                List.of(new KnownMinimum.Height(7, 1.0 / 3)))),
                                Optional.of(valley),
                                Optional.empty()),
                        new KnownMinimum("ended", List.of(), Optional.empty(), Optional.empty()));
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            results.keep("one", List.of(minima.get(1)));
            results.keep("one", minima);
            results.keep(
                    "other",
                    List.of(KnownMinimum.without("drawn", KnownMinimum.Obstacle.LARGE_DATA)));
        }
        try (ResultsFolder results = ResultsFolder.read(folder)) {
            assertThat(results.minima("one")).isEqualTo(minima);
            assertThat(results.minima("other")).isEmpty();
        }
    }

    @Test
    void a_folder_that_does_not_keep_where_runs_passed_is_read_and_brought_further()
            throws SQLException {
        fill(1);
        execute("DROP TABLE track");
        execute("DROP TABLE minimum");
        execute("PRAGMA user_version = 2");
        try (ResultsFolder results = ResultsFolder.read(folder)) {
            assertThat(results.results(keys).find(trial(0)).orElseThrow().track()).isEmpty();
            assertThat(results.minima("one")).isEmpty();
        }
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            results.results(keys).put(List.of(tracked()));
            assertThat(results.results(keys).find(trial(0)).orElseThrow().track()).isPresent();
        }
    }

    /** SQLite keeps NaN as NULL, and whole numbers as integers, without the sign of zero. */
    @Test
    void any_number_is_found_again_as_what_it_is_and_no_other_run_is_lost() {
        double[] numbers = {
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            -0.0,
            Double.MIN_VALUE,
            -Double.MIN_NORMAL / 3,
            Double.MAX_VALUE,
            0x1p53 + 2
        };
        Map<Measure, Double> untrained = new EnumMap<>(Measure.class);
        Map<String, Double> activity = new TreeMap<>();
        List<Point> curve = new ArrayList<>();
        Iterator<Measure> measures = List.of(Measure.values()).iterator();
        for (int i = 0; i < numbers.length; i++) {
            untrained.put(measures.next(), numbers[i]);
            activity.put("sgd." + i, numbers[i]);
            curve.add(new Point(i, i, numbers[i], -numbers[i]));
        }
        Outcome odd =
                new Outcome(
                        trial(1),
                        new Ending(Kind.DIVERGED, 7, ""),
                        Map.of(),
                        untrained,
                        "abc",
                        curve,
                        activity,
                        Optional.of(
                                new TestRows(
                                        IntStream.range(0, numbers.length).toArray(),
                                        numbers,
                                        numbers)),
                        Optional.empty(),
                        120,
                        0.25);
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            results.results(keys).put(List.of(outcome(0, Kind.OK), odd, outcome(2, Kind.OK)));
        }
        try (ResultsFolder results = ResultsFolder.read(folder)) {
            Outcome found = results.results(keys).find(trial(1)).orElseThrow();
            assertThat(found.untrained()).isEqualTo(odd.untrained());
            assertThat(found.activity()).isEqualTo(odd.activity());
            assertThat(found.curve()).isEqualTo(curve);
            assertThat(found.rows().orElseThrow().losses()).isEqualTo(numbers);
            assertThat(results.endings()).containsEntry(Kind.OK, 2);
        }
    }

    @Test
    void what_a_run_said_of_its_test_rows_is_found_again_to_the_bit() {
        double[] losses = {0.1 + 0.2, -0.0, 1e-300};
        double[] predictions = {1, 2, Math.PI, -1e300, 0.5, Double.MIN_VALUE};
        Outcome plain = outcome(0, Kind.OK);
        Outcome with =
                new Outcome(
                        plain.trial(),
                        plain.ending(),
                        plain.measures(),
                        plain.untrained(),
                        plain.trajectory(),
                        plain.curve(),
                        plain.activity(),
                        Optional.of(new TestRows(new int[] {7, 0, 1_000_000}, losses, predictions)),
                        Optional.empty(),
                        plain.gradients(),
                        plain.seconds());
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            results.results(keys).put(List.of(with));
            TestRows rows = results.results(keys).find(trial(0)).orElseThrow().rows().orElseThrow();
            assertThat(rows.rows()).containsExactly(7, 0, 1_000_000);
            assertThat(rows.losses()).isEqualTo(losses);
            assertThat(rows.predictions()).isEqualTo(predictions);
            assertThat(rows.outputs()).isEqualTo(2);
        }
    }

    @Test
    void outcomes_are_counted_by_how_they_ended() {
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            assertThat(results.endings()).isEmpty();
            results.results(keys)
                    .put(
                            List.of(
                                    outcome(0, Kind.OK),
                                    outcome(1, Kind.DIVERGED),
                                    outcome(2, Kind.OK),
                                    outcome(3, Kind.FAILED)));
            assertThat(results.endings())
                    .containsOnly(
                            Map.entry(Kind.OK, 2),
                            Map.entry(Kind.DIVERGED, 1),
                            Map.entry(Kind.FAILED, 1));
        }
    }

    @Test
    void an_interrupted_trial_is_not_there() {
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            results.results(keys).put(List.of(outcome(0, Kind.INTERRUPTED)));
            assertThat(results.results(keys).find(trial(0))).isEmpty();
        }
    }

    @Test
    void a_failed_trial_is_there_until_it_is_to_be_tried_again() {
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            Results kept = results.results(keys);
            kept.put(
                    List.of(
                            outcome(0, Kind.FAILED),
                            outcome(1, Kind.TIMEOUT),
                            outcome(2, Kind.DIVERGED)));
            assertThat(kept.find(trial(0))).contains(outcome(0, Kind.FAILED));
            assertThat(results.forgetFailed()).isEqualTo(2);
            assertThat(kept.find(trial(0))).isEmpty();
            assertThat(kept.find(trial(1))).isEmpty();
            assertThat(kept.find(trial(2))).isPresent();
            kept.put(List.of(outcome(0, Kind.OK)));
            assertThat(kept.find(trial(0))).contains(outcome(0, Kind.OK));
        }
    }

    @Test
    void a_long_curve_takes_little_room() {
        assertThat(CurveBlob.write(outcome(0, Kind.OK).curve())).hasSizeLessThan(3000);
    }

    @Test
    void describes_its_experiment() {
        Description description =
                new Description(
                        Map.of("spec", "chain: sgd(0.1)\n", "java", "17"),
                        facts,
                        List.of(
                                Description.Compared.of(
                                        new Comparison(ARM, ARM, "nothing", Change.SUBSTITUTION))));
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            results.describe(new Description(Map.of("old", "text"), List.of(), List.of()));
            results.describe(description);
        }
        try (ResultsFolder results = ResultsFolder.read(folder)) {
            assertThat(results.description()).isEqualTo(description);
        }
    }

    @Test
    void a_second_process_is_told_to_wait() {
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            assertThatThrownBy(() -> ResultsFolder.open(folder))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(
                            "%s: another process is working in this folder. Wait until it has finished, or choose another folder.",
                            folder);
            assertThat(results.path()).isEqualTo(folder);
        }
        ResultsFolder.open(folder).close();
    }

    @Test
    void a_full_disk_loses_nothing_that_was_there() {
        fill(3);
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            Results kept = results.results(keys);
            results.database().run(c -> c.createStatement().execute("PRAGMA max_page_count = 1"));
            List<Outcome> many =
                    IntStream.range(3, 200)
                            .mapToObj(replicate -> outcome(replicate, Kind.OK))
                            .toList();
            assertThatThrownBy(() -> kept.put(many))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(
                            "%s: the disk is full. What was finished before is safe; make room and run the same command again.",
                            file);
            assertThat(kept.find(trial(2))).isPresent();
            assertThat(kept.find(trial(3))).isEmpty();
        }
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            assertThat(results.results(keys).find(trial(2))).isPresent();
        }
    }

    @Test
    void a_full_disk_is_said_when_sqlite_has_rolled_back_by_itself() {
        fill(1);
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            assertThatThrownBy(
                            () ->
                                    results.database()
                                            .transaction(
                                                    c -> {
                                                        c.createStatement().execute("ROLLBACK");
                                                        throw new SQLException(
                                                                "full",
                                                                "",
                                                                SQLiteErrorCode.SQLITE_FULL.code);
                                                    }))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(
                            "%s: the disk is full. What was finished before is safe; make room and run the same command again.",
                            file);
            results.results(keys).put(List.of(outcome(5, Kind.OK)));
        }
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            assertThat(results.results(keys).find(trial(5))).isPresent();
        }
    }

    @Test
    void what_cannot_be_written_is_said() {
        fill(1);
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            results.database().run(c -> c.createStatement().execute("PRAGMA query_only = 1"));
            assertThatThrownBy(() -> results.results(keys).put(List.of(outcome(5, Kind.OK))))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(
                            "%s: cannot be written. Allow writing to the folder and the file, or choose another folder.",
                            file);
        }
    }

    /** Nobody, not even root, makes folders there. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void a_place_where_no_folder_can_be_made_is_said() {
        Path place = Path.of("/proc/results");
        assertThatThrownBy(() -> ResultsFolder.open(place))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "%s: cannot be written: its folder is not there, and could not be made.",
                        place);
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_said() throws IOException {
        Files.writeString(folder, "text");
        assertThatThrownBy(() -> ResultsFolder.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "%s: is a file, not a folder. Choose another folder for the results.",
                        folder);
    }

    @Test
    void a_newer_file_is_left_as_it_is() throws SQLException, IOException {
        fill(1);
        execute("PRAGMA user_version = 99");
        byte[] before = Files.readAllBytes(file);
        String message =
                file
                        + ": was written by a newer Thalweg (format 99, this one knows formats up to 4), and was left as it is. Use the newer one, or another folder.";
        assertThatThrownBy(() -> ResultsFolder.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> ResultsFolder.read(folder)).hasMessage(message);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void the_database_of_another_program_is_left_as_it_is() throws SQLException, IOException {
        Files.createDirectories(folder);
        execute("CREATE TABLE recipe (name TEXT)");
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> ResultsFolder.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "%s: is the database of another program, and was left as it is. Move it away, or choose another folder.",
                        file);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void what_is_no_database_is_left_as_it_is() throws IOException {
        Files.createDirectories(folder);
        byte[] text =
                "no database, but a text that is long enough to be one\n"
                        .repeat(100)
                        .getBytes(StandardCharsets.UTF_8);
        Files.write(file, text);
        assertThatThrownBy(() -> ResultsFolder.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "%s: this is no results database, and it was left as it is. Move it away, or choose another folder.",
                        file);
        assertThat(Files.readAllBytes(file)).isEqualTo(text);
    }

    @Test
    void a_damaged_file_is_left_as_it_is() throws IOException {
        fill(200);
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 8192, (byte) 0x5a);
        Files.write(file, bytes);
        assertThatThrownBy(() -> ResultsFolder.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "%s: the database is damaged, and was left as it is. Restore a copy, save what can be saved with \"sqlite3 FILE .recover\", or move it away and run the same command again.",
                        file);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void what_the_disk_does_not_do_is_said() {
        fill(1);
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            assertThatThrownBy(
                            () ->
                                    results.database()
                                            .transaction(
                                                    c -> {
                                                        throw new SQLiteException(
                                                                "I/O error",
                                                                SQLiteErrorCode.SQLITE_IOERR_WRITE);
                                                    }))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(
                            "%s: cannot be read or written (SQLITE_IOERR_WRITE). Is the disk full, a quota or a limit on the size of files reached, or the disk failing? What was finished before is safe; make room and run the same command again.",
                            file);
        }
    }

    @Test
    void a_folder_without_results_is_said() throws IOException {
        Files.createDirectories(folder);
        assertThatThrownBy(() -> ResultsFolder.read(folder))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "%s: there is no results.sqlite in it, so it holds no results. Name the folder that an ablation has written.",
                        folder);
    }

    @Test
    void an_older_file_is_brought_up_to_date_or_left_as_it_was() throws SQLException {
        fill(1);
        List<List<String>> newer =
                List.of(
                        Schema.MIGRATIONS.get(0),
                        Schema.MIGRATIONS.get(1),
                        Schema.MIGRATIONS.get(2),
                        Schema.MIGRATIONS.get(3),
                        List.of("ALTER TABLE outcome ADD COLUMN host TEXT NOT NULL DEFAULT ''"),
                        List.of("CREATE TABLE more (name TEXT)", "nonsense"));
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            assertThatThrownBy(() -> Schema.upgrade(file, database, newer))
                    .isInstanceOf(SQLException.class);
            assertThat(Schema.requireKnown(file, database, 6)).isEqualTo(4);
            Schema.upgrade(file, database, newer.subList(0, 5));
            try (Statement statement = database.createStatement()) {
                assertThat(statement.executeQuery("SELECT host FROM outcome").next()).isTrue();
                assertThat(
                                statement
                                        .executeQuery(
                                                "SELECT * FROM sqlite_master WHERE name = 'more'")
                                        .next())
                        .isFalse();
            }
        }
    }

    /** Makes a folder as the protocol made it in which seeds repeated one split. */
    private void fillWithOneSplit() throws SQLException, IOException {
        Files.createDirectories(folder);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String table : Schema.MIGRATIONS.get(0)) {
                statement.execute(table);
            }
            statement.execute("PRAGMA application_id = " + Schema.APPLICATION);
            statement.execute("PRAGMA user_version = 1");
            statement.execute("INSERT INTO about VALUES ('spec', 'seeds: 10')");
            statement.execute(
                    "INSERT INTO dataset VALUES (0, 'made', 'abc', 80, 4, 1, 0, 40, 20, 20, 0)");
            statement.execute(
                    "INSERT INTO comparison VALUES (0, 'base', 'sgd(0.1)', '-l2', 'sgd(0.1)', 'l2', 'REMOVAL')");
            for (int seed = 0; seed < 3; seed++) {
                statement.execute(
                        String.format(
                                "INSERT INTO outcome VALUES ('key%d', 'EVALUATE', 'made', 'base', 'sgd(0.1)', 0.1, %d, '%s', 9, '', 'abc', 120, 0.25, x'00')",
                                seed, seed, seed == 2 ? "DIVERGED" : "OK"));
            }
        }
    }

    @Test
    void a_folder_of_the_earlier_protocol_can_be_read_and_is_known_as_such()
            throws SQLException, IOException {
        fillWithOneSplit();
        try (ResultsFolder results = ResultsFolder.read(folder)) {
            assertThat(results.isOfOneSplit()).isTrue();
            assertThat(results.endings())
                    .containsOnly(Map.entry(Kind.OK, 2), Map.entry(Kind.DIVERGED, 1));
            assertThat(results.description().about()).containsEntry("spec", "seeds: 10");
            assertThat(results.description().data()).isEmpty();
            assertThat(results.description().comparisons()).hasSize(1);
        }
    }

    @Test
    void a_folder_of_today_is_not_of_the_earlier_protocol() {
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            assertThat(results.isOfOneSplit()).isFalse();
        }
    }

    @Test
    void nothing_is_added_to_a_folder_of_the_earlier_protocol() throws SQLException, IOException {
        fillWithOneSplit();
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> ResultsFolder.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "%s: was written under the earlier protocol, in which seeds repeated one split, and is left as it is: its report.html and runs.csv can be read, but nothing is added to it or judged anew. Choose another folder with --out.",
                        file);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        // Nor does it stay locked.
        Files.delete(file);
        fill(1);
    }

    @Test
    void a_temporary_folder_that_cannot_be_used_is_named() {
        String before = System.getProperty("java.io.tmpdir");
        Path missing = folder.resolve("no-such-folder");
        try {
            System.setProperty("java.io.tmpdir", missing.toString());
            assertThatThrownBy(() -> ResultsFolder.open(folder))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(
                            "%s: SQLite must be unpacked into this folder for temporary files, and it cannot be written. Allow it, or name another: JAVA_OPTS=-Djava.io.tmpdir=FOLDER.",
                            missing);
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
    }
}
