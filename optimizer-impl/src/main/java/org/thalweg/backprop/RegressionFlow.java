package org.thalweg.backprop;

import static org.thalweg.kernels.Kernels.BLOCK;

import java.util.Arrays;
import org.thalweg.data.RowWindow;
import org.thalweg.kernels.Kernels;

/** {@link LinearRegression} as one operation, to the bits that it has operation by operation. */
final class RegressionFlow implements TileFlow {

    /** Numbers of x in a tile of many lanes: 128 KiB, which stay in the second-level cache until the way back. */
    private static final int TILE_ELEMENTS = 16_384;

    /**
     * The same of a few lanes: 24 KiB, which stay in the first-level cache. In order from memory, 500,000 × 100 numbers go forward
     * and back in .028 s so, in .034 s in the larger tiles.
     */
    private static final int SMALL_TILE_ELEMENTS = 3_072;

    private static final int NONE = -1;

    private final Kernels kernels;
    private final int capacity;
    private final int bias;
    private final int inputs;

    /** Where W begins among the parameters. */
    private final int weights;

    private final Lanes lanes;
    private final RowWindow x;
    private final RowWindow y;
    private final double[] b;
    private final double[] db;
    private final double[] sums;

    /** Whether W and b are all there is, so that no element of a gradient is left to be cleared. */
    private final boolean complete;

    private int[] active = {};
    private int count;

    /** Whether the gradients of W are summed where they are wanted. */
    private boolean direct;

    /**
     * @param instances the most in a minibatch
     */
    RegressionFlow(
            Program program,
            LinearRegression regression,
            Kernels kernels,
            int variants,
            int instances) {
        this.kernels = kernels;
        // Groups of eight instances, which the kernels take at once.
        boolean few = variants < Kernels.MANY_LANES;
        int elements = few ? SMALL_TILE_ELEMENTS : TILE_ELEMENTS;
        int tile = Math.max(8, elements / program.inputs() / 8 * 8);
        capacity = Math.max(1, Math.min(instances, tile));
        Grid grid = Grid.of(regression.weights(), program.layout());
        lanes = new Lanes(kernels, grid, variants, capacity);
        inputs = program.inputs();
        weights = grid.from();
        bias =
                regression
                        .bias()
                        .map(value -> program.layout().from(value.parameter().orElseThrow()))
                        .orElse(NONE);
        complete = program.size() == program.inputs() + (bias == NONE ? 0 : 1);
        x = new RowWindow(program.inputs(), capacity);
        y = new RowWindow(1, capacity);
        b = new double[Lanes.blocks(variants) * BLOCK];
        db = new double[b.length];
        sums = new double[b.length];
    }

    @Override
    public boolean single(
            Minibatch batch,
            int at,
            int[] variants,
            double[][] parameters,
            double[][] gradients,
            double[] losses) {
        if (!complete || variants.length >= Kernels.MANY_LANES) {
            return false;
        }
        batch.data().showInputs(batch.order(), at, 1, x);
        batch.data().showTargets(batch.order(), at, 1, y);
        for (int k : variants) {
            losses[k] = single(parameters[k], gradients[k]);
        }
        return true;
    }

    /** Computes the loss of the instance that is shown; overwrites its gradient. */
    private double single(double[] p, double[] gradient) {
        double z = kernels.dot(x.values(), x.from(), inputs, p, weights);
        double error = (bias == NONE ? z : z + p[bias]) - y.values()[y.from()];
        double slope = 2 * error;
        kernels.scale(x.values(), x.from(), inputs, slope, gradient, weights);
        if (bias != NONE) {
            gradient[bias] = 0 + slope;
        }
        return error * error;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public void begin(Minibatch batch, int[] active, double[][] parameters) {
        this.active = active;
        lanes.load(active, parameters);
        for (int j = 0; j < active.length; j++) {
            // To add −0 leaves every number as it is, 0 and −0 included.
            b[j] = bias == NONE ? -0.0 : parameters[active[j]][bias];
        }
    }

    @Override
    public void beginBlock(double[][] gradients) {
        direct = complete && lanes.forgetIn(gradients);
        if (!direct) {
            lanes.forget();
        }
        Arrays.fill(db, 0);
        Arrays.fill(sums, 0);
    }

    @Override
    public void forward(Minibatch batch, int from, int to) {
        count = to - from;
        batch.data().showInputs(batch.order(), from, count, x);
        batch.data().showTargets(batch.order(), from, count, y);
        lanes.forward(x.values(), x.from(), count);
    }

    @Override
    public void addLosses(double slope) {
        double[] z = lanes.values();
        double[] target = y.values();
        if (lanes.blocks() > 0) {
            kernels.squaredErrors(z, lanes.blocks(), count, b, target, y.from(), slope, sums, db);
            return;
        }
        for (int j = 0; j < active.length; j++) {
            int from = lanes.at(j);
            kernels.squaredErrors(z, from, 1, count, j, b, target, y.from(), slope, sums, db);
        }
    }

    @Override
    public void backward() {
        lanes.backward(x.values(), x.from());
    }

    @Override
    public void endBlock(double[] losses) {
        for (int j = 0; j < active.length; j++) {
            losses[active[j]] = sums[j];
        }
    }

    @Override
    public void endGradients(double[][] gradients) {
        if (!direct) {
            for (int k : active) {
                Arrays.fill(gradients[k], 0);
            }
            lanes.unload(gradients);
        }
        for (int j = 0; bias != NONE && j < active.length; j++) {
            gradients[active[j]][bias] = db[j];
        }
    }

    @Override
    public void copyPredictions(double[][] results, int at) {
        for (int j = 0; j < active.length; j++) {
            double[] into = results[active[j]];
            for (int n = 0, i = lanes.at(j); n < count; n++, i += lanes.step()) {
                into[at + n] = lanes.values()[i] + b[j];
            }
        }
    }

    @Override
    public void copyLosses(double[][] results, int at) {
        copyPredictions(results, at);
        for (int k : active) {
            double[] into = results[k];
            for (int n = 0; n < count; n++) {
                double error = into[at + n] - y.values()[y.from() + n];
                into[at + n] = error * error;
            }
        }
    }
}
