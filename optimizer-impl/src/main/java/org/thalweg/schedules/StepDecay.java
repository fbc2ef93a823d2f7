package org.thalweg.schedules;

import org.thalweg.Clock;
import org.thalweg.Describe;
import org.thalweg.Param;
import org.thalweg.Per;
import org.thalweg.Range;
import org.thalweg.Schedule;

/** A staircase. k counts the steps or epochs before this one: 0 at first. */
@Describe(
        value = "Multiplies a value by a factor at regular intervals.",
        formula = "η(k) = value · factor^⌊k / size⌋")
public record StepDecay(
        @Param(value = "the value at first", range = "[0, ∞)") double value,
        @Param(value = "steps or epochs from one multiplication to the next", range = "[1, ∞)")
                int size,
        @Param(value = "what the value is multiplied by", range = "(0, 1]") double factor,
        @Param(value = "whether steps or epochs are counted", formerly = "unit") Per per)
        implements Schedule {

    public StepDecay() {
        this(0.1, 10, 0.5, Per.EPOCH);
    }

    public StepDecay {
        Range.check(StepDecay.class, value, size, factor, per);
    }

    @Override
    public double at(Clock clock) {
        long times = clock.before(per) / size;
        return value * StrictMath.pow(factor, (double) times);
    }
}
