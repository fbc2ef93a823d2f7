package org.thalweg.wrappers;

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
import org.thalweg.optimizers.Momentum;

/**
 * Two chains side by side. Grafting takes each parameter by itself.
 *
 * <p>The default, half of the update and half of its momentum, is quasi-hyperbolic.
 */
@Describe(
        value = "Gives two chains the same update, and puts together what they leave.",
        formula = {
            "sum: u ← first(u) + second(u);  mean: half of it",
            "graft: u ← first(u) ‖second(u)‖ / ‖first(u)‖"
        },
        reference =
                "grafting: Agarwal, Anil, Hazan, Koren and Zhang, 2020, https://arxiv.org/abs/2002.11803")
public record Parallel(
        @Param("the one chain; grafting takes its direction") Optimizer first,
        @Param("the other; grafting takes its length") Optimizer second,
        @Param("sum, mean or graft") Combine combine)
        implements Wrapper {

    /** How two updates become one. */
    public enum Combine {
        /** They are added. */
        SUM,
        /** Half of each. */
        MEAN,
        /** The direction of the first, with the length of the second. */
        GRAFT
    }

    public Parallel() {
        this(new Identity(), new Momentum(), Combine.MEAN);
    }

    public Parallel {
        Range.check(Parallel.class, first, second, combine);
    }

    @Override
    public List<Optimizer> parts() {
        return List.of(first, second);
    }

    @Override
    public List<String> labels() {
        return List.of("first", "second");
    }

    /** One array serves for both: it keeps the input for the second chain, then what the first one left. */
    @Override
    public List<Slot> slots(List<Block> blocks) {
        return List.of(Slot.memory("other").scratch());
    }

    @Override
    public Scope scope() {
        return Scope.BLOCK;
    }

    @Override
    public boolean tellsGain() {
        return true;
    }

    @Override
    public Kernel before(int part, Step step) {
        Tile.Memory keep = part == 0 ? Parallel::copy : Parallel::swap;
        return (Lasting) tile -> tile.linear("other", keep);
    }

    @Override
    public Kernel kernel(Step step) {
        if (combine == Combine.GRAFT) {
            Tile.Memory restore = (tile, u, other) -> copy(tile, other, u);
            return (Lasting) tile -> graft(tile, restore);
        }
        double share = combine == Combine.MEAN ? 0.5 : 1;
        Tile.Memory add = (tile, u, other) -> add(tile, u, other, share);
        return (Lasting) tile -> tile.linear("other", add);
    }

    private static void copy(Tile tile, double[] u, double[] other) {
        System.arraycopy(u, tile.from(), other, tile.from(), tile.to() - tile.from());
    }

    private static void swap(Tile tile, double[] u, double[] other) {
        for (int i = tile.from(), to = tile.to(); i < to; i++) {
            double kept = other[i];
            other[i] = u[i];
            u[i] = kept;
        }
    }

    private static void add(Tile tile, double[] u, double[] other, double share) {
        for (int i = tile.from(), to = tile.to(); i < to; i++) {
            u[i] = share * (other[i] + u[i]);
        }
    }

    private static void graft(Tile tile, Tile.Memory restore) {
        double length = norm(tile, tile.update());
        double own = norm(tile, tile.slot("other"));
        double ratio = own == 0 ? 0 : length / own;
        tile.linear("other", restore);
        tile.scale(ratio);
    }

    private static double norm(Tile tile, double[] x) {
        double sum = 0;
        for (int i = tile.from(), to = tile.to(); i < to; i++) {
            sum += x[i] * x[i];
        }
        return Math.sqrt(sum);
    }
}
