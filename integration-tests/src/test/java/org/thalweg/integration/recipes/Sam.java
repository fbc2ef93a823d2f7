package org.thalweg.integration.recipes;

import java.util.List;
import org.thalweg.Block;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Slot;
import org.thalweg.Step;

/** Takes the gradient at the worst place nearby: sharpness-aware minimisation. */
public record Sam(@Param(range = "[0, ∞)") double radius) implements Optimizer {

    public Sam() {
        this(0.05);
    }

    public Sam {
        Range.check(Sam.class, radius);
    }

    @Override
    public List<Slot> slots(List<Block> blocks) {
        return List.of(Slot.zeros("there").scratch(), Slot.zeros("gradient").scratch());
    }

    @Override
    public boolean tellsGain() {
        return true;
    }

    @Override
    public Kernel kernel(Step step) {
        return tile -> {
            double[] u = tile.update();
            double squares = 0;
            for (int i = tile.from(); i < tile.to(); i++) {
                squares += u[i] * u[i];
            }
            double share = squares == 0 ? 0 : radius / Math.sqrt(squares);
            double[] there = tile.slot("there");
            for (int i = tile.from(); i < tile.to(); i++) {
                there[i] = tile.parameters()[i] + share * u[i];
            }
            step.evaluate(there, tile.slot("gradient"));
            for (int i = tile.from(); i < tile.to(); i++) {
                u[i] = tile.slot("gradient")[i];
                if (tile.asksGain()) {
                    tile.gain()[i] = 1; // a new gradient, of which nothing has been made yet
                }
            }
        };
    }
}
