package org.thalweg.engine;

import com.google.common.hash.Hashing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.thalweg.Block;
import org.thalweg.Clock;
import org.thalweg.files.OutputFile;

/**
 * Checkpoints in files: written whole or not at all, and told from damaged ones by a SHA-256 at the end. The format is
 * {@link DataOutputStream}'s, after the line {@code thalweg checkpoint 2}.
 */
public final class CheckpointFile {

    private static final String ANY_VERSION = "thalweg checkpoint ";
    private static final String MAGIC = ANY_VERSION + "2\n";
    private static final int HASH = 32;

    private CheckpointFile() {}

    /**
     * Writes a checkpoint, replacing the file if there is one.
     *
     * @throws IOException if it cannot be written; an older file is then still whole
     */
    public static void write(Checkpoint checkpoint, Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        put(checkpoint, new DataOutputStream(bytes));
        bytes.write(Hashing.sha256().hashBytes(bytes.toByteArray()).asBytes());
        new OutputFile(file).write(out -> out.write(bytes.toByteArray()));
    }

    /**
     * Does nothing if a checkpoint can be written here, as far as one can tell before.
     *
     * @throws org.thalweg.UsageException that says why not; also if there is a file that is no checkpoint, such as the data
     */
    public static void requireWritable(Path file) {
        OutputFile output = new OutputFile(file);
        output.requireReplaceable();
        output.requireNoOther("checkpoint", ANY_VERSION);
    }

    private static void put(Checkpoint checkpoint, DataOutputStream out) throws IOException {
        out.writeBytes(MAGIC);
        out.writeUTF(checkpoint.chain());
        out.writeLong(checkpoint.seed());
        out.writeLong(checkpoint.clock().step());
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
        put(checkpoint.parameters(), out);
        out.writeInt(checkpoint.slots().size());
        for (Map.Entry<String, double[]> slot : checkpoint.slots().entrySet()) {
            out.writeUTF(slot.getKey());
            put(slot.getValue(), out);
        }
    }

    private static void put(double[] values, DataOutputStream out) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    /**
     * Reads a checkpoint.
     *
     * @throws IOException if the file cannot be read, is not a checkpoint, or is damaged
     */
    public static Checkpoint read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = Math.max(0, bytes.length - HASH);
        byte[] hash = Hashing.sha256().hashBytes(bytes, 0, end).asBytes();
        if (!Arrays.equals(hash, Arrays.copyOfRange(bytes, end, bytes.length))) {
            throw damaged(file);
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end));
        byte[] magic = in.readNBytes(MAGIC.length());
        if (!Arrays.equals(magic, MAGIC.getBytes(StandardCharsets.US_ASCII))) {
            throw new IOException(
                    file
                            + ": a checkpoint of another version of Thalweg. Read it with the version that wrote it.");
        }
        try {
            Checkpoint checkpoint = take(in);
            if (in.available() > 0 || !isWhole(checkpoint)) {
                throw damaged(file);
            }
            return checkpoint;
        } catch (EOFException | UTFDataFormatException | IllegalArgumentException e) {
            IOException damaged = damaged(file);
            damaged.initCause(e);
            throw damaged;
        }
    }

    private static IOException damaged(Path file) {
        return new IOException(
                file + ": not a checkpoint, or damaged. Go back to an older one, or start anew.");
    }

    private static boolean isWhole(Checkpoint checkpoint) {
        return checkpoint.blocks().stream().mapToLong(Block::size).sum()
                == checkpoint.parameters().length;
    }

    /** Reads how many follow, each of so many bytes or more. */
    private static int count(DataInputStream in, int bytes) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > in.available() / bytes) {
            throw new EOFException();
        }
        return count;
    }

    private static Checkpoint take(DataInputStream in) throws IOException {
        String chain = in.readUTF();
        long seed = in.readLong();
        Clock clock = new Clock(in.readLong(), in.readLong(), in.readLong());
        double validation = in.readDouble();
        List<Block> blocks = new ArrayList<>();
        for (int count = count(in, 12); count > 0; count--) {
            blocks.add(
                    new Block(
                            in.readUTF(),
                            in.readInt(),
                            in.readInt(),
                            Block.Role.valueOf(in.readUTF())));
        }
        double[] parameters = takeNumbers(in);
        Map<String, double[]> slots = new LinkedHashMap<>();
        for (int count = count(in, 6); count > 0; count--) {
            slots.put(in.readUTF(), takeNumbers(in));
        }
        OptionalDouble validationLoss =
                Double.isNaN(validation) ? OptionalDouble.empty() : OptionalDouble.of(validation);
        return new Checkpoint(chain, blocks, seed, clock, validationLoss, parameters, slots);
    }

    private static double[] takeNumbers(DataInputStream in) throws IOException {
        double[] values = new double[count(in, Double.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }
}
