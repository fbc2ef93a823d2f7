package org.thalweg.clipping;

import org.thalweg.Describe;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Scope;
import org.thalweg.Step;

/**
 * A clip of all blocks together, as if they were one.
 *
 * <p>With ε = 0, the default, this is the exact projection onto the ball. PyTorch has ε = 10⁻⁶. A norm that is not finite makes
 * the whole update NaN, so that the run ends as diverged and is not continued with zeros.
 */
@Describe(
        value = "Limits the norm of the whole update; the direction is kept.",
        formula = "u ← u · min(1, max / (‖u‖ + ε))",
        reference =
                "Pascanu, Mikolov and Bengio, 2013, https://proceedings.mlr.press/v28/pascanu13.html")
public record ClipByGlobalNorm(
        @Param(value = "largest norm", range = "(0, ∞)") double max,
        @Param(value = "ε, added to the norm", range = "[0, ∞)") double epsilon,
        @Param("euclidean or largest-element") Norm norm)
        implements Optimizer {

    public ClipByGlobalNorm() {
        this(1);
    }

    public ClipByGlobalNorm(double max) {
        this(max, 0, Norm.EUCLIDEAN);
    }

    public ClipByGlobalNorm {
        Range.check(ClipByGlobalNorm.class, max, epsilon, norm);
    }

    @Override
    public Scope scope() {
        return Scope.VECTOR;
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
