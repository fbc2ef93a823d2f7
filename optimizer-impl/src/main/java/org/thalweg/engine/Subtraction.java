package org.thalweg.engine;

import org.thalweg.Optimizer.Absorbing;
import org.thalweg.Tile;

/** θ ← θ − u. No step size is below 0, as a gradient that was turned round has none, or infinite. */
final class Subtraction implements Absorbing {

    @Override
    public void apply(Tile tile, double factor) {
        double[] p = tile.parameters();
        double[] u = tile.update();
        for (int i = tile.from(), to = tile.to(); i < to; i++) {
            u[i] *= factor;
            p[i] -= u[i];
        }
        if (tile.asksGain()) {
            double[] gain = tile.gain();
            for (int i = tile.from(), to = tile.to(); i < to; i++) {
                gain[i] = Math.min(Math.max(gain[i] * factor, 0), Double.MAX_VALUE);
            }
        }
    }
}
