package org.thalweg.experiments.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.thalweg.experiments.run.TestRows;

/** What a run said of its test rows as bytes: deflated, the number of rows and of predictions, then all three arrays. */
final class RowsBlob {

    private RowsBlob() {}

    static byte[] write(TestRows rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(rows.rows().length);
            out.writeInt(rows.predictions().length);
            for (int row : rows.rows()) {
                out.writeInt(row);
            }
            for (double loss : rows.losses()) {
                out.writeDouble(loss);
            }
            for (double prediction : rows.predictions()) {
                out.writeDouble(prediction);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static TestRows read(byte[] blob) {
        try (DataInputStream in =
                new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(blob)))) {
            int[] rows = new int[in.readInt()];
            double[] losses = new double[rows.length];
            double[] predictions = new double[in.readInt()];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = in.readInt();
            }
            for (int i = 0; i < losses.length; i++) {
                losses[i] = in.readDouble();
            }
            for (int i = 0; i < predictions.length; i++) {
                predictions[i] = in.readDouble();
            }
            return new TestRows(rows, losses, predictions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
