package org.thalweg.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.thalweg.catalog.Catalog;
import org.thalweg.experiments.AblationRun;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.SpecReader;
import org.thalweg.experiments.store.Looks;
import org.thalweg.experiments.store.ResultsFolder;

/**
 * Results in which one value is another one. An input is a column of the database, a row, the type of the new value, n, i, r, t
 * or b, and its bytes; what begins with {@code SQLite} is a whole database.
 */
class ResultsFuzzTest {

    private static final Path FOLDER = Scratch.path("results");
    private static final Path FILE = FOLDER.resolve(ResultsFolder.DATABASE);
    private static final SpecReader READER = new SpecReader(Catalog.standard()).ofResults();

    private static byte[] whole = {};
    private static List<Column> columns = List.of();

    /** A column of a table. */
    private record Column(String table, String name) {}

    @BeforeAll
    static void carry_out_a_small_experiment() throws Exception {
        StringBuilder data = new StringBuilder("x,y\n");
        for (int i = 0; i < 24; i++) {
            data.append(i).append(',').append(i * i % 7).append('\n');
        }
        Scratch.file("small.csv", data.toString().getBytes(StandardCharsets.UTF_8));
        Experiment experiment =
                new SpecReader(Catalog.standard())
                        .read(
                                "small.yaml",
                                """
                                chain: momentum(0.9) | sgd(0.05)
                                data: [small.csv: {target: y}]
                                split: {folds: 3}
                                tune: {trials: 2}
                                epochs: 2
                                """,
                                Scratch.path(""));
        Path made = Scratch.path("made");
        try (ResultsFolder folder = ResultsFolder.open(made)) {
            AblationRun.of(experiment).in(folder);
        }
        try (Connection database = connection(made.resolve(ResultsFolder.DATABASE));
                Statement statement = database.createStatement()) {
            statement.execute("PRAGMA journal_mode = DELETE");
            columns = columns(statement);
        }
        whole = Files.readAllBytes(made.resolve(ResultsFolder.DATABASE));
    }

    private static Connection connection(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private static List<Column> columns(Statement statement) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (ResultSet row =
                statement.executeQuery(
                        "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c"
                                + " WHERE m.type = 'table' ORDER BY 1, 2")) {
            while (row.next()) {
                columns.add(new Column(row.getString(1), row.getString(2)));
            }
        }
        return columns;
    }

    @FuzzTest(maxExecutions = 60)
    void damaged_results_are_read_or_the_folder_is_named(byte[] input) throws IOException {
        if (Files.exists(FOLDER)) {
            MoreFiles.deleteDirectoryContents(FOLDER);
        } else {
            Files.createDirectory(FOLDER);
        }
        if (new String(input, StandardCharsets.ISO_8859_1).startsWith("SQLite")) {
            Files.write(FILE, input);
        } else {
            Files.write(FILE, whole);
            change(input);
        }
        Told.by(input.length, ResultsFuzzTest::read);
    }

    private static void change(byte[] input) {
        if (input.length < 3) {
            return;
        }
        Column column = columns.get((input[0] & 0xff) % columns.size());
        String change =
                String.format(
                        "UPDATE OR IGNORE %s SET %s = ? WHERE %s IN (SELECT %s FROM %s LIMIT 1 OFFSET ?)",
                        column.table, column.name, column.name, column.name, column.table);
        try (Connection database = connection(FILE);
                PreparedStatement update = database.prepareStatement(change)) {
            bind(update, input[2], Arrays.copyOfRange(input, 3, input.length));
            update.setInt(2, input[1] & 0xff);
            update.execute();
        } catch (SQLException e) {
            // A value that its column does not take is no damage.
        }
    }

    private static void bind(PreparedStatement update, byte type, byte[] value)
            throws SQLException {
        String text = new String(value, StandardCharsets.UTF_8);
        switch (type) {
            case 'n' -> update.setNull(1, java.sql.Types.NULL);
            case 'i' -> update.setLong(1, Arrays.hashCode(value) * 0x9E3779B97F4A7C15L);
            case 'r' -> update.setDouble(1, value.length == 0 ? Double.NaN : 1.0 / value[0]);
            case 't' -> update.setString(1, text);
            default -> update.setBytes(1, value);
        }
    }

    /** All that status, report and export read. */
    private static String read() {
        try (ResultsFolder folder = ResultsFolder.read(FOLDER)) {
            folder.requireToday();
            folder.endings();
            Looks.keptIn(folder);
            String spec = folder.description().about().get(AblationRun.SPEC);
            Experiment experiment = READER.read("spec.yaml", String.valueOf(spec), FOLDER);
            AblationRun ablation = AblationRun.of(experiment);
            List<DataFacts> data = folder.description().data();
            String hash = experiment.hash(DataFacts.hashes(data));
            return ablation.plan(data).toString()
                    + ablation.kept(folder)
                    + folder.minima(hash)
                    + ablation.lookedAt(folder);
        }
    }
}
