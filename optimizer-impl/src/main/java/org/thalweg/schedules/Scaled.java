package org.thalweg.schedules;

import org.thalweg.Clock;
import org.thalweg.Constant;
import org.thalweg.Describe;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Schedule;

/** How any schedule gets another learning rate. */
@Describe(value = "Another schedule, multiplied.", formula = "η(t) = factor · schedule(t)")
public record Scaled(
        @Param("what is multiplied, a number or a schedule") Schedule schedule,
        @Param(value = "what it is multiplied by", range = "(0, ∞)") double factor)
        implements Schedule {

    public Scaled() {
        this(new Constant(), 1);
    }

    public Scaled {
        Range.check(Scaled.class, schedule, factor);
    }

    @Override
    public double at(Clock clock) {
        return factor * schedule.at(clock);
    }
}
