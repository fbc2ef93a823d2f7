package org.thalweg.integration.recipes;

import java.util.List;
import java.util.Optional;
import org.thalweg.Block;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Scope;
import org.thalweg.Slot;
import org.thalweg.Step;
import org.thalweg.Tile;

/** The model is evaluated at a decaying mean of the parameters. */
public record Ema(@Param(range = "[0, 1)") double decay) implements Optimizer {

    public Ema() {
        this(0.9);
    }

    public Ema {
        Range.check(Ema.class, decay);
    }

    @Override
    public List<Slot> slots(List<Block> blocks) {
        return List.of(Slot.evaluated("mean"));
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
        return tile -> {};
    }

    @Override
    public Optional<Kernel> afterStep(Step step) {
        return Optional.of(this::average);
    }

    private void average(Tile tile) {
        double[] mean = tile.slot("mean");
        for (int i = tile.from(); i < tile.to(); i++) {
            mean[i] = decay * mean[i] + (1 - decay) * tile.parameters()[i];
        }
    }
}
