package org.thalweg.optimizers;

import org.thalweg.Describe;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Scope;
import org.thalweg.Step;

/** On a group of parameters, a multiplier of the learning rate: {@code on(biases, scale(2)) | sgd(0.05)}. */
@Describe(value = "Multiplies the update by a number.", formula = "u ← factor · u")
public record Scale(
        @Param(value = "what the update is multiplied by", range = "(0, ∞)") double factor)
        implements Optimizer {

    public Scale() {
        this(1);
    }

    public Scale {
        Range.check(Scale.class, factor);
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
        return (Scaling) tile -> factor;
    }
}
