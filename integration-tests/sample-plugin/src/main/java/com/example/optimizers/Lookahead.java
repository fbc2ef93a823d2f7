package com.example.optimizers;

import java.util.List;
import org.thalweg.Block;
import org.thalweg.Describe;
import org.thalweg.Identity;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Scope;
import org.thalweg.Slot;
import org.thalweg.Step;
import org.thalweg.Tile;
import org.thalweg.Wrapper;

/**
 * Slow weights that follow the fast ones.
 *
 * <p>φ is kept before the first of k steps; proximal steps belong to the way.
 */
@Describe(
        value = "Every k-th step goes only a share of the way from where the parameters were.",
        formula = {"u ← chain(u)", "every k-th step: u ← αu + (1−α)(θ − φ),  φ: θ k steps before"},
        reference = "Zhang et al., 2019, https://arxiv.org/abs/1907.08610")
public record Lookahead(
        @Param(value = "k, how many steps", range = "[1, ∞)") int every,
        @Param(value = "α, the share of the way that counts", range = "(0, 1]") double share,
        @Param("what takes the fast steps") Optimizer chain)
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
        return first ? Lookahead::remember : tile -> {};
    }

    @Override
    public Kernel kernel(Step step) {
        boolean last = step.clock().step() % every == 0;
        return last ? this::goBack : tile -> {};
    }

    private static void remember(Tile tile) {
        int length = tile.to() - tile.from();
        System.arraycopy(tile.parameters(), tile.from(), tile.slot("slow"), tile.from(), length);
    }

    /** What multiplies goes through the tile, so that a penalty knows of it; the pull does not come from the gradient. */
    private void goBack(Tile tile) {
        tile.scale(share);
        double[] u = tile.update();
        double[] p = tile.parameters();
        double[] slow = tile.slot("slow");
        for (int i = tile.from(), to = tile.to(); i < to; i++) {
            u[i] += (1 - share) * (p[i] - slow[i]);
        }
    }
}
