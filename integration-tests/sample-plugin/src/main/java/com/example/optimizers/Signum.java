package com.example.optimizers;

import java.util.List;
import org.thalweg.Describe;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Scope;
import org.thalweg.Slot;
import org.thalweg.Step;

/**
 * Replaces the update by the sign of its running mean: every element takes a step of the same size.
 *
 * <pre>
 * m ← βm + (1−β)u
 * u = sign(m)            sign(0) = 0
 * </pre>
 *
 * @param decay β, memory of the mean, in [0, 1); 0 is sign descent without momentum
 * @see <a href="https://arxiv.org/abs/1802.04434">Bernstein, Wang, Azizzadenesheli and Anandkumar, 2018</a>
 */
@Describe(
        value = "Replaces the update by the sign of its running mean.",
        formula = {"m ← βm + (1−β)u", "u ← sign(m)"},
        reference = "Bernstein et al., 2018, https://arxiv.org/abs/1802.04434")
public record Signum(@Param(value = "β, memory of the mean", range = "[0, 1)") double decay)
        implements Optimizer {

    public Signum() {
        this(0.9);
    }

    public Signum {
        Range.check(Signum.class, decay);
    }

    @Override
    public List<Slot> slots() {
        return List.of(Slot.zeros("mean"));
    }

    @Override
    public Scope scope() {
        return Scope.ELEMENT;
    }

    @Override
    public Kernel kernel(Step step) {
        return tile -> {
            double[] u = tile.update();
            double[] m = tile.slot("mean");
            for (int i = tile.from(), to = tile.to(); i < to; i++) {
                m[i] = decay * m[i] + (1 - decay) * u[i];
                u[i] = Math.signum(m[i]);
            }
        };
    }
}
