package {{package}};

import org.thalweg.Describe;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Regularizer;
import org.thalweg.Scope;
import org.thalweg.Tile;

/** A first penalty, which works. Yours is another: change it, what is said of it below, and this sentence. */
@Describe(
        value = "Penalises the sum of absolute values of the weights.",
        formula = {"R = λ‖W‖₁", "θ ← sign(θ) max(|θ| − sλ, 0)  (after each step, s its sizes)"})
public record {{type}}(@Param(value = "λ, strength", range = "[0, ∞)") double strength)
        implements Regularizer {

    /** The defaults. */
    public {{type}}() {
        this(1e-3);
    }

    public {{type}} {
        Range.check({{type}}.class, strength);
    }

    /** A promise that every element is treated by itself; without it a tile would be the whole vector. */
    @Override
    public Scope scope() {
        return Scope.ELEMENT;
    }

    /** What the proximal step does. A smooth penalty leaves this out, and implements addGradient instead of proximal. */
    @Override
    public Form form() {
        return Form.THRESHOLD;
    }

    /** R. Biases and scales are free. */
    @Override
    public double penalty(Tile tile) {
        if (!tile.block().isWeights()) {
            return 0;
        }
        double[] p = tile.parameters();
        double sum = 0;
        for (int i = tile.from(), to = tile.to(); i < to; i++) {
            sum += Math.abs(p[i]);
        }
        return strength * sum;
    }

    /** The proximal step: θ becomes the minimiser over z of (z − θ)² / 2s + λ|z|. */
    @Override
    public void proximal(Tile tile) {
        if (!tile.block().isWeights()) {
            return;
        }
        double[] p = tile.parameters();
        double[] s = tile.gain(); // how far the step went along the gradient, by element; 0 for what stays
        for (int i = tile.from(), to = tile.to(); i < to; i++) {
            p[i] = Math.copySign(Math.max(Math.abs(p[i]) - s[i] * strength, 0), p[i]);
        }
    }
}
