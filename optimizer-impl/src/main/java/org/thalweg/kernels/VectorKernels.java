package org.thalweg.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * With vector instructions, lane by lane the arithmetic of {@link PlainKernels}.
 *
 * <p>Loaded by name, and only where the JVM has the module {@code jdk.incubator.vector}.
 */
final class VectorKernels extends PlainKernels {

    /*
     * One shape of vectors for the whole library: on JDK 17, a second one anywhere in the process slows these loops down 2 to 9
     * times.
     */
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    /** Numbers in a vector. */
    static final int V = SPECIES.length();

    /** Vectors in a block of lanes. */
    static final int PER_BLOCK = BLOCK / V;

    /** Whether eight interleaved sums are a vector or two. */
    private static final boolean HALVES = PER_BLOCK <= 2;

    /** For the JVM's choice: wider vectors than a block, or single numbers, are of no use here. */
    static boolean fits() {
        return V >= 2 && V <= BLOCK;
    }

    /** Returns where a vector of lanes begins, in arrays with so many rows of eight a block. */
    static int at(int vector, int rows) {
        return vector / PER_BLOCK * rows * BLOCK + vector % PER_BLOCK * V;
    }

    @Override
    public void multiply(
            double[] x, int from, int count, int inputs, double[] w, int blocks, double[] z) {
        VectorForward.multiply(x, from, count, inputs, w, blocks, z);
    }

    @Override
    public void addProducts(
            double[] x, int from, int count, int inputs, double[] s, int blocks, double[] g) {
        VectorBackward.addProducts(x, from, count, inputs, s, blocks, g);
    }

    /** Few features as in plain Java; many along them. */
    @Override
    public void dots(
            double[] x,
            int from,
            int count,
            int inputs,
            double[] w,
            int wFrom,
            double[] z,
            int zFrom) {
        if (inputs < LONG || !HALVES) {
            super.dots(x, from, count, inputs, w, wFrom, z, zFrom);
            return;
        }
        for (int n = 0, row = from; n < count; n++, row += inputs) {
            z[zFrom + n] = longDot(x, row, inputs, w, wFrom);
        }
    }

    @Override
    public double dot(double[] x, int from, int inputs, double[] w, int wFrom) {
        return inputs < LONG || !HALVES
                ? super.dot(x, from, inputs, w, wFrom)
                : longDot(x, from, inputs, w, wFrom);
    }

    private static double longDot(double[] x, int row, int inputs, double[] w, int wFrom) {
        int whole = inputs - inputs % BLOCK;
        DoubleVector a = DoubleVector.zero(SPECIES);
        DoubleVector b = a;
        for (int d = 0; d < whole; d += BLOCK) {
            DoubleVector features = DoubleVector.fromArray(SPECIES, x, row + d);
            a = a.add(DoubleVector.fromArray(SPECIES, w, wFrom + d).mul(features));
            if (V < BLOCK) {
                features = DoubleVector.fromArray(SPECIES, x, row + d + V);
                b = b.add(DoubleVector.fromArray(SPECIES, w, wFrom + d + V).mul(features));
            }
        }
        int i = row + whole;
        int j = wFrom + whole;
        int rest = inputs - whole;
        return V == BLOCK
                ? sum(
                        x, i, w, j, rest, a.lane(0), a.lane(1), a.lane(2), a.lane(3), a.lane(4),
                        a.lane(5), a.lane(6), a.lane(7))
                : sum(
                        x, i, w, j, rest, a.lane(0), a.lane(1), a.lane(2), a.lane(3), b.lane(0),
                        b.lane(1), b.lane(2), b.lane(3));
    }

    /** Along the features: four vectors of them at a time, then one, then the rest as in plain Java. */
    @Override
    public void addScaled(
            double[] x,
            int from,
            int count,
            int inputs,
            double[] s,
            int sFrom,
            double[] g,
            int gFrom) {
        int d = 0;
        for (; d + 4 * V <= inputs; d += 4 * V) {
            fourStretches(x, from + d, count, inputs, s, sFrom, g, gFrom + d);
        }
        for (; d + V <= inputs; d += V) {
            oneStretch(x, from + d, count, inputs, s, sFrom, g, gFrom + d);
        }
        for (; d < inputs; d++) {
            double sum = g[gFrom + d];
            for (int n = 0, i = from + d; n < count; n++, i += inputs) {
                sum += s[sFrom + n] * x[i];
            }
            g[gFrom + d] = sum;
        }
    }

    @Override
    public void scale(double[] x, int from, int inputs, double s, double[] g, int gFrom) {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        int whole = inputs - inputs % V;
        for (int d = 0; d < whole; d += V) {
            DoubleVector product = DoubleVector.fromArray(SPECIES, x, from + d).mul(s);
            zero.add(product).intoArray(g, gFrom + d);
        }
        super.scale(x, from + whole, inputs - whole, s, g, gFrom + whole);
    }

