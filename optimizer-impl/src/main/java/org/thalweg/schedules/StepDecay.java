package org.thalweg.schedules;

import org.thalweg.Clock;
import org.thalweg.Describe;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Schedule;

/**
 * Multiplies a value by a factor at regular intervals.
 *
 * <pre>
 * η(k) = value · factor^⌊k / size⌋        k = steps or epochs before this one: 0 at first
 * </pre>
 *
 * @param value the value at first
 * @param size units from one multiplication to the next, ≥ 1
 * @param factor in (0, 1]
 * @param unit whether steps or epochs are counted
 */
@Describe(
        value = "Multiplies a value by a factor at regular intervals.",
        formula = "η(k) = value · factor^⌊k / size⌋")
public record StepDecay(
        @Param(value = "the value at first", range = "[0, ∞)") double value,
        @Param(value = "units from one multiplication to the next", range = "[1, ∞)") int size,
        @Param(value = "what the value is multiplied by", range = "(0, 1]") double factor,
        @Param("whether steps or epochs are counted") Unit unit)
        implements Schedule {

    public StepDecay() {
        this(0.1, 10, 0.5, Unit.EPOCH);
    }

    public StepDecay {
        Range.check(StepDecay.class, value, size, factor, unit);
    }

    @Override
    public double at(Clock clock) {
        long times = unit.before(clock) / size;
        return value * StrictMath.pow(factor, (double) times);
    }
}
