package org.thalweg.experiments.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.experiments.oracle.Valley;
import org.thalweg.experiments.run.KnownMinimum;

/** What the database knows of exact minima, by the hash of the experiment; what is in the way of one is not kept, since it follows. */
final class Minima {

    private Minima() {}

    /** Puts those of an experiment in the place of what was there of it. */
    static List<KnownMinimum> write(
            Connection connection, String experiment, List<KnownMinimum> minima)
            throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM minimum WHERE experiment = ?")) {
            delete.setString(1, experiment);
            delete.executeUpdate();
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO minimum VALUES (?, ?, ?, ?)")) {
            for (KnownMinimum minimum : minima) {
                if (minimum.obstacle().isEmpty()) {
                    insert.setString(1, experiment);
                    insert.setString(2, minimum.dataset());
                    insert.setString(3, FactsJson.write(minimum.heights()));
                    insert.setString(4, minimum.valley().map(FactsJson::write).orElse(null));
                    insert.executeUpdate();
                }
            }
        }
        return minima;
    }

    static List<KnownMinimum> read(Connection connection, String experiment) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT dataset, heights, valley FROM minimum WHERE experiment = ?")) {
            select.setString(1, experiment);
            ResultSet row = select.executeQuery();
            List<KnownMinimum> minima = new ArrayList<>();
            while (row.next()) {
                minima.add(
                        StoredRow.decoded(
                                row, "table minimum, experiment " + experiment, Minima::read));
            }
            return minima;
        }
    }

    private static KnownMinimum read(StoredRow row) throws SQLException {
        return new KnownMinimum(
                row.text(1),
                List.of(FactsJson.read(row.text(2), KnownMinimum.Heights[].class)),
                row.anyText(3).map(json -> FactsJson.read(json, Valley.class)),
                Optional.empty());
    }
}
