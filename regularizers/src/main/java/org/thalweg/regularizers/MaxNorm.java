package org.thalweg.regularizers;

import org.thalweg.Block;
import org.thalweg.Describe;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Regularizer;
import org.thalweg.Scope;
import org.thalweg.Shortening;
import org.thalweg.Tile;

/**
 * A constraint on the weights; biases and scales are free.
 *
 * <p>w is each row of W, the weights into one output, or W as a whole. Where the step sizes s are unequal, unless the metric is
 * euclidean, the nearest place is wᵢ / (1 + sᵢκ), with κ so that ‖w‖ = max. With ε = 0, the default, this is the exact
 * projection; PyTorch's {@code renorm} has ε = 10⁻⁷, and ε is added for what is too long alone.
 */
@Describe(
        value =
                "Keeps the weights in a ball: a longer row of W, or W as a whole, is shortened after each step.",
        formula = "w ← w · min(1, max / (‖w‖ + ε))  (after each step)",
        reference =
                "Srebro, Rennie and Jaakkola, 2005; Srivastava et al., 2014, https://jmlr.org/papers/v15/srivastava14a.html")
public record MaxNorm(
        @Param(value = "largest euclidean norm", range = "(0, ∞)") double max,
        @Param("row or matrix") Of of,
        @Param(value = "ε, added to the norm", range = "[0, ∞)") double epsilon,
        @Param("steps or euclidean: in which metric the nearest place is") Metric metric)
        implements Regularizer {

    /** What the norm is of. */
    public enum Of {
        /** Each row of W: the weights into one output. */
        ROW,
        /** The whole of W. */
        MATRIX
    }

    /** In which metric the nearest place of the ball is taken. */
    public enum Metric {
        /** That of the step sizes, Σ(z − w)²/s: the run ends at the constrained minimum, whatever the chain. */
        STEPS,
        /** The euclidean one, as in Keras and PyTorch: the direction is kept. After chains with unequal steps it ends elsewhere. */
        EUCLIDEAN
    }

    public MaxNorm() {
        this(3);
    }

    public MaxNorm(double max) {
        this(max, Of.ROW, 0, Metric.STEPS);
    }

    public MaxNorm {
        Range.check(MaxNorm.class, max, of, epsilon, metric);
    }

    @Override
    public Scope scope() {
        return Scope.BLOCK;
    }

    @Override
    public Form form() {
        return metric == Metric.STEPS ? Form.CONSTRAINT : Form.PROJECTION;
    }

    @Override
    public double penalty(Tile tile) {
        return 0;
    }

    @Override
    public void proximal(Tile tile) {
        Block block = tile.block();
        if (!block.isWeights()) {
            return;
        }
        int length = of == Of.ROW ? block.columns() : tile.to() - tile.from();
        for (int from = tile.from(); from < tile.to(); from += length) {
            shorten(tile, from, from + length);
        }
    }

    private void shorten(Tile tile, int from, int to) {
        double[] w = tile.parameters();
        double norm = Math.sqrt(Sums.ofSquares(w, from, to));
        if (norm <= max) {
            return;
        }
        if (metric == Metric.STEPS) {
            Shortening.project(w, tile.gain(), from, to, 1, max * (norm / (norm + epsilon)));
            return;
        }
        double scale = Double.isFinite(norm) ? max / (norm + epsilon) : Double.NaN;
        for (int i = from; i < to; i++) {
            w[i] *= scale;
        }
    }
}
