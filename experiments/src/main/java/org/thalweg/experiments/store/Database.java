package org.thalweg.experiments.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.sqlite.SQLiteConfig;

/** An open SQLite file. Whatever goes wrong comes out as a {@link StoreException}; a transaction happens whole or not at all. */
final class Database implements AutoCloseable {

    private static final int PATIENCE = (int) Duration.ofSeconds(10).toMillis();

    private final Path file;
    private final Connection connection;

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** What is done with a connection. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Opens or creates a file for reading and writing, and brings it to the newest version. */
    static Database write(Path file) {
        SQLiteConfig config = config();
        Database database = open(file, "jdbc:sqlite:" + file.toAbsolutePath(), config);
        return database.checked(
                connection -> {
                    Schema.requireCurrent(file, connection, Schema.MIGRATIONS.size());
                    database.requireWhole(connection);
                    // Every commit reaches the disk before it returns: WAL alone would lose the
                    // last ones with the power.
                    execute(connection, "PRAGMA journal_mode = WAL");
                    execute(connection, "PRAGMA synchronous = FULL");
                    Schema.upgrade(file, connection, Schema.MIGRATIONS);
                    return database;
                });
    }

    /** Opens a file for reading, be another process writing to it or the folder read-only. */
    static Database read(Path file) {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        boolean still =
                !Files.isWritable(file.toAbsolutePath().getParent())
                        && !Files.exists(Path.of(file + "-wal"));
        // SQLite would want to create files beside one in WAL mode; that nobody can write it makes
        // this unnecessary.
        String url =
                still
                        ? "jdbc:sqlite:"
                                + file.toUri().toString().replaceFirst("^file:/+", "file:/")
                                + "?immutable=1"
                        : "jdbc:sqlite:" + file.toAbsolutePath();
        Database database = open(file, url, config);
        return database.checked(
                connection -> {
                    int version = Schema.requireKnown(file, connection, Schema.MIGRATIONS.size());
                    database.requireWhole(connection);
                    if (version == 0) {
                        throw new StoreException(
                                file
                                        + ": is empty: the experiment was stopped before it began. Run 'thalweg ablate' again.");
                    }
                    return database;
                });
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(PATIENCE);
        config.enforceForeignKeys(true);
        return config;
    }

    private static Database open(Path file, String url, SQLiteConfig config) {
        requireRoom();
        try {
            return new Database(file, config.createConnection(url));
        } catch (SQLException e) {
            throw Trouble.with(file, e);
        } catch (LinkageError e) {
            throw Trouble.withoutDriver(e);
        }
    }

    /** The driver unpacks SQLite itself there, and says little if it cannot. */
    private static void requireRoom() {
        Path folder =
                Path.of(
                        Optional.ofNullable(System.getProperty("org.sqlite.tmpdir"))
                                .orElseGet(() -> System.getProperty("java.io.tmpdir")));
        boolean needed = System.getProperty("org.sqlite.lib.path") == null;
        if (needed && !(Files.isDirectory(folder) && Files.isWritable(folder))) {
            throw Trouble.withoutTemporary(folder);
        }
    }

    private Database checked(Work<Database> opening) {
        try {
            return run(opening);
        } catch (StoreException e) {
            close();
            throw e;
        }
    }

    private void requireWhole(Connection with) throws SQLException {
        try (Statement statement = with.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!row.next() || !row.getString(1).equals("ok")) {
                throw new StoreException(file + ": " + Trouble.damaged());
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns what the work returns. */
    <T> T run(Work<T> work) {
        try {
            return work.with(connection);
        } catch (SQLException e) {
            throw Trouble.with(file, e);
        }
    }

    /** Returns what the work returns, when all that it wrote is on the disk; else nothing of it is. */
    <T> T transaction(Work<T> work) {
        return run(with -> inTransaction(with, work));
    }

    static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.with(connection);
            connection.commit();
            connection.setAutoCommit(true);
            return result;
        } catch (SQLException | RuntimeException e) {
            also(e, connection::rollback);
            also(e, () -> connection.setAutoCommit(true));
            throw e;
        }
    }

    private interface Step {
        void take() throws SQLException;
    }

    /** A full disk has SQLite roll back by itself; that there is nothing left to end then must not hide the reason. */
    private static void also(Exception reason, Step step) {
        try {
            step.take();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Trouble.with(file, e);
        }
    }
}
