package org.thalweg.kernels;

/** In plain Java, for any JVM. */
class PlainKernels implements Kernels {

    /*
     * Eight instances side by side, so that eight sums overlap, and four features at a time, so that one address serves four
     * products: 18 ns for an instance of 100 features. One feature at a time takes 24 to 29, one instance at a time 75, and with each
     * row in an array of its own the addresses do not fit the registers: 48.
     */
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
        int n = 0;
        for (; inputs >= LONG && n < count; n++) {
            z[zFrom + n] = dot(x, from + n * inputs, inputs, w, wFrom);
        }
        for (; n + 8 <= count; n += 8) {
            eightDots(x, from + n * inputs, inputs, w, wFrom, z, zFrom + n);
        }
        for (; n < count; n++) {
            z[zFrom + n] = dot(x, from + n * inputs, inputs, w, wFrom);
        }
    }

    @Override
    public double dot(double[] x, int from, int inputs, double[] w, int wFrom) {
        if (inputs >= LONG) {
            return longDot(x, from, inputs, w, wFrom);
        }
        double sum = 0;
        for (int d = 0; d < inputs; d++) {
            sum += w[wFrom + d] * x[from + d];
        }
        return sum;
    }

    /** A row by itself: rows come from memory fastest one after another. */
    private static double longDot(double[] x, int row, int inputs, double[] w, int wFrom) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int whole = inputs - inputs % BLOCK;
        for (int d = 0; d < whole; d += BLOCK) {
            int i = row + d;
            int j = wFrom + d;
            s0 += w[j] * x[i];
            s1 += w[j + 1] * x[i + 1];
            s2 += w[j + 2] * x[i + 2];
            s3 += w[j + 3] * x[i + 3];
            s4 += w[j + 4] * x[i + 4];
            s5 += w[j + 5] * x[i + 5];
            s6 += w[j + 6] * x[i + 6];
            s7 += w[j + 7] * x[i + 7];
        }
        int rest = inputs - whole;
        return sum(x, row + whole, w, wFrom + whole, rest, s0, s1, s2, s3, s4, s5, s6, s7);
    }

    /** Adds products of the last features, fewer than eight, to the eight sums; then those in order. */
    static double sum(
            double[] x,
            int i,
            double[] w,
            int j,
            int rest,
            double s0,
            double s1,
            double s2,
            double s3,
            double s4,
            double s5,
            double s6,
            double s7) {
        double sum = rest > 0 ? s0 + w[j] * x[i] : s0;
        sum += rest > 1 ? s1 + w[j + 1] * x[i + 1] : s1;
        sum += rest > 2 ? s2 + w[j + 2] * x[i + 2] : s2;
        sum += rest > 3 ? s3 + w[j + 3] * x[i + 3] : s3;
        sum += rest > 4 ? s4 + w[j + 4] * x[i + 4] : s4;
        sum += rest > 5 ? s5 + w[j + 5] * x[i + 5] : s5;
        sum += rest > 6 ? s6 + w[j + 6] * x[i + 6] : s6;
        return sum + s7;
    }

    private static void eightDots(
            double[] x, int row, int inputs, double[] w, int wFrom, double[] z, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int d = 0;
        for (; d + 4 <= inputs; d += 4) {
            double w0 = w[wFrom + d];
            double w1 = w[wFrom + d + 1];
            double w2 = w[wFrom + d + 2];
            double w3 = w[wFrom + d + 3];
            int i = row + d;
            s0 = s0 + w0 * x[i] + w1 * x[i + 1] + w2 * x[i + 2] + w3 * x[i + 3];
            i += inputs;
            s1 = s1 + w0 * x[i] + w1 * x[i + 1] + w2 * x[i + 2] + w3 * x[i + 3];
            i += inputs;
            s2 = s2 + w0 * x[i] + w1 * x[i + 1] + w2 * x[i + 2] + w3 * x[i + 3];
            i += inputs;
            s3 = s3 + w0 * x[i] + w1 * x[i + 1] + w2 * x[i + 2] + w3 * x[i + 3];
            i += inputs;
            s4 = s4 + w0 * x[i] + w1 * x[i + 1] + w2 * x[i + 2] + w3 * x[i + 3];
            i += inputs;
            s5 = s5 + w0 * x[i] + w1 * x[i + 1] + w2 * x[i + 2] + w3 * x[i + 3];
            i += inputs;
            s6 = s6 + w0 * x[i] + w1 * x[i + 1] + w2 * x[i + 2] + w3 * x[i + 3];
            i += inputs;
            s7 = s7 + w0 * x[i] + w1 * x[i + 1] + w2 * x[i + 2] + w3 * x[i + 3];
        }
        for (; d < inputs; d++) {
            double weight = w[wFrom + d];
            int i = row + d;
            s0 += weight * x[i];
            i += inputs;
            s1 += weight * x[i];
            i += inputs;
            s2 += weight * x[i];
            i += inputs;
            s3 += weight * x[i];
            i += inputs;
            s4 += weight * x[i];
            i += inputs;
            s5 += weight * x[i];
            i += inputs;
            s6 += weight * x[i];
            i += inputs;
            s7 += weight * x[i];
        }
        z[n] = s0;
        z[n + 1] = s1;
        z[n + 2] = s2;
        z[n + 3] = s3;
        z[n + 4] = s4;
        z[n + 5] = s5;
        z[n + 6] = s6;
        z[n + 7] = s7;
    }

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
        int n = 0;
        for (; n + 4 <= count; n += 4) {
            int r0 = from + n * inputs;
            int r1 = r0 + inputs;
            int r2 = r1 + inputs;
            int r3 = r2 + inputs;
            double s0 = s[sFrom + n];
            double s1 = s[sFrom + n + 1];
            double s2 = s[sFrom + n + 2];
            double s3 = s[sFrom + n + 3];
            for (int d = 0; d < inputs; d++) {
                double sum = g[gFrom + d];
                sum += s0 * x[r0 + d];
                sum += s1 * x[r1 + d];
                sum += s2 * x[r2 + d];
                sum += s3 * x[r3 + d];
                g[gFrom + d] = sum;
            }
        }
        for (; n < count; n++) {
            int row = from + n * inputs;
            double slope = s[sFrom + n];
            for (int d = 0; d < inputs; d++) {
                g[gFrom + d] += slope * x[row + d];
            }
        }
    }

    @Override
    public void scale(double[] x, int from, int inputs, double s, double[] g, int gFrom) {
        for (int d = 0; d < inputs; d++) {
            g[gFrom + d] = 0 + s * x[from + d];
        }
    }

    @Override
    public boolean subtract(double[] p, double[] u, int from, int to, double factor) {
        for (int i = from; i < to; i++) {
            u[i] *= factor;
            p[i] -= u[i];
        }
        return areFinite(p, from, to);
    }

    @Override
    public void multiply(
            double[] x, int from, int count, int inputs, double[] w, int blocks, double[] z) {
        int sums = Kernels.sums(inputs);
        for (int b = 0; b < blocks; b++) {
            for (int n = 0; n < count; n++) {
                int to = (b * count + n) * BLOCK;
                int row = from + n * inputs;
                int at = b * inputs * BLOCK;
                fourLanes(x, row, inputs, sums, w, at, z, to);
                fourLanes(x, row, inputs, sums, w, at + 4, z, to + 4);
            }
        }
    }

    private static void fourLanes(
            double[] x, int row, int inputs, int sums, double[] w, int from, double[] z, int to) {
        double t0 = 0;
        double t1 = 0;
        double t2 = 0;
        double t3 = 0;
        for (int first = 0; first < sums; first++) {
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            for (int d = first, i = from + first * BLOCK;
                    d < inputs;
                    d += sums, i += sums * BLOCK) {
                double feature = x[row + d];
                s0 += feature * w[i];
                s1 += feature * w[i + 1];
                s2 += feature * w[i + 2];
                s3 += feature * w[i + 3];
            }
            t0 += s0;
            t1 += s1;
            t2 += s2;
            t3 += s3;
        }
        z[to] = t0;
        z[to + 1] = t1;
        z[to + 2] = t2;
        z[to + 3] = t3;
    }

    @Override
    public void addProducts(
            double[] x, int from, int count, int inputs, double[] s, int blocks, double[] g) {
        for (int b = 0; b < blocks; b++) {
            for (int d = 0; d < inputs; d++) {
                int to = (b * inputs + d) * BLOCK;
                fourSums(x, from + d, count, inputs, s, b * count * BLOCK, g, to);
                fourSums(x, from + d, count, inputs, s, b * count * BLOCK + 4, g, to + 4);
            }
        }
    }

    /** g[to], …, g[to + 3]: the sums over the instances of a feature times the slopes of four lanes. */
    private static void fourSums(
            double[] x,
            int from,
            int count,
            int inputs,
            double[] s,
            int sFrom,
            double[] g,
            int to) {
        double g0 = g[to];
        double g1 = g[to + 1];
        double g2 = g[to + 2];
        double g3 = g[to + 3];
        for (int n = 0, i = sFrom, j = from; n < count; n++, i += BLOCK, j += inputs) {
            double feature = x[j];
            g0 += feature * s[i];
            g1 += feature * s[i + 1];
            g2 += feature * s[i + 2];
            g3 += feature * s[i + 3];
        }
        g[to] = g0;
        g[to + 1] = g1;
        g[to + 2] = g2;
        g[to + 3] = g3;
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
        for (int lane = 0; lane < blocks * BLOCK; lane++) {
            int from = lane / BLOCK * count * BLOCK + lane % BLOCK;
            squaredErrors(z, from, BLOCK, count, lane, b, y, yFrom, slope, losses, db);
        }
    }

    @Override
    public double sumOfSquares(double[] x, int from, int to, double scale) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int whole = to - (to - from) % BLOCK;
        // One sum instead of eight: 0.96 instead of 0.33 ns a number.
        for (int i = from; i < whole; i += BLOCK) {
            s0 += square(x[i] * scale);
            s1 += square(x[i + 1] * scale);
            s2 += square(x[i + 2] * scale);
            s3 += square(x[i + 3] * scale);
            s4 += square(x[i + 4] * scale);
            s5 += square(x[i + 5] * scale);
            s6 += square(x[i + 6] * scale);
            s7 += square(x[i + 7] * scale);
        }
        s0 += squareBefore(to, x, whole, scale);
        s1 += squareBefore(to, x, whole + 1, scale);
        s2 += squareBefore(to, x, whole + 2, scale);
        s3 += squareBefore(to, x, whole + 3, scale);
        s4 += squareBefore(to, x, whole + 4, scale);
        s5 += squareBefore(to, x, whole + 5, scale);
        s6 += squareBefore(to, x, whole + 6, scale);
        s7 += squareBefore(to, x, whole + 7, scale);
        return s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7;
    }

    private static double square(double x) {
        return x * x;
    }

    /** 0 beyond the end, which leaves a sum of squares as it is. */
    private static double squareBefore(int to, double[] x, int i, double scale) {
        return i < to ? square(x[i] * scale) : 0;
    }

    @Override
    public boolean areFinite(double[] x) {
        return areFinite(x, 0, x.length);
    }

    static boolean areFinite(double[] x, int from, int to) {
        // 0 · x is 0 for all numbers that are finite, NaN for others.
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 4 <= to; i += 4) {
            s0 += 0 * x[i];
            s1 += 0 * x[i + 1];
            s2 += 0 * x[i + 2];
            s3 += 0 * x[i + 3];
        }
        for (; i < to; i++) {
            s0 += 0 * x[i];
        }
        return s0 + s1 + s2 + s3 == 0;
    }
}
