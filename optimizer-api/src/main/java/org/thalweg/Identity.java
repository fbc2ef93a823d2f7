package org.thalweg;

/** The optimizer that changes nothing: what a wrapper wraps until it is given something. */
@Describe(value = "Leaves the update as it is.", formula = "u ← u")
public record Identity() implements Optimizer {

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
        return (Lasting) tile -> {};
    }
}
