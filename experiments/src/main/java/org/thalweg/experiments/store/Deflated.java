package org.thalweg.experiments.store;

import com.google.common.primitives.ImmutableDoubleArray;
import com.google.common.primitives.ImmutableIntArray;
import com.google.common.primitives.ImmutableLongArray;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Numbers as deflated bytes, and back. */
final class Deflated {

    private Deflated() {}

    /** Writes numbers one after another. */
    @FunctionalInterface
    interface Numbers {
        void to(DataOutputStream out) throws IOException;
    }

    /** Reads them again. */
    @FunctionalInterface
    interface Reader<T> {
        T from(DataInputStream in) throws IOException;
    }

    static byte[] write(Numbers numbers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            numbers.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Returns what a reader makes of the numbers, all of which it has to take.
     *
     * @throws UncheckedIOException if these are not bytes that were written so
     */
    static <T> T read(byte[] blob, Reader<T> numbers) {
        try (DataInputStream in =
                new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(blob)))) {
            T read = numbers.from(in);
            if (in.read() >= 0) {
                throw new IOException("there are more bytes than numbers");
            }
            return read;
        } catch (EOFException e) {
            throw new UncheckedIOException(
                    new IOException("there are fewer bytes than numbers", e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads how many numbers follow. */
    static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0) {
            throw new IOException(count + " is no number of numbers");
        }
        return count;
    }

    /** Reads so many numbers; room is made as they come, since a damaged count may be anything. */
    static double[] doubles(DataInputStream in, long count) throws IOException {
        ImmutableDoubleArray.Builder values = ImmutableDoubleArray.builder();
        for (long i = 0; i < count; i++) {
            values.add(in.readDouble());
        }
        return values.build().toArray();
    }

    /** Reads so many whole numbers. */
    static long[] longs(DataInputStream in, long count) throws IOException {
        ImmutableLongArray.Builder values = ImmutableLongArray.builder();
        for (long i = 0; i < count; i++) {
            values.add(in.readLong());
        }
        return values.build().toArray();
    }

    /** Reads so many short whole numbers. */
    static int[] ints(DataInputStream in, long count) throws IOException {
        ImmutableIntArray.Builder values = ImmutableIntArray.builder();
        for (long i = 0; i < count; i++) {
            values.add(in.readInt());
        }
        return values.build().toArray();
    }
}
