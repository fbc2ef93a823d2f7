package org.thalweg.integration.recipes;

import java.util.List;
import org.thalweg.Block;
import org.thalweg.Identity;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Scope;
import org.thalweg.Slot;
import org.thalweg.Step;
import org.thalweg.Wrapper;

/** Every k-th step goes back a share of the way to where the parameters were k steps before. */
public record Lookahead(
        @Param(range = "[1, ∞)") int every, @Param(range = "(0, 1]") double share, Optimizer chain)
        implements Wrapper {

    public Lookahead() {
        this(5, 0.5, new Identity());
    }

    public Lookahead {
        Range.check(Lookahead.class, every, share, chain);
    }

    @Override
    public List<Optimizer> parts() {
        return List.of(chain);
    }

    @Override
    public List<Slot> slots(List<Block> blocks) {
        return List.of(Slot.parameters("slow"));
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
    public Kernel before(int part, Step step) {
        boolean first = (step.clock().step() - 1) % every == 0;
        return tile -> {
            for (int i = tile.from(); first && i < tile.to(); i++) {
                tile.slot("slow")[i] = tile.parameters()[i];
            }
        };
    }

    @Override
    public Kernel kernel(Step step) {
        boolean last = step.clock().step() % every == 0;
        return tile -> {
            if (last) {
                tile.scale(share);
                double[] u = tile.update();
                for (int i = tile.from(); i < tile.to(); i++) {
                    u[i] += (1 - share) * (tile.parameters()[i] - tile.slot("slow")[i]);
                }
            }
        };
    }
}
