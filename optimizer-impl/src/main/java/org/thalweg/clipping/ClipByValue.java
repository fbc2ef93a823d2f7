package org.thalweg.clipping;

import org.thalweg.Describe;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Scope;
import org.thalweg.Step;

/**
 * Limits each element of the update to an interval around 0.
 *
 * <pre>
 * uᵢ ← min(max(uᵢ, −max), max)
 * </pre>
 *
 * <p>The direction may change. NaN stays NaN.
 *
 * @param max largest absolute value, > 0
 */
@Describe(
        value = "Limits each element of the update to [−max, max]; the direction may change.",
        formula = "uᵢ ← min(max(uᵢ, −max), max)")
public record ClipByValue(
        @Param(value = "largest absolute value of an element", range = "(0, ∞)") double max)
        implements Optimizer {

    public ClipByValue() {
        this(1);
    }

    public ClipByValue {
        Range.check(ClipByValue.class, max);
    }

    @Override
    public Scope scope() {
        return Scope.ELEMENT;
    }

    @Override
    public Kernel kernel(Step step) {
        return tile -> {
            double[] u = tile.update();
            for (int i = tile.from(), to = tile.to(); i < to; i++) {
                u[i] = Math.min(Math.max(u[i], -max), max);
            }
        };
    }
}
