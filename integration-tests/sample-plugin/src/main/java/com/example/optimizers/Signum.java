package com.example.optimizers;

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
 * Every element takes a step of the same size, but none where the mean is 0. With the decay 0 it is sign descent without
 * momentum.
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
    public List<Slot> slots(List<Block> blocks) {
        return List.of(Slot.memory("mean"));
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
        // Made once a step: made in the kernel, it would be garbage for each tile.
        Tile.Memory average = this::average;
        return tile -> {
            tile.linear("mean", average);
            sign(tile);
        };
    }

    /** Linear in the update, so that the engine can do the same to the gain. */
    private void average(Tile tile, double[] u, double[] m) {
        for (int i = tile.from(), to = tile.to(); i < to; i++) {
            m[i] = decay * m[i] + (1 - decay) * u[i];
            u[i] = m[i];
        }
    }

    /** Not linear: what it does to an element, it does to the element's gain. */
    private static void sign(Tile tile) {
        double[] u = tile.update();
        for (int i = tile.from(), to = tile.to(); i < to; i++) {
            double sign = Math.signum(u[i]);
            if (tile.asksGain()) {
                tile.gain()[i] *= Tile.ratio(sign, u[i]);
            }
            u[i] = sign;
        }
    }
}
