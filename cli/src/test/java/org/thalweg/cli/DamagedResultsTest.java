package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.experiments.run.Environment;

/** Databases that SQLite finds in order, with values that were never written. */
class DamagedResultsTest {

    private static final String REMEDY =
            " It was left as it is. Restore a copy, save what can be saved with \"sqlite3 FILE .recover\", or move it away and run the same command again.\n";

    @TempDir private static Path whole;
    @TempDir private Path folder;

    @BeforeAll
    static void run_a_small_experiment() {
        Cli cli =
                Cli.run(
                        "ablate",
                        "momentum(0.9) | sgd(0.05)",
                        "--data",
                        Cli.DIABETES,
                        "--target",
                        "progression",
                        "--no-tune",
                        "--folds",
                        "3",
                        "--epochs",
                        "3",
                        "--out",
                        whole.toString());
        assertThat(cli.code()).as(cli.err()).isZero();
    }

    private Path file() {
        return folder.resolve("results.sqlite");
    }

    private void change(String... statements) throws IOException, SQLException {
        Files.copy(whole.resolve("results.sqlite"), file(), StandardCopyOption.REPLACE_EXISTING);
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file());
    }

    private Cli report() {
        return Cli.run("report", folder.toString());
    }

    private void isTold(Cli cli, String place) {
        assertThat(cli.err())
                .isEqualTo(file() + ": the database is damaged: " + place + "." + REMEDY);
        assertThat(cli.code()).isEqualTo(1);
    }

    private String key() throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT min(key) FROM outcome")) {
            return row.getString(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "ending = 'BURNT'; ending; should hold one of [OK, DIVERGED, TIMEOUT, FAILED, INTERRUPTED] and holds 'BURNT'",
                "ending = x'00'; ending; should hold a text and holds 1 bytes",
                "step = -1; step; should hold a whole number from 0 and holds '-1'",
                "step = 'many'; step; should hold a whole number and holds 'many'",
                "seconds = 'long'; seconds; should hold a number and holds 'long'",
                "curve = 'a line'; curve; should hold bytes and holds 'a line'",
            })
    void a_value_that_was_never_written_is_told_with_its_place(
            String change, String column, String reason) throws Exception {
        change("UPDATE outcome SET " + change + " WHERE key = (SELECT min(key) FROM outcome)");
        isTold(report(), "table outcome, key " + key() + ", column " + column + " " + reason);
    }

    @Test
    void a_folder_of_another_version_is_told() throws Exception {
        change("UPDATE about SET value = '0.0.9' WHERE name = 'library'");
        Cli status = Cli.run("status", folder.toString());
        assertThat(status.err())
                .isEqualTo(
                        "warning: %s was written by version 0.0.9, and this is %s.%n"
                                .formatted(folder, Environment.text()));
        assertThat(status.code()).isZero();
    }

    @Test
    void bytes_that_are_no_curve_are_told() throws Exception {
        change("UPDATE outcome SET curve = x'0102' WHERE key = (SELECT min(key) FROM outcome)");
        isTold(
                report(),
                "table outcome, key " + key() + " cannot be understood: incorrect header check");
    }

    @Test
    void a_run_without_its_numbers_is_told_not_passed_over() throws Exception {
        change("DELETE FROM number WHERE key = (SELECT min(key) FROM outcome)");
        isTold(report(), "table number, key " + key() + " has nothing that was measured");
    }

    @ParameterizedTest
    @ValueSource(strings = {"about", "dataset", "comparison", "outcome", "number", "track"})
    void a_table_that_is_gone_is_told(String table) throws Exception {
        change("DROP TABLE " + table);
        isTold(report(), "its table " + table + " is not there");
    }

    @Test
    void the_one_split_version_of_nothing_and_negative_versions_are_told() throws Exception {
        change("PRAGMA user_version = -7");
        assertThat(report().err())
                .startsWith(file() + ": the database is damaged, and was left as it is. ");
    }

    /** Each column of each table in turn, with each of these: whatever comes of it, it is no bug's message, and no hang. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "NULL",
                "-1",
                "9e99",
                "'?'",
                "''",
                "x''",
                "x'ff00ff00ff00'",
                "'{}'",
                "'null'",
                "'[]'"
            })
    void no_value_anywhere_is_told_as_a_bug(String value) throws Exception {
        for (Map.Entry<String, List<String>> table : columns().entrySet()) {
            for (String column : table.getValue()) {
                String name = table.getKey();
                change(
                        "CREATE TABLE copy AS SELECT * FROM " + name,
                        "DROP TABLE " + name,
                        "ALTER TABLE copy RENAME TO " + name,
                        "UPDATE " + name + " SET " + column + " = " + value);
                Cli cli = report();
                assertThat(cli.err())
                        .as("%s.%s = %s", name, column, value)
                        .doesNotContain("should not have happened", "Exception", "org.thalweg");
                assertThat(cli.code()).as(cli.err()).isLessThan(2);
            }
        }
    }

    /** Facts of the data, each number of theirs in turn. */
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, Integer.MAX_VALUE})
    void no_number_of_facts_is_told_as_a_bug(int value) throws Exception {
        for (String fact :
                List.of(
                        "instances",
                        "inputs",
                        "outputs",
                        "folds",
                        "replicates",
                        "groups",
                        "train",
                        "validation",
                        "test",
                        "testToTrain",
                        "testRows",
                        "skippedRows",
                        "repeated")) {
            change("UPDATE dataset SET facts = json_set(facts, '$." + fact + "', " + value + ")");
            Cli cli = Cli.run("status", folder.toString());
            assertThat(cli.err())
                    .as("%s = %s", fact, value)
                    .doesNotContain("should not have happened", "Exception", "org.thalweg");
        }
    }

    private Map<String, List<String>> columns() throws Exception {
        change();
        Map<String, List<String>> columns = new LinkedHashMap<>();
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'")) {
            while (row.next()) {
                columns.computeIfAbsent(row.getString(1), t -> new ArrayList<>())
                        .add(row.getString(2));
            }
        }
        return columns;
    }
}
