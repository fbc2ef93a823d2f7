package org.thalweg.integration.recipes;

import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Regularizer;
import org.thalweg.Scope;
import org.thalweg.Tile;

/** R = λ‖W‖₁, which makes weights exactly 0. */
public record SoftThreshold(@Param(range = "[0, ∞)") double strength) implements Regularizer {

    public SoftThreshold() {
        this(1e-3);
    }

    public SoftThreshold {
        Range.check(SoftThreshold.class, strength);
    }

    @Override
    public Scope scope() {
        return Scope.ELEMENT;
    }

    @Override
    public Form form() {
        return Form.THRESHOLD;
    }

    @Override
    public double penalty(Tile tile) {
        double sum = 0;
        for (int i = tile.from(); tile.block().isWeights() && i < tile.to(); i++) {
            sum += Math.abs(tile.parameters()[i]);
        }
        return strength * sum;
    }

    @Override
    public void proximal(Tile tile) {
        double[] p = tile.parameters();
        double[] s = tile.gain();
        for (int i = tile.from(); tile.block().isWeights() && i < tile.to(); i++) {
            double above = Math.max(Math.abs(p[i]) - s[i] * strength, 0);
            p[i] = Math.copySign(above, p[i]);
        }
    }
}
