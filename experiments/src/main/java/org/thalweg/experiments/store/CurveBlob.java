package org.thalweg.experiments.store;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.thalweg.experiments.run.Outcome.Point;

/** Loss curves as bytes: deflated, the number of points, then all steps, gradients, training and validation losses. */
final class CurveBlob {

    private CurveBlob() {}

    static byte[] write(List<Point> curve) {
        return Deflated.write(
                out -> {
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
                });
    }

    static List<Point> read(byte[] blob) {
        return Deflated.read(
                blob,
                in -> {
                    int count = Deflated.count(in);
                    long[] numbers = Deflated.longs(in, 4L * count);
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
                });
    }
}
