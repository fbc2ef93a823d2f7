package org.thalweg.regularizers;

import org.thalweg.Describe;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Regularizer;
import org.thalweg.Scope;
import org.thalweg.Tile;

/**
 * The lasso and ridge in one proximal map, that of both.
 *
 * <p>scikit-learn's {@code ElasticNet} for squared error: λ₁ = 2·alpha·l1_ratio, λ₂ = alpha·(1 − l1_ratio).
 */
@Describe(
        value =
                "Penalises absolute values and squares of the weights together; squares not halved.",
        formula = {
            "R = λ₁‖W‖₁ + λ₂‖W‖²",
            "θ ← sign(θ) max(|θ| − ηλ₁, 0) / (1 + 2ηλ₂)  (after each step)"
        },
        reference = "Zou and Hastie, 2005, https://doi.org/10.1111/j.1467-9868.2005.00503.x")
public record ElasticNet(
        @Param(value = "λ₁, strength of the absolute values", range = "[0, ∞)") double l1,
        @Param(value = "λ₂, strength of the squares", range = "[0, ∞)") double l2,
        @Param("whether biases and scales are penalised too") boolean biases)
        implements Regularizer {

    public ElasticNet() {
        this(1e-3, 1e-3);
    }

    public ElasticNet(double l1, double l2) {
        this(l1, l2, false);
    }

    public ElasticNet {
        Range.check(ElasticNet.class, l1, l2, biases);
    }

    @Override
    public Scope scope() {
        return Scope.ELEMENT;
    }

    @Override
    public Form form() {
        return l2 == 0 ? Form.THRESHOLD : Form.SHRINK;
    }

    @Override
    public double penalty(Tile tile) {
        double[] p = tile.parameters();
        return Exempt.is(tile, biases)
                ? 0
                : l1 * Sums.ofAbsolutes(p, tile.from(), tile.to())
                        + l2 * Sums.ofSquares(p, tile.from(), tile.to());
    }

    @Override
    public void proximal(Tile tile) {
        if (!Exempt.is(tile, biases)) {
            L1.softThreshold(tile, l1, l2);
        }
    }
}
