package org.thalweg.files;

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
import java.util.Arrays;

/**
 * The form of files that are written whole or not at all, and told from damaged ones by a SHA-256 at the end. They begin with a
 * line such as {@code thalweg checkpoint 2}; what follows is {@link DataOutputStream}'s.
 *
 * @param kind such as "checkpoint"
 * @param version of the format
 * @param others what files of this kind in another version are, and what to do with them
 */
public record SealedFile(String kind, int version, String others) {

    private static final int HASH = 32;

    /** What is written. */
    @FunctionalInterface
    public interface Content {
        /** Writes it. */
        void to(DataOutputStream out) throws IOException;
    }

    /** What is read. */
    @FunctionalInterface
    public interface Reading<T> {
        /**
         * Reads it.
         *
         * @throws IllegalArgumentException if it makes no sense
         */
        T from(DataInputStream in) throws IOException;
    }

    /**
     * Does nothing if such a file can be written here, as far as one can tell before.
     *
     * @throws org.thalweg.UsageException that says why not; also if there is a file of another kind, such as the data
     */
    public void requireWritable(Path file) {
        OutputFile output = new OutputFile(file);
        output.requireReplaceable();
        output.requireNoOther(kind, anyVersion());
    }

    /**
     * Writes a file, replacing one of the kind that is there.
     *
     * @throws org.thalweg.UsageException if there is a file of another kind, such as the data
     * @throws IOException if it cannot be written; an older file is then still whole
     */
    public void write(Path file, Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(firstLine());
        content.to(new DataOutputStream(bytes));
        bytes.write(Hashing.sha256().hashBytes(bytes.toByteArray()).asBytes());
        OutputFile output = new OutputFile(file);
        output.requireNoOther(kind, anyVersion());
        output.write(bytes::writeTo);
    }

    /**
     * Reads a file to its end.
     *
     * @throws IOException if it cannot be read, is of another kind or version, or damaged
     */
    public <T> T read(Path file, Reading<T> reading) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = Math.max(0, bytes.length - HASH);
        byte[] hash = Hashing.sha256().hashBytes(bytes, 0, end).asBytes();
        if (!Arrays.equals(hash, Arrays.copyOfRange(bytes, end, bytes.length))) {
            throw damaged(file);
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end));
        byte[] first = firstLine();
        if (!Arrays.equals(in.readNBytes(first.length), first)) {
            throw new IOException(file + ": " + others);
        }
        try {
            T read = reading.from(in);
            if (in.available() > 0) {
                throw damaged(file);
            }
            return read;
        } catch (EOFException | UTFDataFormatException | IllegalArgumentException e) {
            IOException damaged = damaged(file);
            damaged.initCause(e);
            throw damaged;
        }
    }

    /**
     * Reads how many follow, each of so many bytes or more.
     *
     * @throws EOFException if there is no room for them
     */
    public static int count(DataInputStream in, int bytes) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > in.available() / bytes) {
            throw new EOFException();
        }
        return count;
    }

    /** Writes numbers after their count. */
    public static void put(double[] values, DataOutputStream out) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    /** Reads numbers after their count. */
    public static double[] numbers(DataInputStream in) throws IOException {
        double[] values = new double[count(in, Double.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }

    private byte[] firstLine() {
        return (anyVersion() + version + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private String anyVersion() {
        return "thalweg " + kind + " ";
    }

    private IOException damaged(Path file) {
        return new IOException(
                String.format(
                        "%s: not a %s, or damaged. Go back to an older one, or start anew.",
                        file, kind));
    }
}
