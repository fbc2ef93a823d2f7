package org.thalweg;

/** The schedule that never changes: what a plain number means where a schedule is asked for. */
@Describe(value = "The same value at every step.", formula = "η(t) = value")
public record Constant(@Param(value = "the value", range = "(-∞, ∞)") double value)
        implements Schedule {

    public Constant() {
        this(0.01);
    }

    public Constant {
        Range.check(Constant.class, value);
    }

    @Override
    public double at(Clock clock) {
        return value;
    }
}
