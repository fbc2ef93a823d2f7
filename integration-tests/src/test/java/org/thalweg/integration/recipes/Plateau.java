package org.thalweg.integration.recipes;

import java.util.List;
import org.thalweg.Block;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Scope;
import org.thalweg.Slot;
import org.thalweg.Step;

/** Lowers the rate where the validation loss has not fallen for some epochs. */
public record Plateau(@Param(range = "[1, ∞)") int patience, @Param(range = "(0, 1)") double factor)
        implements Optimizer {

    public Plateau() {
        this(3, 0.5);
    }

    public Plateau {
        Range.check(Plateau.class, patience, factor);
    }

    @Override
    public List<Slot> slots(List<Block> blocks) {
        return List.of(
                Slot.scalar("scale", 1),
                Slot.scalar("least", Double.POSITIVE_INFINITY),
                Slot.scalar("since", 0),
                Slot.scalar("epoch", 1));
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
        if (step.clock().epoch() > step.scalar("epoch") && step.validationLoss().isPresent()) {
            double loss = step.validationLoss().getAsDouble();
            boolean better = loss < step.scalar("least");
            double since = better ? 0 : step.scalar("since") + 1;
            boolean lower = since >= patience;
            step.scalar("epoch", (double) step.clock().epoch());
            step.scalar("least", better ? loss : step.scalar("least"));
            step.scalar("since", lower ? 0 : since);
            step.scalar("scale", step.scalar("scale") * (lower ? factor : 1));
        }
        double scale = step.scalar("scale");
        return tile -> tile.scale(scale);
    }
}
