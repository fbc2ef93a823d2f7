package org.thalweg.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.common.hash.Hashing;
import com.google.common.primitives.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.thalweg.Block;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Checkpoint;
import org.thalweg.engine.CheckpointFile;
import org.thalweg.engine.Descent;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.training.TrainingCheckpoint;

/** Checkpoints, damaged, and forged: with the right SHA-256 at their end, which the kept inputs leave out. */
class CheckpointFuzzTest {

    @FuzzTest(maxExecutions = 2000)
    void what_is_read_is_written_to_the_same_bytes(byte[] input) throws IOException {
        Path damaged = Scratch.file("damaged", input);
        Told.by(input.length, () -> CheckpointFile.read(damaged));
        byte[] hash = Hashing.sha256().hashBytes(input).asBytes();
        Path forged = Scratch.file("forged", Bytes.concat(input, hash));
        Told.by(input.length, () -> CheckpointFile.read(forged))
                .ifPresent(
                        checkpoint -> {
                            requireSame(checkpoint);
                            Told.by(input.length, () -> resumed(checkpoint));
                        });
    }

    @FuzzTest(maxExecutions = 2000)
    void of_trainings_are_read_and_written_alike(byte[] input) throws IOException {
        byte[] hash = Hashing.sha256().hashBytes(input).asBytes();
        Path forged = Scratch.file("training", Bytes.concat(input, hash));
        Told.by(input.length, () -> TrainingCheckpoint.read(forged))
                .ifPresent(
                        checkpoint -> {
                            Path again = Scratch.path("again");
                            try {
                                checkpoint.write(again);
                                assertEquals(checkpoint, TrainingCheckpoint.read(again));
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        });
    }

    private static void requireSame(Checkpoint checkpoint) {
        try {
            Path first = Scratch.path("first");
            CheckpointFile.write(checkpoint, first);
            Checkpoint again = CheckpointFile.read(first);
            assertEquals(checkpoint, again);
            Path second = Scratch.path("second");
            CheckpointFile.write(again, second);
            assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Descent resumed(Checkpoint checkpoint) {
        Descent descent =
                new Descent(
                        Chain.of(new Momentum(0.5), new Sgd(0.25)),
                        List.of(),
                        List.of(
                                new Block("W", 1, 2, Block.Role.WEIGHTS),
                                new Block("b", 1, 1, Block.Role.BIAS)),
                        new double[3],
                        1);
        descent.restore(checkpoint);
        return descent;
    }
}
