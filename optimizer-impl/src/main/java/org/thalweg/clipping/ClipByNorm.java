package org.thalweg.clipping;

import org.thalweg.Describe;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Scope;
import org.thalweg.Step;

/**
 * A clip of each block by itself, whose direction is kept.
 *
 * <p>With ε = 0, the default, this is the exact projection onto the ball. PyTorch has ε = 10⁻⁶. A norm that is not finite makes
 * the whole block NaN, so that the run ends as diverged and is not continued with zeros.
 */
@Describe(
        value = "Limits the norm of each block of the update, W and b apart.",
        formula = "u ← u · min(1, max / (‖u‖ + ε))  (each block by itself)",
        reference =
                "Pascanu, Mikolov and Bengio, 2013, https://proceedings.mlr.press/v28/pascanu13.html")
public record ClipByNorm(
        @Param(value = "largest norm", range = "(0, ∞)") double max,
        @Param(value = "ε, added to the norm", range = "[0, ∞)") double epsilon,
        @Param("euclidean or largest-element") Norm norm)
        implements Optimizer {

    public ClipByNorm() {
        this(1);
    }

    public ClipByNorm(double max) {
        this(max, 0, Norm.EUCLIDEAN);
    }

    public ClipByNorm {
        Range.check(ClipByNorm.class, max, epsilon, norm);
    }

    @Override
    public Scope scope() {
        return Scope.BLOCK;
    }

    @Override
    public boolean tellsGain() {
        return true;
    }

    @Override
    public Kernel kernel(Step step) {
        return (Scaling) tile -> norm.limit(tile, max, epsilon);
    }
}
