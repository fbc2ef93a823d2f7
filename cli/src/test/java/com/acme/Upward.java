package com.acme;

import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Step;

/** Limits the update from above only, like a clip whose author forgot half. */
public record Upward(@Param(value = "limit", range = "(0, ∞)") double limit) implements Optimizer {

    public Upward() {
        this(0.5);
    }

    public Upward {
        Range.check(Upward.class, limit);
    }

    @Override
    public Kernel kernel(Step step) {
        return tile -> {
            double[] u = tile.update();
            for (int i = tile.from(); i < tile.to(); i++) {
                u[i] = Math.min(u[i], limit);
            }
        };
    }
}
