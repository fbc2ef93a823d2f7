package org.thalweg.optimizers;

import java.util.ArrayList;
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
 * Adaptive moments, with AMSGrad as a choice.
 *
 * <p>ε is added after the correction, as in the paper's Algorithm 1 and PyTorch. AMSGrad takes the maximum before the
 * correction, as PyTorch does. With {@code weight-decay} after it, this is AdamW.
 *
 * @see <a href="https://openreview.net/forum?id=ryQu7f-RZ">Reddi, Kale and Kumar, 2018, for AMSGrad</a>
 */
@Describe(
        value =
                "Divides the running mean of the update by its running root mean square, both corrected for starting at 0.",
        formula = {
            "m ← β₁m + (1−β₁)u",
            "v ← β₂v + (1−β₂)u²  (amsgrad: h ← max(h, v), used in v's place below)",
            "u ← (m / (1−β₁ᵗ)) / (√(v / (1−β₂ᵗ)) + ε)"
        },
        reference = "Kingma and Ba, 2015, https://arxiv.org/abs/1412.6980")
public record Adam(
        @Param(value = "β₁, memory of the mean", range = "[0, 1)") double decay,
        @Param(value = "β₂, memory of the square", range = "[0, 1)") double squareDecay,
        @Param(value = "ε, guard against division by zero", range = "(0, ∞)") double epsilon,
        @Param("whether the mean square may never shrink") boolean amsgrad)
        implements Optimizer {

    public Adam() {
        this(0.9, 0.999, 1e-8, false);
    }

    public Adam {
        Range.check(Adam.class, decay, squareDecay, epsilon, amsgrad);
    }

    @Override
    public List<Slot> slots(List<Block> blocks) {
        List<Slot> slots = new ArrayList<>(List.of(Slot.memory("mean"), Slot.zeros("meanSquare")));
        if (amsgrad) {
            slots.add(Slot.zeros("largestMeanSquare"));
        }
        return slots;
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
        return new Quotient();
    }

    private final class Quotient implements Lasting, Tile.Memory, Tile.Linear {

        private double c1;
        private double rootC2;

        @Override
        public void begin(Step step) {
            double t = step.number();
            c1 = 1 - StrictMath.pow(decay, t);
            rootC2 = Math.sqrt(1 - StrictMath.pow(squareDecay, t));
        }

        @Override
        public void apply(Tile tile) {
            remember(tile);
            tile.linear("mean", this);
            tile.linear(this);
        }

        @Override
        public void apply(Tile tile, double[] u, double[] m) {
            for (int i = tile.from(), to = tile.to(); i < to; i++) {
                m[i] = decay * m[i] + (1 - decay) * u[i];
                u[i] = m[i] / c1;
            }
        }

        @Override
        public void apply(Tile tile, double[] u) {
            double[] h = tile.slot(amsgrad ? "largestMeanSquare" : "meanSquare");
            for (int i = tile.from(), to = tile.to(); i < to; i++) {
                u[i] /= Math.sqrt(h[i]) / rootC2 + epsilon;
            }
        }
    }

    private void remember(Tile tile) {
        double[] u = tile.update();
        double[] v = tile.slot("meanSquare");
        for (int i = tile.from(), to = tile.to(); i < to; i++) {
            v[i] = squareDecay * v[i] + (1 - squareDecay) * u[i] * u[i];
        }
        if (amsgrad) {
            double[] h = tile.slot("largestMeanSquare");
            for (int i = tile.from(), to = tile.to(); i < to; i++) {
                h[i] = Math.max(h[i], v[i]);
            }
        }
    }
}
