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
 * Momentum as Polyak has it, with a dampening.
 *
 * <p>The first update is not dampened, as in PyTorch. The learning rate is outside v, so that a schedule acts at once on the
 * whole step.
 */
@Describe(
        value = "Replaces the update by a decaying sum of the updates so far: the heavy ball.",
        formula = {"v ← μv + (1−d)u  (first step: v ← u)", "u ← v"},
        reference = "Polyak, 1964, https://doi.org/10.1016/0041-5553(64)90137-5")
public record Momentum(
        @Param(value = "μ, how much of the velocity stays", range = "[0, 1)") double decay,
        @Param(value = "d, how much of a new update is left out", range = "[0, 1]")
                double dampening)
        implements Optimizer {

    public Momentum() {
        this(0.9);
    }

    public Momentum(double decay) {
        this(decay, 0);
    }

    public Momentum {
        Range.check(Momentum.class, decay, dampening);
    }

    @Override
    public List<Slot> slots(List<Block> blocks) {
        return List.of(Slot.memory("velocity"));
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
        return new Velocity();
    }

    private final class Velocity implements Absorbing, Tile.Memory {

        private double share;
        private double factor;

        @Override
        public void begin(Step step) {
            share = step.number() == 1 ? 1 : 1 - dampening;
        }

        @Override
        public void apply(Tile tile, double by) {
            factor = by;
            tile.linear("velocity", this);
        }

        @Override
        public void apply(Tile tile, double[] u, double[] v) {
            for (int i = tile.from(), to = tile.to(); i < to; i++) {
                v[i] = decay * v[i] + share * (u[i] * factor);
                u[i] = v[i];
            }
        }
    }
}
