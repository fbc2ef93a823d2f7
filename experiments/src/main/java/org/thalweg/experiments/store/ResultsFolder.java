package org.thalweg.experiments.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.UsageException;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.KnownMinimum;
import org.thalweg.experiments.run.Results;
import org.thalweg.experiments.run.TrialKeys;

/**
 * A folder that holds everything an experiment has produced: the database {@code results.sqlite}, and the files made of it.
 * One process writes; others may read at the same time.
 */
public final class ResultsFolder implements AutoCloseable {

    /** Name of the database. */
    public static final String DATABASE = "results.sqlite";

    /** What is to be said of a folder of the earlier protocol. */
    public static final String ONE_SPLIT = Trouble.oneSplit();

    private final Path folder;
    private final Database database;
    private final Optional<Lock> lock;

    private ResultsFolder(Path folder, Database database, Optional<Lock> lock) {
        this.folder = folder;
        this.database = database;
        this.lock = lock;
    }

    /**
     * Opens a folder to work in; creates it if there is none.
     *
     * @throws StoreException if another process is working in it, or if it cannot be written or read
     */
    public static ResultsFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Trouble.with(folder, e);
        }
        Lock lock = Lock.of(folder);
        try {
            return new ResultsFolder(
                    folder, Database.write(folder.resolve(DATABASE)), Optional.of(lock));
        } catch (StoreException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Opens a folder to read, whether it is finished or being worked in.
     *
     * @throws UsageException if it is not a results folder
     * @throws StoreException if it cannot be read
     */
    public static ResultsFolder read(Path folder) {
        Path file = folder.resolve(DATABASE);
        if (!Files.exists(file)) {
            String found =
                    !Files.exists(folder)
                            ? "there is no such folder"
                            : Files.isDirectory(folder)
                                    ? "there is no " + DATABASE + " in it, so it holds no results"
                                    : "this is a file, not a folder";
            throw new UsageException(
                    folder + ": " + found + ". Name the folder that an ablation has written.");
        }
        return new ResultsFolder(folder, Database.read(file), Optional.empty());
    }

    /** Returns the folder. */
    public Path path() {
        return folder;
    }

    /**
     * Returns whether the folder is of the earlier protocol, in which seeds repeated one split. Its description has no data
     * then, and its outcomes are those of no experiment of today.
     */
    public boolean isOfOneSplit() {
        return database.run(Schema::version) == Schema.ONE_SPLIT;
    }

    /**
     * Does nothing unless the folder is of the earlier protocol.
     *
     * @throws StoreException that says so
     */
    public void requireToday() {
        if (isOfOneSplit()) {
            throw new StoreException(folder + ": " + ONE_SPLIT);
        }
    }

    /** Returns what to throw where something that the database keeps makes no sense. */
    public StoreException damaged(String place, String reason) {
        return Trouble.with(folder.resolve(DATABASE), new Damage(place, reason));
    }

    /** Returns how many outcomes there are, by how they ended; also of a folder of the earlier protocol. */
    public Map<Ending.Kind, Integer> endings() {
        return database.run(
                connection -> {
                    Map<Ending.Kind, Integer> endings = new EnumMap<>(Ending.Kind.class);
                    try (Statement statement = connection.createStatement();
                            ResultSet row =
                                    statement.executeQuery(
                                            "SELECT ending, count(*) FROM outcome GROUP BY ending")) {
                        while (row.next()) {
                            StoredRow.decoded(
                                    row,
                                    "table outcome",
                                    values ->
                                            endings.put(
                                                    values.constant(1, Ending.Kind.class),
                                                    (int) values.count(2)));
                        }
                    }
                    return endings;
                });
    }

    /** Returns the outcomes of an experiment with these keys. */
    public Results results(TrialKeys keys) {
        return new SqliteResults(database, keys);
    }

    /** Puts a description of the experiment in the place of the one before. */
    public void describe(Description description) {
        database.transaction(connection -> Descriptions.write(connection, description));
    }

    /** Returns the description; an empty one if there is none yet. */
    public Description description() {
        return database.run(connection -> Descriptions.read(connection));
    }

    /**
     * Keeps how training came down to known minima, in the place of what was kept of the same experiment.
     *
     * @param experiment its hash
     */
    public void keep(String experiment, List<KnownMinimum> minima) {
        database.transaction(connection -> Minima.write(connection, experiment, minima));
    }

    /**
     * Returns how training came down to known minima, as far as that is kept.
     *
     * @param experiment its hash
     */
    public List<KnownMinimum> minima(String experiment) {
        return database.run(
                connection ->
                        Schema.hasTracks(connection)
                                ? Minima.read(connection, experiment)
                                : List.of());
    }

    /** Forgets the outcomes of trials that failed or were out of time, so that they are run again; returns how many. */
    public int forgetFailed() {
        return database.transaction(
                connection -> {
                    try (PreparedStatement delete =
                            connection.prepareStatement(
                                    "DELETE FROM outcome WHERE ending IN (?, ?)")) {
                        delete.setString(1, Ending.Kind.FAILED.name());
                        delete.setString(2, Ending.Kind.TIMEOUT.name());
                        return delete.executeUpdate();
                    }
                });
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
        lock.ifPresent(Lock::close);
    }
}
