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
 * Adagrad with a memory that fades; centered, it divides by the running standard deviation.
 *
 * <p>ε stands outside the root, as in PyTorch and Keras 1; Optax puts it inside. The mean square starts at 0 and is not
 * corrected for it, so the first steps are long.
 */
@Describe(
        name = "rmsprop",
        value = "Divides each element of the update by its running root mean square.",
        formula = {
            "v ← βv + (1−β)u²",
            "m ← βm + (1−β)u  (centered, else m = 0)",
            "u ← u / (√(v − m²) + ε)"
        },
        reference =
                "Tieleman and Hinton, 2012, https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf;"
                        + " centered: Graves, 2013, https://arxiv.org/abs/1308.0850")
public record RmsProp(
        @Param(value = "β, memory of the square", range = "[0, 1)") double decay,
        @Param(value = "ε, guard against division by zero", range = "(0, ∞)") double epsilon,
        @Param("whether the square of the running mean is subtracted") boolean centered)
        implements Optimizer {

    public RmsProp() {
        this(0.9);
    }

    public RmsProp(double decay) {
        this(decay, 1e-8, false);
    }

    public RmsProp {
        Range.check(RmsProp.class, decay, epsilon, centered);
    }

    @Override
    public List<Slot> slots(List<Block> blocks) {
        return centered
                ? List.of(Slot.zeros("meanSquare"), Slot.zeros("mean"))
                : List.of(Slot.zeros("meanSquare"));
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
        return centered ? new Centered() : (Absorbing) this::divide;
    }

    /** Remembers and divides in one pass: 0.50 ns an element in the cache, in two 0.55 (Zen 5). */
    private void divide(Tile tile, double factor) {
        double[] u = tile.update();
        double[] v = tile.slot("meanSquare");
        for (int i = tile.from(), to = tile.to(); i < to; i++) {
            double g = u[i] * factor;
            v[i] = decay * v[i] + (1 - decay) * g * g;
            u[i] = g / (Math.sqrt(v[i]) + epsilon);
        }
        if (tile.asksGain()) {
            double[] gain = tile.gain();
            for (int i = tile.from(), to = tile.to(); i < to; i++) {
                gain[i] = gain[i] * factor / (Math.sqrt(v[i]) + epsilon);
            }
        }
    }

    private final class Centered implements Lasting, Tile.Linear {

        @Override
        public void apply(Tile tile) {
            double[] u = tile.update();
            double[] v = tile.slot("meanSquare");
            double[] m = tile.slot("mean");
            for (int i = tile.from(), to = tile.to(); i < to; i++) {
                v[i] = decay * v[i] + (1 - decay) * u[i] * u[i];
                m[i] = decay * m[i] + (1 - decay) * u[i];
            }
            tile.linear(this);
        }

        @Override
        public void apply(Tile tile, double[] x) {
            double[] v = tile.slot("meanSquare");
            double[] m = tile.slot("mean");
            for (int i = tile.from(), to = tile.to(); i < to; i++) {
                // A variance below 0 is rounding: a gradient that never changes has v = m² but for
                // the last bits.
                x[i] /= Math.sqrt(Math.max(0, v[i] - m[i] * m[i])) + epsilon;
            }
        }
    }
}
