package org.thalweg.experiments.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
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

    static <T> T read(byte[] blob, Reader<T> numbers) {
        try (DataInputStream in =
                new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(blob)))) {
            return numbers.from(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
