package org.thalweg.experiments;

import org.thalweg.Optimizer;
import org.thalweg.Step;

/** Throws in its second step. */
public record Failing() implements Optimizer {

    @Override
    public Kernel kernel(Step step) {
        if (step.clock().step() == 2) {
            throw new IllegalStateException("out of order");
        }
        return tile -> {};
    }
}
