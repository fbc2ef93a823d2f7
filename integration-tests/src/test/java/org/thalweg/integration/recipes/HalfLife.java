package org.thalweg.integration.recipes;

import org.thalweg.Clock;
import org.thalweg.Param;
import org.thalweg.Per;
import org.thalweg.Range;
import org.thalweg.Schedule;

/** η(k) = initial · 2^(−k / half), k being the steps or epochs before this one. */
public record HalfLife(
        @Param(range = "[0, ∞)") double initial, @Param(range = "(0, ∞)") double half, Per per)
        implements Schedule {

    public HalfLife() {
        this(0.1, 10, Per.EPOCH);
    }

    public HalfLife {
        Range.check(HalfLife.class, initial, half, per);
    }

    @Override
    public double at(Clock clock) {
        return initial * Math.pow(2, -clock.before(per) / half);
    }
}
