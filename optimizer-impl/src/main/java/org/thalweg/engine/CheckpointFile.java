package org.thalweg.engine;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.thalweg.Block;
import org.thalweg.Clock;
import org.thalweg.files.SealedFile;

/** Checkpoints in files, which are a {@link SealedFile}. */
public final class CheckpointFile {

    private static final SealedFile FORM =
            new SealedFile(
                    "checkpoint",
                    2,
                    "a checkpoint of a training, or of another version of Thalweg. Read it with what wrote it.");

    private CheckpointFile() {}

    /**
     * Writes a checkpoint, replacing the file if there is one.
     *
     * @throws IOException if it cannot be written; an older file is then still whole
     */
    public static void write(Checkpoint checkpoint, Path file) throws IOException {
        FORM.write(file, out -> put(checkpoint, out));
    }

    /** Writes a checkpoint into a file that holds more. */
    public static void put(Checkpoint checkpoint, DataOutputStream out) throws IOException {
        out.writeUTF(checkpoint.chain());
        out.writeLong(checkpoint.seed());
        out.writeLong(checkpoint.steps());
        out.writeLong(checkpoint.clock().epoch());
        out.writeLong(checkpoint.clock().examples());
        out.writeDouble(checkpoint.validationLoss().orElse(Double.NaN));
        out.writeInt(checkpoint.blocks().size());
        for (Block block : checkpoint.blocks()) {
            out.writeUTF(block.name());
            out.writeInt(block.rows());
            out.writeInt(block.columns());
            out.writeUTF(block.role().name());
        }
        SealedFile.put(checkpoint.parameters(), out);
        out.writeInt(checkpoint.slots().size());
        for (Map.Entry<String, double[]> slot : checkpoint.slots().entrySet()) {
            out.writeUTF(slot.getKey());
            SealedFile.put(slot.getValue(), out);
        }
    }

    /**
     * Reads a checkpoint.
     *
     * @throws IOException if the file cannot be read, is not a checkpoint, or is damaged
     */
    public static Checkpoint read(Path file) throws IOException {
        return FORM.read(file, CheckpointFile::take);
    }

    /** Reads a checkpoint from a file that holds more. */
    public static Checkpoint take(DataInputStream in) throws IOException {
        String chain = in.readUTF();
        long seed = in.readLong();
        long steps = in.readLong();
        Clock clock = new Clock(steps == 0 ? 1 : steps, in.readLong(), in.readLong());
        double validation = in.readDouble();
        List<Block> blocks = new ArrayList<>();
        for (int count = SealedFile.count(in, 12); count > 0; count--) {
            blocks.add(
                    new Block(
                            in.readUTF(),
                            in.readInt(),
                            in.readInt(),
                            Block.Role.valueOf(in.readUTF())));
        }
        double[] parameters = SealedFile.numbers(in);
        if (blocks.stream().mapToLong(Block::size).sum() != parameters.length) {
            throw new EOFException();
        }
        Map<String, double[]> slots = new LinkedHashMap<>();
        for (int count = SealedFile.count(in, 6); count > 0; count--) {
            slots.put(in.readUTF(), SealedFile.numbers(in));
        }
        OptionalDouble validationLoss =
                Double.isNaN(validation) ? OptionalDouble.empty() : OptionalDouble.of(validation);
        return new Checkpoint(chain, blocks, seed, steps, clock, validationLoss, parameters, slots);
    }
}
