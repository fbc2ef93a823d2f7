package org.thalweg.wrappers;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.thalweg.Block;
import org.thalweg.Describe;
import org.thalweg.Identity;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Per;
import org.thalweg.Range;
import org.thalweg.Scope;
import org.thalweg.Slot;
import org.thalweg.Step;
import org.thalweg.Tile;
import org.thalweg.Wrapper;

/**
 * A guard: in a step that is left out nothing moves, and the chain inside does not notice. After too many in a row the next is
 * let through, so that a run that is lost ends.
 *
 * <p>What remembers belongs inside: a momentum before it would remember what is not finite.
 */
@Describe(
        value = "Leaves a step out where the gradient is not finite.",
        formula = "u ← chain(u) if all of u is finite, else 0")
public record ApplyIfFinite(
        @Param(value = "how many steps in a row are left out", range = "[1, ∞)") int patience,
        @Param("what steps if the gradient is finite") Optimizer chain)
        implements Wrapper {

    public ApplyIfFinite() {
        this(10, new Identity());
    }

    public ApplyIfFinite {
        Range.check(ApplyIfFinite.class, patience, chain);
    }

    @Override
    public List<Optimizer> parts() {
        return List.of(chain);
    }

    @Override
    public List<Slot> slots(List<Block> blocks) {
        return List.of(
                Slot.scalar("taken", 0),
                Slot.scalar("skipped", 0),
                Slot.scalar("skippedInARow", 0),
                Slot.scalar("firstStep", 0),
                Slot.scalar("firstBlock", 0),
                Slot.scalar("firstElement", 0),
                Slot.scalar("firstValue", 0));
    }

    @Override
    public Scope scope() {
        return Scope.VECTOR;
    }

    @Override
    public boolean tellsGain() {
        return true;
    }

    @Override
    public boolean survivesNonFinite() {
        return true;
    }

    @Override
    public Kernel before(int part, Step step) {
        return (Lasting)
                tile -> {
                    boolean finite = isFinite(tile);
                    if (!finite && step.scalar("skippedInARow") < patience) {
                        if (step.scalar("skipped") == 0) {
                            remember(step, tile);
                        }
                        add(step, "skipped");
                        add(step, "skippedInARow");
                        stand(tile);
                        step.skipParts();
                    } else {
                        step.scalar("skippedInARow", finite ? 0 : patience);
                        add(step, "taken");
                        long behind = step.number() - (long) step.scalar("taken");
                        if (behind > 0) {
                            step.showParts(step.clock().later(behind, Per.STEP), step.loss());
                        }
                    }
                };
    }

    private static void add(Step step, String scalar) {
        step.scalar(scalar, step.scalar(scalar) + 1);
    }

    private static boolean isFinite(Tile tile) {
        double[] u = tile.update();
        double sum = 0;
        for (int i = tile.from(), to = tile.to(); i < to; i++) {
            sum += 0 * u[i];
        }
        return sum == 0;
    }

    private static void stand(Tile tile) {
        Arrays.fill(tile.update(), tile.from(), tile.to(), 0);
        if (tile.asksGain()) {
            Arrays.fill(tile.gain(), tile.from(), tile.to(), 0);
        }
    }

    private static void remember(Step step, Tile tile) {
        int number = 0;
        for (Tile part : tile.blocks()) {
            double[] u = part.update();
            for (int i = part.from(); i < part.to(); i++) {
                if (!Double.isFinite(u[i])) {
                    step.scalar("firstStep", (double) step.number());
                    step.scalar("firstBlock", number);
                    step.scalar("firstElement", i - part.from());
                    step.scalar("firstValue", u[i]);
                    return;
                }
            }
            number++;
        }
    }

    @Override
    public Optional<String> remark(Step step) {
        if (step.scalar("skipped") == 0) {
            return Optional.empty();
        }
        Block block = step.blocks().get((int) step.scalar("firstBlock"));
        long element = (long) step.scalar("firstElement");
        return Optional.of(
                String.format(
                        "left %d of %d steps out; the first was step %d, in which the gradient of %s[%d, %d] was %s.",
                        (long) step.scalar("skipped"),
                        (long) (step.scalar("skipped") + step.scalar("taken")),
                        (long) step.scalar("firstStep"),
                        block.name(),
                        element / block.columns(),
                        element % block.columns(),
                        step.scalar("firstValue")));
    }
}
