package org.thalweg.backprop;

import static org.thalweg.kernels.Kernels.BLOCK;
import static org.thalweg.kernels.Kernels.MANY_LANES;

import java.util.Arrays;
import org.thalweg.kernels.Kernels;

/**
 * The weights of variants with the same inputs, laid out for the kernels: a lane for each output of each variant. A few are kept
 * one after another, many in blocks of eight; see {@link Kernels}.
 *
 * <p>Lane j is output j mod C of the variant in place j / C among the active ones. What belongs to it and instance n is at {@code
 * at(j) + n · step()}.
 */
final class Lanes {

    private static final double[] ONE = {1};

    private final Kernels kernels;
    private final Grid grid;
    private final int inputs;
    private final int outputs;
    private final double[] weights;

    /** Where the weights of a lane lie that is computed by itself. */
    private final double[][] rows;

    private final int[] rowFrom;
    private final double[] gradients;

    /** Where the gradient of a lane that is computed by itself is summed. */
    private final double[][] sums;

    private final int[] sumFrom;

    /** Whether those sums are still to begin. */
    private boolean anew;

    private final double[] values;
    private int[] variants = {};
    private int lanes;
    private int blocks;
    private int count;

    /**
     * @param variants the most variants at once
     * @param capacity the most instances at once
     */
    Lanes(Kernels kernels, Grid grid, int variants, int capacity) {
        this.kernels = kernels;
        this.grid = grid;
        this.inputs = grid.columns();
        this.outputs = grid.rows();
        int most = Math.multiplyExact(blocks(Math.multiplyExact(variants, outputs)), BLOCK);
        weights = new double[Math.multiplyExact(most, inputs)];
        rows = new double[most][];
        rowFrom = new int[most];
        gradients = new double[weights.length];
        sums = new double[most][];
        sumFrom = new int[most];
        values = new double[Math.multiplyExact(most, capacity)];
    }

    static int blocks(int lanes) {
        return (lanes - 1) / BLOCK + 1;
    }

    /** Takes over the weights of some variants, which stay as they are until the next time. */
    void load(int[] active, double[][] parameters) {
        variants = active;
        lanes = active.length * outputs;
        blocks = lanes < MANY_LANES ? 0 : blocks(lanes);
        for (int j = 0; j < lanes; j++) {
            double[] p = parameters[variant(j)];
            if (liesInRows()) {
                rows[j] = p;
                rowFrom[j] = weight(j);
            } else {
                copyWeights(j, p);
            }
        }
    }

    /** Whether a lane's weights lie one after another among the parameters, as a kernel for one lane takes them. */
    private boolean liesInRows() {
        return blocks == 0 && grid.right() == 1;
    }

    private void copyWeights(int lane, double[] p) {
        int right = grid.right();
        int stride = blocks == 0 ? 1 : BLOCK;
        for (int d = 0, i = row(lane), at = weight(lane);
                d < inputs;
                d++, i += stride, at += right) {
            weights[i] = p[at];
        }
        if (blocks == 0) {
            rows[lane] = weights;
            rowFrom[lane] = row(lane);
        }
    }

    /** Begins the sums of the gradients anew. */
    void forget() {
        if (blocks > 0) {
            Arrays.fill(gradients, 0, blocks * BLOCK * inputs, 0);
            return;
        }
        anew = true;
        for (int j = 0; j < lanes; j++) {
            sums[j] = gradients;
            sumFrom[j] = row(j);
        }
    }

    /**
     * Begins the sums anew in the variants' gradients themselves, which need not be unloaded then.
     *
     * @return whether that was possible; if not, nothing was done
     */
    boolean forgetIn(double[][] variantGradients) {
        if (!liesInRows()) {
            return false;
        }
        anew = true;
        for (int j = 0; j < lanes; j++) {
            sums[j] = variantGradients[variant(j)];
            sumFrom[j] = weight(j);
        }
        return true;
    }

    /** Adds the gradients to those of the variants. */
    void unload(double[][] into) {
        for (int j = 0; j < lanes; j++) {
            double[] g = into[variant(j)];
            if (liesInRows()) {
                // To add a row is to add it times 1, which kernels do with vectors.
                kernels.addScaled(gradients, row(j), 1, inputs, ONE, 0, g, weight(j));
            } else {
                addGradient(j, g);
            }
        }
    }

    private void addGradient(int lane, double[] g) {
        int right = grid.right();
        int stride = blocks == 0 ? 1 : BLOCK;
        for (int d = 0, i = row(lane), at = weight(lane);
                d < inputs;
                d++, i += stride, at += right) {
            g[at] += gradients[i];
        }
    }

    /** Returns where a lane's first weight is. */
    private int row(int lane) {
        return blocks == 0 ? lane * inputs : lane / BLOCK * inputs * BLOCK + lane % BLOCK;
    }

    private int variant(int lane) {
        return variants[lane / outputs];
    }

    private int weight(int lane) {
        return grid.from() + lane % outputs * grid.down();
    }

    /** Computes W x of instances that lie one after another. */
    void forward(double[] x, int from, int instances) {
        count = instances;
        if (blocks > 0) {
            kernels.multiply(x, from, count, inputs, weights, blocks, values);
            return;
        }
        for (int j = 0; j < lanes; j++) {
            kernels.dots(x, from, count, inputs, rows[j], rowFrom[j], values, at(j));
        }
    }

    /** Adds what the instances that went forward last add to the gradients, {@link #values} being dJ/d(Wx). */
    void backward(double[] x, int from) {
        if (blocks > 0) {
            kernels.addProducts(x, from, count, inputs, values, blocks, gradients);
            return;
        }
        for (int j = 0; j < lanes; j++) {
            addScaled(x, from, count, j, at(j));
        }
        anew = false;
    }

    private void addScaled(double[] x, int from, int instances, int lane, int at) {
        int done = anew ? 1 : 0;
        if (anew) {
            kernels.scale(x, from, inputs, values[at], sums[lane], sumFrom[lane]);
        }
        if (instances > done) {
            kernels.addScaled(
                    x,
                    from + done * inputs,
                    instances - done,
                    inputs,
                    values,
                    at + done,
                    sums[lane],
                    sumFrom[lane]);
        }
    }

    /** Returns the weight of a lane for a feature. */
    double weight(int lane, int feature) {
        return blocks == 0
                ? rows[lane][rowFrom[lane] + feature]
                : weights[row(lane) + feature * BLOCK];
    }

    /** Returns the number of lanes. */
    int size() {
        return lanes;
    }

    /** Returns the number of blocks, 0 if there are too few lanes for that. */
    int blocks() {
        return blocks;
    }

    /** Returns W x, or what was left there to go back from; live. */
    double[] values() {
        return values;
    }

    /** Returns where the value of a lane's first instance is. */
    int at(int lane) {
        return blocks == 0 ? lane * count : lane / BLOCK * count * BLOCK + lane % BLOCK;
    }

    /** Returns how far it is from there to the next instance's. */
    int step() {
        return blocks == 0 ? 1 : BLOCK;
    }
}
