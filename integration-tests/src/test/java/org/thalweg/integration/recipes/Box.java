package org.thalweg.integration.recipes;

import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Regularizer;
import org.thalweg.Scope;
import org.thalweg.Tile;

/** Keeps every weight between −max and max. */
public record Box(@Param(range = "(0, ∞)") double max) implements Regularizer {

    public Box() {
        this(1);
    }

    public Box {
        Range.check(Box.class, max);
    }

    @Override
    public Scope scope() {
        return Scope.ELEMENT;
    }

    @Override
    public Form form() {
        return Form.CONSTRAINT;
    }

    @Override
    public double penalty(Tile tile) {
        return 0;
    }

    @Override
    public void proximal(Tile tile) {
        double[] p = tile.parameters();
        double[] s = tile.gain();
        for (int i = tile.from(); tile.block().isWeights() && i < tile.to(); i++) {
            if (s[i] != 0) {
                p[i] = Math.max(-max, Math.min(max, p[i]));
            }
        }
    }
}
