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
 * Nesterov's momentum in the form of Sutskever, rewritten for parameters at the point that has been looked ahead to.
 *
 * <p>The first update is not dampened, as in PyTorch. The learning rate is outside v.
 */
@Describe(
        value =
                "Momentum that looks ahead: the step that the velocity would make after this update.",
        formula = {"v ← μv + (1−d)u  (first step: v ← u)", "u ← u + μv"},
        reference =
                "Sutskever, Martens, Dahl and Hinton, 2013, https://proceedings.mlr.press/v28/sutskever13.html")
public record Nesterov(
        @Param(value = "μ, how much of the velocity stays", range = "[0, 1)") double decay,
        @Param(value = "d, how much of a new update is left out of the velocity", range = "[0, 1]")
                double dampening)
        implements Optimizer {

    public Nesterov() {
        this(0.9);
    }

    public Nesterov(double decay) {
        this(decay, 0);
    }

    public Nesterov {
        Range.check(Nesterov.class, decay, dampening);
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
                double g = u[i] * factor;
                v[i] = decay * v[i] + share * g;
                u[i] = g + decay * v[i];
            }
        }
    }
}
