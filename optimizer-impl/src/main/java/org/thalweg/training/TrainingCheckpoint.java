package org.thalweg.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.thalweg.Clock;
import org.thalweg.UsageException;
import org.thalweg.engine.Checkpoint;

/**
 * All that a training needs to go on as if it had never stopped, and by what it is known again: its data, units, model, loss,
 * penalties, batch size, shuffle block, seed and links. {@link Training#resume} refuses anything else. Immutable.
 */
public final class TrainingCheckpoint {

    private final Checkpoint state;
    private final RunIdentity run;
    private final RunTally tally;

    TrainingCheckpoint(Checkpoint state, RunIdentity run, RunTally tally) {
        this.state = state;
        this.run = run;
        this.tally = tally;
    }

    /**
     * Reads a checkpoint from a file.
     *
     * @throws IOException if the file cannot be read, is not a checkpoint of a training or of another version, or is damaged
     */
    public static TrainingCheckpoint read(Path file) throws IOException {
        return TrainingCheckpointFile.read(file);
    }

    /**
     * Does nothing if a checkpoint can be written here, as far as one can tell before.
     *
     * @throws UsageException that says why not; also if there is a file that is no checkpoint, such as the data
     */
    public static void requireWritable(Path file) {
        TrainingCheckpointFile.FORM.requireWritable(file);
    }

    /**
     * Writes this into a file, replacing one that is there.
     *
     * @throws IOException if it cannot be written; an older file is then still whole
     */
    public void write(Path file) throws IOException {
        TrainingCheckpointFile.write(this, file);
    }

    /** Returns the parameters and the state of the chain. */
    public Checkpoint state() {
        return state;
    }

    /** Returns when the last step was taken, or the first will be if none was. */
    public Clock clock() {
        return state.clock();
    }

    /** Returns the epochs before. */
    public List<Epoch> history() {
        return tally.history();
    }

    RunIdentity run() {
        return run;
    }

    RunTally tally() {
        return tally;
    }

    /** Two checkpoints are equal if trainings that go on from either come to the same, to the bit, and tell the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TrainingCheckpoint that
                && state.equals(that.state)
                && run.equals(that.run)
                && tally.equals(that.tally);
    }

    @Override
    public int hashCode() {
        return Objects.hash(state, run, tally);
    }

    @Override
    public String toString() {
        return state.toString();
    }
}
