package org.thalweg.integration.recipes;

import java.util.List;
import org.thalweg.Block;
import org.thalweg.Optimizer;
import org.thalweg.Slot;
import org.thalweg.Step;

/** Takes the gradient at the worst place nearby: sharpness-aware minimisation. */
public record Sam(double radius) implements Optimizer {

    public Sam() {
        this(0.05);
    }

    @Override
    public List<Slot> slots(List<Block> blocks) {
        return List.of(Slot.zeros("there").scratch());
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
            step.evaluate(there, u);
        };
    }
}
