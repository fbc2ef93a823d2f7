package org.thalweg.regularizers;

import org.thalweg.Describe;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Regularizer;
import org.thalweg.Scope;
import org.thalweg.Tile;

/**
 * The lasso's penalty: its proximal step is the soft threshold. As a subgradient, λ sign(θ) joins the gradient before the
 * chain, and leaves no exact zeros.
 */
@Describe(
        value =
                "Penalises the sum of absolute values of the weights, which makes some of them exactly 0.",
        formula = {"R = λ‖W‖₁", "θᵢ ← sign(θᵢ) max(|θᵢ| − sᵢλ, 0)  (after each step, s its sizes)"},
        reference =
                "Tibshirani, 1996; proximal step: Daubechies, Defrise and De Mol, 2004, https://doi.org/10.1002/cpa.20042")
public record L1(
        @Param(value = "λ, strength", range = "[0, ∞)") double strength,
        @Param("proximal or subgradient") Method method,
        @Param("whether biases and scales are penalised too") boolean biases)
        implements Regularizer {

    /** How the penalty acts. */
    public enum Method {
        /** A soft threshold after each step. */
        PROXIMAL,
        /** λ sign(θ) joins the gradient, with sign(0) = 0. */
        SUBGRADIENT
    }

    public L1() {
        this(1e-3);
    }

    public L1(double strength) {
        this(strength, Method.PROXIMAL, false);
    }

    public L1 {
        Range.check(L1.class, strength, method, biases);
    }

    @Override
    public Scope scope() {
        return Scope.ELEMENT;
    }

    @Override
    public Form form() {
        return method == Method.PROXIMAL ? Form.THRESHOLD : Form.SMOOTH;
    }

    @Override
    public double penalty(Tile tile) {
        return Exempt.is(tile, biases)
                ? 0
                : strength * Sums.ofAbsolutes(tile.parameters(), tile.from(), tile.to());
    }

    @Override
    public void addGradient(Tile tile) {
        if (method != Method.SUBGRADIENT || Exempt.is(tile, biases)) {
            return;
        }
        double[] g = tile.update();
        double[] p = tile.parameters();
        for (int i = tile.from(), to = tile.to(); i < to; i++) {
            g[i] += strength * Math.signum(p[i]);
        }
    }

    @Override
    public void proximal(Tile tile) {
        if (method == Method.PROXIMAL && !Exempt.is(tile, biases)) {
            softThreshold(tile, strength, 0);
        }
    }

    /** θᵢ ← sign(θᵢ) max(|θᵢ| − sᵢ l1, 0) / (1 + 2sᵢ l2). */
    static void softThreshold(Tile tile, double l1, double l2) {
        double[] p = tile.parameters();
        double[] s = tile.gain();
        for (int i = tile.from(), to = tile.to(); i < to; i++) {
            double above = Math.max(Math.abs(p[i]) - s[i] * l1, 0);
            p[i] = Math.copySign(above, p[i]) / (1 + 2 * s[i] * l2);
        }
    }
}
