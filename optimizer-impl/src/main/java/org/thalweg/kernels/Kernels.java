package org.thalweg.kernels;

/**
 * The loops that nearly all time is spent in.
 *
 * <p>Every sum has one order, whoever computes it. An output of fewer than {@value #LONG} features is summed over them in order; of
 * more, in eight interleaved sums, feature d in sum d mod 8, each in order, which are then added in order. A gradient is summed over
 * the instances in order. A product is rounded before it is added, never fused. So each implementation gives the same bits.
 *
 * <p>Instances lie one after another: feature d of instance n is {@code x[from + n·inputs + d]}. A <em>lane</em> is one output of
 * one variant. A few lanes are computed one by one, with their weights in a row. Many are computed together, in blocks of {@value
 * #BLOCK}: of block b, the weight of lane l for feature d is {@code w[(b·inputs + d)·8 + l]}, and what belongs to instance n is
 * {@code z[(b·count + n)·8 + l]}. Lanes that fill up the last block are computed like the others, and mean nothing.
 */
public interface Kernels {

    /** Lanes in a block: as many doubles as the widest vectors hold. */
    int BLOCK = 8;

    /**
     * From so many features on, an output is summed in eight interleaved sums. In order, each addition waits for the one before: the
     * output of an instance of 100 features takes 75 instead of 21 ns.
     */
    int LONG = 96;

    /** Returns in how many interleaved sums an output of so many features is summed. */
    static int sums(int inputs) {
        return inputs < LONG ? 1 : 8;
    }

    /** From so many lanes on, computing them in blocks is faster than one by one. */
    int MANY_LANES = 3;

    /** One lane and one instance forward: returns Σ_d x_d · w[wFrom + d]. */
    double dot(double[] x, int from, int inputs, double[] w, int wFrom);

    /**
     * One lane forward: z[zFrom + n] ← Σ_d x_nd · w[wFrom + d].
     *
     * @param count how many instances
     */
    void dots(
            double[] x,
            int from,
            int count,
            int inputs,
            double[] w,
            int wFrom,
            double[] z,
            int zFrom);

    /** One lane backward: g[gFrom + d] ← g[gFrom + d] + Σ_n s[sFrom + n] · x_nd. */
    void addScaled(
            double[] x,
            int from,
            int count,
            int inputs,
            double[] s,
            int sFrom,
            double[] g,
            int gFrom);

    /** One lane and one instance backward, where the sums begin: g[gFrom + d] ← 0 + s · x_d. */
    void scale(double[] x, int from, int inputs, double s, double[] g, int gFrom);

    /**
     * u ← factor · u, p ← p − u, of the numbers of a stretch.
     *
     * @return whether all of p are finite now
     */
    boolean subtract(double[] p, double[] u, int from, int to, double factor);

    /** Blocks of lanes forward: z_n ← Σ_d x_nd · w_d. */
    void multiply(double[] x, int from, int count, int inputs, double[] w, int blocks, double[] z);

    /** Blocks of lanes backward: g_d ← g_d + Σ_n x_nd · s_n. */
    void addProducts(
            double[] x, int from, int count, int inputs, double[] s, int blocks, double[] g);

    /**
     * The squared error of one output each, forward and backward, for blocks of lanes: e = (z + b) − y, J ← J + e², z ← slope ·
     * 2e, db ← db + z; over the instances in order.
     *
     * @param z overwritten with dJ/dz, times the slope
     * @param b one number a lane
     * @param y one number an instance, from yFrom on, the same for all lanes
     * @param losses one sum a lane
     * @param db one sum a lane
     */
    void squaredErrors(
            double[] z,
            int blocks,
            int count,
            double[] b,
            double[] y,
            int yFrom,
            double slope,
            double[] losses,
            double[] db);

    /** The same for one lane, whose numbers of z begin at {@code from} and lie {@code step} apart. */
    default void squaredErrors(
            double[] z,
            int from,
            int step,
            int count,
            int lane,
            double[] b,
            double[] y,
            int yFrom,
            double slope,
            double[] losses,
            double[] db) {
        double shift = b[lane];
        double loss = losses[lane];
        double sum = db[lane];
        for (int n = 0, i = from; n < count; n++, i += step) {
            double error = (z[i] + shift) - y[yFrom + n];
            loss += error * error;
            z[i] = slope * (2 * error);
            sum += z[i];
        }
        losses[lane] = loss;
        db[lane] = sum;
    }

    /**
     * Returns Σ (scale · xᵢ)², in eight interleaved sums, which are added in order: the i-th number of the stretch goes to the sum i
     * mod 8.
     */
    double sumOfSquares(double[] x, int from, int to, double scale);

    /** Returns whether no number is infinite or NaN. */
    boolean areFinite(double[] x);
}