    @Override
    public boolean subtract(double[] p, double[] u, int from, int to, double factor) {
        if (to - from < V) {
            return super.subtract(p, u, from, to, factor);
        }
        int whole = to - (to - from) % V;
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int i = from; i < whole; i += V) {
            DoubleVector update = DoubleVector.fromArray(SPECIES, u, i).mul(factor);
            update.intoArray(u, i);
            DoubleVector next = DoubleVector.fromArray(SPECIES, p, i).sub(update);
            next.intoArray(p, i);
            sum = sum.add(next.mul(0));
        }
        return super.subtract(p, u, whole, to, factor) && sum.eq(0).allTrue();
    }

    private static void fourStretches(
            double[] x,
            int from,
            int count,
            int inputs,
            double[] s,
            int sFrom,
            double[] g,
            int to) {
        DoubleVector g0 = DoubleVector.fromArray(SPECIES, g, to);
        DoubleVector g1 = DoubleVector.fromArray(SPECIES, g, to + V);
        DoubleVector g2 = DoubleVector.fromArray(SPECIES, g, to + 2 * V);
        DoubleVector g3 = DoubleVector.fromArray(SPECIES, g, to + 3 * V);
        for (int n = 0, i = from; n < count; n++, i += inputs) {
            DoubleVector slope = DoubleVector.broadcast(SPECIES, s[sFrom + n]);
            g0 = g0.add(DoubleVector.fromArray(SPECIES, x, i).mul(slope));
            g1 = g1.add(DoubleVector.fromArray(SPECIES, x, i + V).mul(slope));
            g2 = g2.add(DoubleVector.fromArray(SPECIES, x, i + 2 * V).mul(slope));
            g3 = g3.add(DoubleVector.fromArray(SPECIES, x, i + 3 * V).mul(slope));
        }
        g0.intoArray(g, to);
        g1.intoArray(g, to + V);
        g2.intoArray(g, to + 2 * V);
        g3.intoArray(g, to + 3 * V);
    }

    private static void oneStretch(
            double[] x,
            int from,
            int count,
            int inputs,
            double[] s,
            int sFrom,
            double[] g,
            int to) {
        DoubleVector sum = DoubleVector.fromArray(SPECIES, g, to);
        for (int n = 0, i = from; n < count; n++, i += inputs) {
            sum = sum.add(DoubleVector.fromArray(SPECIES, x, i).mul(s[sFrom + n]));
        }
        sum.intoArray(g, to);
    }

    @Override
    public void squaredErrors(
            double[] z,
            int blocks,
            int count,
            double[] b,
            double[] y,
            int yFrom,
            double slope,
            double[] losses,
            double[] db) {
        for (int v = 0; v < blocks * PER_BLOCK; v++) {
            int lane = v * V;
            DoubleVector shift = DoubleVector.fromArray(SPECIES, b, lane);
            DoubleVector loss = DoubleVector.fromArray(SPECIES, losses, lane);
            DoubleVector sum = DoubleVector.fromArray(SPECIES, db, lane);
            for (int n = 0, i = at(v, count); n < count; n++, i += BLOCK) {
                DoubleVector error =
                        DoubleVector.fromArray(SPECIES, z, i).add(shift).sub(y[yFrom + n]);
                loss = loss.add(error.mul(error));
                DoubleVector dz = error.mul(2).mul(slope);
                dz.intoArray(z, i);
                sum = sum.add(dz);
            }
            loss.intoArray(losses, lane);
            sum.intoArray(db, lane);
        }
    }

    @Override
    public double sumOfSquares(double[] x, int from, int to, double scale) {
        if (to - from < BLOCK || !HALVES) {
            return super.sumOfSquares(x, from, to, scale);
        }
        int whole = to - (to - from) % BLOCK;
        DoubleVector low = DoubleVector.zero(SPECIES);
        DoubleVector high = low;
        for (int i = from; i < whole; i += BLOCK) {
            low = low.add(square(x, i, scale));
            if (V < BLOCK) {
                high = high.add(square(x, i + V, scale));
            }
        }
        double sum = 0;
        for (int lane = 0; lane < BLOCK; lane++) {
            int i = whole + lane;
            double part = lane < V ? low.lane(lane) : high.lane(lane - V);
            sum += i < to ? part + (x[i] * scale) * (x[i] * scale) : part;
        }
        return sum;
    }

    private static DoubleVector square(double[] x, int i, double scale) {
        DoubleVector scaled = DoubleVector.fromArray(SPECIES, x, i).mul(scale);
        return scaled.mul(scaled);
    }

    @Override
    public boolean areFinite(double[] x) {
        int whole = x.length - x.length % V;
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int i = 0; i < whole; i += V) {
            sum = sum.add(DoubleVector.fromArray(SPECIES, x, i).mul(0));
        }
        return areFinite(x, whole, x.length) && sum.eq(0).allTrue();
    }
}
