package org.thalweg.commonsmath;

import org.thalweg.Regularizer;
import org.thalweg.Scope;
import org.thalweg.Tile;

/** Bounds of each element, which the nearest point within is taken for. */
final class Box implements Regularizer {

    private final double[] lower;
    private final double[] upper;

    Box(double[] lower, double[] upper) {
        this.lower = lower.clone();
        this.upper = upper.clone();
    }

    @Override
    public Scope scope() {
        return Scope.ELEMENT;
    }

    @Override
    public Form form() {
        return Form.PROJECTION;
    }

    @Override
    public double penalty(Tile tile) {
        return 0;
    }

    @Override
    public void proximal(Tile tile) {
        double[] x = tile.parameters();
        for (int i = tile.from(); i < tile.to(); i++) {
            x[i] = Math.min(Math.max(x[i], lower[i]), upper[i]);
        }
    }
}
