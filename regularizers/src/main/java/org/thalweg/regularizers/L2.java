package org.thalweg.regularizers;

import org.thalweg.Describe;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Regularizer;
import org.thalweg.Scope;
import org.thalweg.Tile;

/**
 * The penalty of ridge regression.
 *
 * <p>PyTorch's {@code weight_decay} and Ridge's objectives have other factors: {@code weight_decay = 2λ}, and scikit-learn's
 * {@code alpha = λN} for squared error.
 */
@Describe(
        value =
                "Penalises the sum of squares of the weights; not halved, so that the gradient is 2λW.",
        formula = "R = λ‖W‖²",
        reference = "Hoerl and Kennard, 1970, https://doi.org/10.1080/00401706.1970.10488634")
public record L2(
        @Param(value = "λ, strength", range = "[0, ∞)") double strength,
        @Param("whether biases and scales are penalised too") boolean biases)
        implements Regularizer {

    public L2() {
        this(1e-3);
    }

    public L2(double strength) {
        this(strength, false);
    }

    public L2 {
        Range.check(L2.class, strength, biases);
    }

    @Override
    public Scope scope() {
        return Scope.ELEMENT;
    }

    @Override
    public double penalty(Tile tile) {
        return Exempt.is(tile, biases)
                ? 0
                : strength * Sums.ofSquares(tile.parameters(), tile.from(), tile.to());
    }

    @Override
    public void addGradient(Tile tile) {
        if (Exempt.is(tile, biases)) {
            return;
        }
        double[] g = tile.update();
        double[] p = tile.parameters();
        double slope = 2 * strength;
        for (int i = tile.from(), to = tile.to(); i < to; i++) {
            g[i] += slope * p[i];
        }
    }
}
