package org.thalweg.optimizers;

import java.util.List;
import org.thalweg.Block;
import org.thalweg.Describe;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Scope;
import org.thalweg.Slot;
import org.thalweg.Step;
import org.thalweg.Tile;

/**
 * RMSProp's forerunner, which forgets nothing, so that steps only shorten.
 *
 * <p>ε stands outside the root, as in PyTorch; Optax and Keras put it inside.
 */
@Describe(
        value = "Divides each element of the update by the root of the sum of its squares so far.",
        formula = {"a ← a + u²", "u ← u / (√a + ε)"},
        reference = "Duchi, Hazan and Singer, 2011, https://jmlr.org/papers/v12/duchi11a.html")
public record Adagrad(
        @Param(value = "ε, guard against division by zero", range = "(0, ∞)") double epsilon,
        @Param(value = "a before the first step", range = "[0, ∞)") double initialAccumulator)
        implements Optimizer {

    public Adagrad() {
        this(1e-10, 0);
    }

    public Adagrad {
        Range.check(Adagrad.class, epsilon, initialAccumulator);
    }

    @Override
    public List<Slot> slots(List<Block> blocks) {
        return List.of(Slot.filled("sumOfSquares", initialAccumulator));
    }

    @Override
    public Scope scope() {
        return Scope.ELEMENT;
    }

    @Override
    public boolean tellsGain() {
        return true;
    }

    @Override
    public Kernel kernel(Step step) {
        return (Absorbing) this::divide;
    }

    private void divide(Tile tile, double factor) {
        double[] u = tile.update();
        double[] a = tile.slot("sumOfSquares");
        for (int i = tile.from(), to = tile.to(); i < to; i++) {
            double g = u[i] * factor;
            a[i] += g * g;
            u[i] = g / (Math.sqrt(a[i]) + epsilon);
        }
        if (tile.asksGain()) {
            double[] gain = tile.gain();
            for (int i = tile.from(), to = tile.to(); i < to; i++) {
                gain[i] = gain[i] * factor / (Math.sqrt(a[i]) + epsilon);
            }
        }
    }
}
