package org.thalweg.integration.recipes;

import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Regularizer;
import org.thalweg.Scope;
import org.thalweg.Tile;

/** R = λ‖W‖², whose gradient is 2λW. */
public record Ridge(@Param(range = "[0, ∞)") double strength) implements Regularizer {

    public Ridge() {
        this(1e-3);
    }

    public Ridge {
        Range.check(Ridge.class, strength);
    }

    @Override
    public Scope scope() {
        return Scope.ELEMENT;
    }

    @Override
    public double penalty(Tile tile) {
        double sum = 0;
        for (int i = tile.from(); tile.block().isWeights() && i < tile.to(); i++) {
            sum += tile.parameters()[i] * tile.parameters()[i];
        }
        return strength * sum;
    }

    @Override
    public void addGradient(Tile tile) {
        for (int i = tile.from(); tile.block().isWeights() && i < tile.to(); i++) {
            tile.update()[i] += 2 * strength * tile.parameters()[i];
        }
    }
}
