package org.thalweg.experiments.store;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables, and how those of an older version become those of this one. */
final class Schema {

    /** "Thal": tells our databases from those of others. */
    static final int APPLICATION = 0x5468616c;

    /**
     * Migration n brings version n to n + 1. Those that were released are never changed. A number whose value is NULL is NaN,
     * which SQLite cannot tell from it.
     */
    static final List<List<String>> MIGRATIONS =
            ImmutableList.of(
                    ImmutableList.of(
                            """
                            CREATE TABLE outcome (
                                key TEXT PRIMARY KEY,
                                phase TEXT NOT NULL,
                                dataset TEXT NOT NULL,
                                arm TEXT NOT NULL,
                                cell TEXT NOT NULL,
                                rate REAL NOT NULL,
                                seed INTEGER NOT NULL,
                                ending TEXT NOT NULL,
                                step INTEGER NOT NULL,
                                reason TEXT NOT NULL,
                                trajectory TEXT NOT NULL,
                                gradients INTEGER NOT NULL,
                                seconds REAL NOT NULL,
                                curve BLOB NOT NULL
                            ) WITHOUT ROWID""",
                            """
                            CREATE TABLE number (
                                key TEXT NOT NULL REFERENCES outcome(key) ON DELETE CASCADE,
                                kind TEXT NOT NULL,
                                name TEXT NOT NULL,
                                value REAL NOT NULL,
                                PRIMARY KEY (key, kind, name)
                            ) WITHOUT ROWID""",
                            """
                            CREATE TABLE about (
                                name TEXT PRIMARY KEY,
                                value TEXT NOT NULL
                            ) WITHOUT ROWID""",
                            """
                            CREATE TABLE dataset (
                                position INTEGER PRIMARY KEY,
                                name TEXT NOT NULL UNIQUE,
                                hash TEXT NOT NULL,
                                instances INTEGER NOT NULL,
                                inputs INTEGER NOT NULL,
                                outputs INTEGER NOT NULL,
                                classes INTEGER NOT NULL,
                                train INTEGER NOT NULL,
                                validation INTEGER NOT NULL,
                                test INTEGER NOT NULL,
                                skipped_rows INTEGER NOT NULL
                            )""",
                            """
                            CREATE TABLE comparison (
                                position INTEGER PRIMARY KEY,
                                base TEXT NOT NULL,
                                base_cell TEXT NOT NULL,
                                arm TEXT NOT NULL,
                                arm_cell TEXT NOT NULL,
                                subject TEXT NOT NULL,
                                change TEXT NOT NULL
                            )"""),
                    ImmutableList.of(
                            "DROP TABLE number",
                            "DROP TABLE outcome",
                            "DROP TABLE dataset",
                            """
                            CREATE TABLE outcome (
                                key TEXT PRIMARY KEY,
                                phase TEXT NOT NULL,
                                dataset TEXT NOT NULL,
                                arm TEXT NOT NULL,
                                cell TEXT NOT NULL,
                                setting TEXT NOT NULL,
                                replicate INTEGER NOT NULL,
                                ending TEXT NOT NULL,
                                step INTEGER NOT NULL,
                                reason TEXT NOT NULL,
                                trajectory TEXT NOT NULL,
                                gradients INTEGER NOT NULL,
                                seconds REAL NOT NULL,
                                curve BLOB NOT NULL,
                                test_rows BLOB
                            ) WITHOUT ROWID""",
                            """
                            CREATE TABLE number (
                                key TEXT NOT NULL REFERENCES outcome(key) ON DELETE CASCADE,
                                kind TEXT NOT NULL,
                                name TEXT NOT NULL,
                                value REAL NOT NULL,
                                PRIMARY KEY (key, kind, name)
                            ) WITHOUT ROWID""",
                            """
                            CREATE TABLE dataset (
                                position INTEGER PRIMARY KEY,
                                name TEXT NOT NULL UNIQUE,
                                facts TEXT NOT NULL
                            )"""),
                    ImmutableList.of(
                            """
                            CREATE TABLE track (
                                key TEXT PRIMARY KEY REFERENCES outcome(key) ON DELETE CASCADE,
                                points BLOB NOT NULL
                            ) WITHOUT ROWID""",
                            """
                            CREATE TABLE minimum (
                                experiment TEXT NOT NULL,
                                dataset TEXT NOT NULL,
                                heights TEXT NOT NULL,
                                valley TEXT,
                                PRIMARY KEY (experiment, dataset)
                            ) WITHOUT ROWID"""),
                    ImmutableList.of(
                            "ALTER TABLE number RENAME TO finite",
                            """
                            CREATE TABLE number (
                                key TEXT NOT NULL REFERENCES outcome(key) ON DELETE CASCADE,
                                kind TEXT NOT NULL,
                                name TEXT NOT NULL,
                                value REAL,
                                PRIMARY KEY (key, kind, name)
                            ) WITHOUT ROWID""",
                            "INSERT INTO number SELECT * FROM finite",
                            "DROP TABLE finite"));

    /** From this version on it is kept where runs passed. */
    private static final int TRACKS = 3;

    /**
     * The version of folders in which seeds repeated one split. Its runs answer another question than those of today, so it is
     * never brought further, only read.
     */
    static final int ONE_SPLIT = 1;

    private Schema() {}

    /**
     * Brings a database to the newest version, in one transaction: of a new one that came half way, nobody could tell that it is
     * not one of an older version. Refuses those that are not ours.
     */
    static void upgrade(Path file, Connection database, List<List<String>> migrations)
            throws SQLException {
        int version = requireCurrent(file, database, migrations.size());
        if (version == migrations.size()) {
            return;
        }
        Database.inTransaction(
                database,
                with -> {
                    try (Statement statement = with.createStatement()) {
                        for (int next = version; next < migrations.size(); next++) {
                            for (String change : migrations.get(next)) {
                                statement.execute(change);
                            }
                        }
                        statement.execute("PRAGMA application_id = " + APPLICATION);
                        statement.execute("PRAGMA user_version = " + migrations.size());
                    }
                    return database;
                });
    }

    /** Returns the version of a database of ours to which outcomes can be added; refuses those of the earlier protocol. */
    static int requireCurrent(Path file, Connection database, int newest) throws SQLException {
        int version = requireKnown(file, database, newest);
        if (version == ONE_SPLIT) {
            throw new StoreException(file + ": " + Trouble.oneSplit());
        }
        return version;
    }

    /** Returns the version of a database of ours, 0 of an empty one. */
    static int requireKnown(Path file, Connection database, int newest) throws SQLException {
        long application = number(database, "PRAGMA application_id");
        int version = version(database);
        long tables = number(database, "SELECT count(*) FROM sqlite_master");
        if (application != APPLICATION && tables > 0) {
            throw new StoreException(
                    file
                            + ": is the database of another program, and was left as it is. Move it away, or choose another folder.");
        }
        if (version < 0) {
            throw new StoreException(file + ": " + Trouble.damaged());
        }
        if (version > newest) {
            throw new StoreException(
                    String.format(
                            "%s: was written by a newer Thalweg (format %d, this one knows formats up to %d), and was left as it is. Use the newer one, or another folder.",
                            file, version, newest));
        }
        return version;
    }

    /** Returns whether a database has tables for where runs passed. */
    static boolean hasTracks(Connection database) throws SQLException {
        return version(database) >= TRACKS;
    }

    /** Returns the version of a database. */
    static int version(Connection database) throws SQLException {
        return (int) number(database, "PRAGMA user_version");
    }

    private static long number(Connection database, String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
