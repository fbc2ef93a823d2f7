package org.thalweg.kernels;

import static org.thalweg.kernels.Kernels.BLOCK;
import static org.thalweg.kernels.VectorKernels.PER_BLOCK;
import static org.thalweg.kernels.VectorKernels.SPECIES;
import static org.thalweg.kernels.VectorKernels.at;

import jdk.incubator.vector.DoubleVector;

/** Blocks of lanes backward, with vectors, blocked in registers as {@link VectorForward} is. */
final class VectorBackward {

    private VectorBackward() {}

    static void addProducts(
            double[] x, int from, int count, int inputs, double[] s, int blocks, double[] g) {
        int vectors = blocks * PER_BLOCK;
        int v = 0;
        for (; v + 2 <= vectors; v += 2) {
            int d = 0;
            for (; d + 4 <= inputs; d += 4) {
                int o0 = at(v, inputs) + d * BLOCK;
                int o1 = at(v + 1, inputs) + d * BLOCK;
                fourFeatures(
                        x, from + d, count, inputs, s, at(v, count), at(v + 1, count), g, o0, o1);
            }
            for (; d < inputs; d++) {
                oneFeature(
                        x, from + d, count, inputs, s, at(v, count), g, at(v, inputs) + d * BLOCK);
                oneFeature(
                        x,
                        from + d,
                        count,
                        inputs,
                        s,
                        at(v + 1, count),
                        g,
                        at(v + 1, inputs) + d * BLOCK);
            }
        }
        for (int d = 0; v < vectors && d < inputs; d += 4) {
            int features = Math.min(4, inputs - d);
            int to = at(v, inputs) + d * BLOCK;
            lastVector(x, from + d, features, count, inputs, s, at(v, count), g, to);
        }
    }

    private static void fourFeatures(
            double[] x,
            int from,
            int count,
            int inputs,
            double[] s,
            int s0,
            int s1,
            double[] g,
            int o0,
            int o1) {
        DoubleVector g00 = DoubleVector.fromArray(SPECIES, g, o0);
        DoubleVector g01 = DoubleVector.fromArray(SPECIES, g, o1);
        DoubleVector g10 = DoubleVector.fromArray(SPECIES, g, o0 + BLOCK);
        DoubleVector g11 = DoubleVector.fromArray(SPECIES, g, o1 + BLOCK);
        DoubleVector g20 = DoubleVector.fromArray(SPECIES, g, o0 + 2 * BLOCK);
        DoubleVector g21 = DoubleVector.fromArray(SPECIES, g, o1 + 2 * BLOCK);
        DoubleVector g30 = DoubleVector.fromArray(SPECIES, g, o0 + 3 * BLOCK);
        DoubleVector g31 = DoubleVector.fromArray(SPECIES, g, o1 + 3 * BLOCK);
        for (int n = 0, i = 0, j = from; n < count; n++, i += BLOCK, j += inputs) {
            DoubleVector left = DoubleVector.fromArray(SPECIES, s, s0 + i);
            DoubleVector right = DoubleVector.fromArray(SPECIES, s, s1 + i);
            DoubleVector feature = DoubleVector.broadcast(SPECIES, x[j]);
            g00 = g00.add(left.mul(feature));
            g01 = g01.add(right.mul(feature));
            feature = DoubleVector.broadcast(SPECIES, x[j + 1]);
            g10 = g10.add(left.mul(feature));
            g11 = g11.add(right.mul(feature));
            feature = DoubleVector.broadcast(SPECIES, x[j + 2]);
            g20 = g20.add(left.mul(feature));
            g21 = g21.add(right.mul(feature));
            feature = DoubleVector.broadcast(SPECIES, x[j + 3]);
            g30 = g30.add(left.mul(feature));
            g31 = g31.add(right.mul(feature));
        }
        g00.intoArray(g, o0);
        g01.intoArray(g, o1);
        g10.intoArray(g, o0 + BLOCK);
        g11.intoArray(g, o1 + BLOCK);
        g20.intoArray(g, o0 + 2 * BLOCK);
        g21.intoArray(g, o1 + 2 * BLOCK);
        g30.intoArray(g, o0 + 3 * BLOCK);
        g31.intoArray(g, o1 + 3 * BLOCK);
    }

    private static void oneFeature(
            double[] x,
            int from,
            int count,
            int inputs,
            double[] s,
            int sFrom,
            double[] g,
            int to) {
        DoubleVector sum = DoubleVector.fromArray(SPECIES, g, to);
        for (int n = 0, i = sFrom, j = from; n < count; n++, i += BLOCK, j += inputs) {
            sum = sum.add(DoubleVector.fromArray(SPECIES, s, i).mul(x[j]));
        }
        sum.intoArray(g, to);
    }

    /** A vector without a neighbour: four features, or as many as are left. */
    private static void lastVector(
            double[] x,
            int from,
            int features,
            int count,
            int inputs,
            double[] s,
            int sFrom,
            double[] g,
            int to) {
        if (features < 4) {
            for (int d = 0; d < features; d++) {
                oneFeature(x, from + d, count, inputs, s, sFrom, g, to + d * BLOCK);
            }
            return;
        }
        DoubleVector g0 = DoubleVector.fromArray(SPECIES, g, to);
        DoubleVector g1 = DoubleVector.fromArray(SPECIES, g, to + BLOCK);
        DoubleVector g2 = DoubleVector.fromArray(SPECIES, g, to + 2 * BLOCK);
        DoubleVector g3 = DoubleVector.fromArray(SPECIES, g, to + 3 * BLOCK);
        for (int n = 0, i = sFrom, j = from; n < count; n++, i += BLOCK, j += inputs) {
            DoubleVector slopes = DoubleVector.fromArray(SPECIES, s, i);
            g0 = g0.add(slopes.mul(x[j]));
            g1 = g1.add(slopes.mul(x[j + 1]));
            g2 = g2.add(slopes.mul(x[j + 2]));
            g3 = g3.add(slopes.mul(x[j + 3]));
        }
        g0.intoArray(g, to);
        g1.intoArray(g, to + BLOCK);
        g2.intoArray(g, to + 2 * BLOCK);
        g3.intoArray(g, to + 3 * BLOCK);
    }
}
