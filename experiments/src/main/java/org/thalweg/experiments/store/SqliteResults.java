package org.thalweg.experiments.store;

import com.google.common.base.Enums;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.Results;
import org.thalweg.experiments.run.Track;
import org.thalweg.experiments.run.TrialKeys;
import org.thalweg.experiments.spec.Measure;

/** The outcomes of an experiment in a results folder. An interrupted one is not kept. */
final class SqliteResults implements Results {

    private static final String MEASURE = "measure";
    private static final String UNTRAINED = "untrained";
    private static final String ACTIVITY = "activity";

    private final Database database;
    private final TrialKeys keys;
    private final String select;

    /** Keys of what the folder has: most of what a new experiment asks for is not there, and need not be looked for. */
    private final Set<String> kept;

    SqliteResults(Database database, TrialKeys keys) {
        this.database = database;
        this.keys = keys;
        String track =
                database.run(Schema::hasTracks)
                        ? "(SELECT points FROM track WHERE track.key = outcome.key)"
                        : "NULL";
        this.select =
                "SELECT ending, step, reason, trajectory, gradients, seconds, curve, test_rows, "
                        + track
                        + " FROM outcome WHERE key = ?";
        this.kept = database.run(SqliteResults::keys);
    }

    private static Set<String> keys(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT key FROM outcome")) {
            Set<String> keys = new HashSet<>();
            while (row.next()) {
                keys.add(row.getString(1));
            }
            return keys;
        }
    }

    @Override
    public Optional<Outcome> find(Trial trial) {
        if (kept.isEmpty() || !kept.contains(keys.of(trial))) {
            return Optional.empty();
        }
        return database.run(connection -> find(connection, trial, keys.of(trial)));
    }

    private Optional<Outcome> find(Connection connection, Trial trial, String key)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, key);
            ResultSet row = statement.executeQuery();
            if (!row.next()) {
                return Optional.empty();
            }
            return Optional.of(
                    StoredRow.decoded(
                            row,
                            "table outcome, key " + key,
                            values -> outcome(connection, trial, key, values)));
        }
    }

    private static Outcome outcome(Connection connection, Trial trial, String key, StoredRow row)
            throws SQLException {
        Ending ending = new Ending(row.constant(1, Ending.Kind.class), row.count(2), row.text(3));
        Map<Measure, Double> measures = byMeasure(key, numbers(connection, key, MEASURE));
        if (ending.kind() == Ending.Kind.OK && measures.isEmpty()) {
            throw new Damage("table number, key " + key, "has nothing that was measured");
        }
        return new Outcome(
                trial,
                ending,
                measures,
                byMeasure(key, numbers(connection, key, UNTRAINED)),
                row.text(4),
                CurveBlob.read(row.bytes(7)),
                numbers(connection, key, ACTIVITY),
                row.anyBytes(8).map(RowsBlob::read),
                row.anyBytes(9).map(TrackBlob::read),
                row.count(5),
                row.number(6));
    }

    private static Map<String, Double> numbers(Connection connection, String key, String kind)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT name, value FROM number WHERE key = ? AND kind = ?")) {
            select.setString(1, key);
            select.setString(2, kind);
            ResultSet row = select.executeQuery();
            Map<String, Double> numbers = new TreeMap<>();
            while (row.next()) {
                StoredRow.decoded(
                        row,
                        "table number, key " + key,
                        values -> numbers.put(values.text(1), values.numberOrNaN(2)));
            }
            return numbers;
        }
    }

    @Override
    public void put(List<Outcome> outcomes) {
        database.transaction(
                connection -> {
                    for (Outcome outcome : outcomes) {
                        if (!outcome.is(Ending.Kind.INTERRUPTED)) {
                            put(connection, outcome);
                            kept.add(keys.of(outcome.trial()));
                        }
                    }
                    return outcomes.size();
                });
    }

    private void put(Connection connection, Outcome outcome) throws SQLException {
        Trial trial = outcome.trial();
        String key = keys.of(trial);
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT OR REPLACE INTO outcome VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, key);
            insert.setString(2, trial.phase().name());
            insert.setString(3, trial.dataset());
            insert.setString(4, trial.arm().name());
            insert.setString(5, keys.cell(trial));
            insert.setString(6, trial.setting().toString());
            insert.setInt(7, trial.replicate());
            insert.setString(8, outcome.ending().kind().name());
            insert.setLong(9, outcome.ending().step());
            insert.setString(10, outcome.ending().reason());
            insert.setString(11, outcome.trajectory());
            insert.setLong(12, outcome.gradients());
            insert.setDouble(13, outcome.seconds());
            insert.setBytes(14, CurveBlob.write(outcome.curve()));
            insert.setBytes(15, outcome.rows().map(RowsBlob::write).orElse(null));
            insert.executeUpdate();
        }
        putNumbers(connection, key, MEASURE, byName(outcome.measures()));
        putNumbers(connection, key, UNTRAINED, byName(outcome.untrained()));
        putNumbers(connection, key, ACTIVITY, outcome.activity());
        if (outcome.track().isPresent()) {
            putTrack(connection, key, outcome.track().get());
        }
    }

    private static void putTrack(Connection connection, String key, Track track)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO track VALUES (?, ?)")) {
            insert.setString(1, key);
            insert.setBytes(2, TrackBlob.write(track));
            insert.executeUpdate();
        }
    }

    private static Map<String, Double> byName(Map<Measure, Double> measures) {
        Map<String, Double> byName = new TreeMap<>();
        measures.forEach((measure, value) -> byName.put(measure.name(), value));
        return byName;
    }

    private static Map<Measure, Double> byMeasure(String key, Map<String, Double> numbers)
            throws SQLException {
        Map<Measure, Double> measures = new EnumMap<>(Measure.class);
        for (Map.Entry<String, Double> number : numbers.entrySet()) {
            Optional<Measure> measure =
                    Enums.getIfPresent(Measure.class, number.getKey()).toJavaUtil();
            if (measure.isEmpty()) {
                throw new Damage(
                        "table number, key " + key, "names no measure: '" + number.getKey() + "'");
            }
            measures.put(measure.get(), number.getValue());
        }
        return measures;
    }

    private static void putNumbers(
            Connection connection, String key, String kind, Map<String, Double> numbers)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO number VALUES (?, ?, ?, ?)")) {
            for (Map.Entry<String, Double> entry : numbers.entrySet()) {
                insert.setString(1, key);
                insert.setString(2, kind);
                insert.setString(3, entry.getKey());
                // SQLite makes NULL of NaN: see Schema.
                insert.setDouble(4, entry.getValue());
                insert.executeUpdate();
            }
        }
    }
}
