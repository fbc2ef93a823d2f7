package org.thalweg.engine;

import org.thalweg.Optimizer.Absorbing;
import org.thalweg.Tile;
import org.thalweg.kernels.InstalledKernels;
import org.thalweg.kernels.Kernels;

/** θ ← θ − u. No step size is below 0, as a gradient that was turned round has none, or infinite. */
final class Subtraction implements Absorbing {

    private final Kernels kernels = InstalledKernels.best();
    private boolean finite = true;

    /** Begins a step. */
    void begin() {
        finite = true;
    }

    /** Returns whether all parameters that were subtracted from in this step were finite afterwards. */
    boolean leftFinite() {
        return finite;
    }

    @Override
    public void apply(Tile tile, double factor) {
        double[] p = tile.parameters();
        double[] u = tile.update();
        finite &= kernels.subtract(p, u, tile.from(), tile.to(), factor);
        if (tile.asksGain()) {
            double[] gain = tile.gain();
            for (int i = tile.from(), to = tile.to(); i < to; i++) {
                gain[i] = Math.min(Math.max(gain[i] * factor, 0), Double.MAX_VALUE);
            }
        }
    }
}
