package org.thalweg.experiments.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.store.Description.Compared;

/** Descriptions in the database. */
final class Descriptions {

    private Descriptions() {}

    /** Puts a description in the place of the one before. */
    static Description write(Connection connection, Description description) throws SQLException {
        for (String table : List.of("about", "dataset", "comparison")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM " + table);
            }
        }
        for (Map.Entry<String, String> entry : description.about().entrySet()) {
            insert(connection, "about", List.of(entry.getKey(), entry.getValue()));
        }
        int position = 0;
        for (DataFacts facts : description.data()) {
            insert(
                    connection,
                    "dataset",
                    List.of(position++, facts.name(), FactsJson.write(facts)));
        }
        position = 0;
        for (Compared c : description.comparisons()) {
            insert(
                    connection,
                    "comparison",
                    List.of(
                            position++,
                            c.base(),
                            c.baseCell(),
                            c.arm(),
                            c.armCell(),
                            c.subject(),
                            c.change()));
        }
        return description;
    }

    private static void insert(Connection connection, String table, List<Object> values)
            throws SQLException {
        String places = "?" + ", ?".repeat(values.size() - 1);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " VALUES (" + places + ")")) {
            for (int i = 0; i < values.size(); i++) {
                insert.setObject(i + 1, values.get(i));
            }
            insert.executeUpdate();
        }
    }

    static Description read(Connection connection) throws SQLException {
        Map<String, String> about = new TreeMap<>();
        List<DataFacts> data = new ArrayList<>();
        List<Compared> comparisons = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            ResultSet row = statement.executeQuery("SELECT name, value FROM about");
            while (row.next()) {
                StoredRow.decoded(
                        row, "table about", values -> about.put(values.text(1), values.text(2)));
            }
            if (Schema.version(connection) != Schema.ONE_SPLIT) {
                row = statement.executeQuery("SELECT facts FROM dataset ORDER BY position");
                while (row.next()) {
                    data.add(
                            StoredRow.decoded(
                                    row,
                                    "table dataset, position " + data.size(),
                                    values -> FactsJson.read(values.text(1), DataFacts.class)));
                }
            }
            row = statement.executeQuery("SELECT * FROM comparison ORDER BY position");
            while (row.next()) {
                comparisons.add(
                        StoredRow.decoded(
                                row,
                                "table comparison, position " + comparisons.size(),
                                Descriptions::compared));
            }
        }
        return new Description(about, data, comparisons);
    }

    private static Compared compared(StoredRow row) throws SQLException {
        return new Compared(
                row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), row.text(7));
    }
}
