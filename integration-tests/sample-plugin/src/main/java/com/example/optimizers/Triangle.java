package com.example.optimizers;

import org.thalweg.Clock;
import org.thalweg.Describe;
import org.thalweg.Param;
import org.thalweg.Per;
import org.thalweg.Range;
import org.thalweg.Schedule;

/** A cyclical learning rate. A cycle has 2 · rise steps or epochs; the first one is at the base. */
@Describe(
        value = "Goes from a base to a peak and back, along straight lines, again and again.",
        formula =
                "η(k) = base + (peak − base) · d / rise,  d: steps or epochs to the nearer end of the cycle",
        reference = "Smith, 2017, https://arxiv.org/abs/1506.01186")
public record Triangle(
        @Param(value = "the value at the ends of a cycle", range = "[0, ∞)") double base,
        @Param(value = "the value in the middle", range = "[0, ∞)") double peak,
        @Param(value = "steps or epochs from base to peak", range = "[1, ∞)") int rise,
        @Param("whether steps or epochs are counted") Per per)
        implements Schedule {

    public Triangle() {
        this(0.001, 0.1, 100, Per.STEP);
    }

    public Triangle {
        Range.check(Triangle.class, base, peak, rise, per);
    }

    @Override
    public double at(Clock clock) {
        long cycle = 2L * rise;
        long gone = clock.before(per) % cycle;
        long distance = Math.min(gone, cycle - gone);
        return base + (peak - base) * distance / rise;
    }
}
