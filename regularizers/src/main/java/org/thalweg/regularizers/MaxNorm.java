package org.thalweg.regularizers;

import org.thalweg.Block;
import org.thalweg.Describe;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Regularizer;
import org.thalweg.Scope;
import org.thalweg.Tile;

/**
 * Keeps the weights in a ball: a longer vector is shortened, after each step, to the largest norm allowed. Biases and scales are free.
 *
 * <pre>
 * w ← w · min(1, max / (‖w‖ + ε))        w: each row of W, the weights into one output, or W as a whole
 * </pre>
 *
 * <p>With ε = 0, the default, this is the exact projection; PyTorch's {@code renorm} has ε = 10⁻⁷.
 *
 * @param max largest euclidean norm, > 0
 * @param of what the norm is of
 * @param epsilon ε ≥ 0, added to the norm of what is too long
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
        @Param(value = "ε, added to the norm", range = "[0, ∞)") double epsilon)
        implements Regularizer {

    /** What the norm is of. */
    public enum Of {
        /** Each row of W: the weights into one output. */
        ROW,
        /** The whole of W. */
        MATRIX
    }

    public MaxNorm() {
        this(3);
    }

    public MaxNorm(double max) {
        this(max, Of.ROW, 0);
    }

    public MaxNorm {
        Range.check(MaxNorm.class, max, of, epsilon);
    }

    @Override
    public Scope scope() {
        return Scope.BLOCK;
    }

    @Override
    public double penalty(Tile tile) {
        return 0;
    }

    @Override
    public void proximal(Tile tile, double stepSize) {
        Block block = tile.block();
        if (!block.isWeights()) {
            return;
        }
        int length = of == Of.ROW ? block.columns() : tile.to() - tile.from();
        for (int from = tile.from(); from < tile.to(); from += length) {
            shorten(tile.parameters(), from, from + length);
        }
    }

    private void shorten(double[] w, int from, int to) {
        double norm = Math.sqrt(Sums.ofSquares(w, from, to));
        if (norm <= max) {
            return;
        }
        double scale = Double.isFinite(norm) ? max / (norm + epsilon) : Double.NaN;
        for (int i = from; i < to; i++) {
            w[i] *= scale;
        }
    }
}
