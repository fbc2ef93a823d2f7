package org.thalweg.experiments.plan;

import org.thalweg.Clock;
import org.thalweg.Describe;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Schedule;

/**
 * Another schedule, multiplied: how a schedule that is not known here gets another learning rate.
 *
 * @param schedule what is multiplied
 * @param factor &gt; 0
 */
@Describe(value = "Another schedule, multiplied.", formula = "η(t) = factor · schedule(t)")
public record Scaled(
        @Param("what is multiplied") Schedule schedule,
        @Param(value = "what it is multiplied by", range = "(0, ∞)") double factor)
        implements Schedule {

    public Scaled {
        Range.check(Scaled.class, schedule, factor);
    }

    @Override
    public double at(Clock clock) {
        return factor * schedule.at(clock);
    }
}
