package com.example.optimizers;

import org.thalweg.Describe;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Regularizer;
import org.thalweg.Scope;
import org.thalweg.Shortening;
import org.thalweg.Tile;

/**
 * The lasso for whole features. Biases and scales are free.
 *
 * <p>All of the penalty is in its proximal step, which makes exact zeros. Its formula is for equal step sizes s; see
 * {@link Shortening} for others.
 */
@Describe(
        value = "Penalises the norm of all weights that leave a feature: whole features drop out.",
        formula = {"R = λ Σ_d ‖w_d‖,  w_d: column d of W", "w_d ← w_d · max(0, 1 − sλ / ‖w_d‖)"},
        reference = "Yuan and Lin, 2006, https://doi.org/10.1111/j.1467-9868.2005.00532.x")
public record GroupLasso(@Param(value = "λ, strength", range = "[0, ∞)") double strength)
        implements Regularizer {

    public GroupLasso() {
        this(1e-3);
    }

    public GroupLasso {
        Range.check(GroupLasso.class, strength);
    }

    @Override
    public Scope scope() {
        return Scope.BLOCK;
    }

    @Override
    public Form form() {
        return Form.NORM;
    }

    @Override
    public double penalty(Tile tile) {
        double sum = 0;
        for (int d = 0; d < features(tile); d++) {
            sum += norm(tile, d);
        }
        return strength * sum;
    }

    @Override
    public void proximal(Tile tile) {
        int columns = tile.block().columns();
        for (int d = 0; d < features(tile); d++) {
            int from = tile.from() + d;
            Shortening.shrink(tile.parameters(), tile.gain(), from, tile.to(), columns, strength);
        }
    }

    private static int features(Tile tile) {
        return tile.block().isWeights() ? tile.block().columns() : 0;
    }

    private static double norm(Tile tile, int d) {
        double[] w = tile.parameters();
        double squares = 0;
        for (int i = tile.from() + d; i < tile.to(); i += tile.block().columns()) {
            squares += w[i] * w[i];
        }
        return Math.sqrt(squares);
    }
}
