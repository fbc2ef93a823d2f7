package org.thalweg.experiments.store;

import com.google.common.collect.ImmutableList;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.thalweg.experiments.run.Outcome.Point;

/** Loss curves as bytes: deflated, the number of points, then all steps, gradients, training and validation losses. */
final class CurveBlob {

    private CurveBlob() {}

    static byte[] write(List<Point> curve) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(curve.size());
            for (Point point : curve) {
                out.writeLong(point.step());
            }
            for (Point point : curve) {
                out.writeLong(point.gradients());
            }
            for (Point point : curve) {
                out.writeDouble(point.train());
            }
            for (Point point : curve) {
                out.writeDouble(point.validation());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static List<Point> read(byte[] blob) {
        try (DataInputStream in =
                new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(blob)))) {
            int count = in.readInt();
            long[] numbers = new long[4 * count];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = in.readLong();
            }
            ImmutableList.Builder<Point> curve = ImmutableList.builder();
            for (int i = 0; i < count; i++) {
                curve.add(
                        new Point(
                                numbers[i],
                                numbers[count + i],
                                Double.longBitsToDouble(numbers[2 * count + i]),
                                Double.longBitsToDouble(numbers[3 * count + i])));
            }
            return curve.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
