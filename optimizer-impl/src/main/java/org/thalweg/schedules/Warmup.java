package org.thalweg.schedules;

import org.thalweg.Clock;
import org.thalweg.Constant;
import org.thalweg.Describe;
import org.thalweg.Param;
import org.thalweg.Per;
import org.thalweg.Range;
import org.thalweg.Schedule;

/**
 * A rise before any other schedule. k counts the steps or epochs before this one: 0 at first.
 *
 * <p>What follows has its first step and its first epoch when the rise is over, in whichever of the two it counts, and what is
 * left of the run for its run: see {@link Clock#later}.
 */
@Describe(
        value =
                "Rises along a straight line to the first value of another schedule, which then begins.",
        formula = {
            "η(k) = then(0) · (start + (1 − start) k / length)  for k < length",
            "η(k) = then(k − length)  afterwards"
        },
        reference = "Goyal et al., 2017, https://arxiv.org/abs/1706.02677")
public record Warmup(
        @Param("what follows, a number or a schedule") Schedule then,
        @Param(value = "steps or epochs of the rise", range = "[0, ∞)") int length,
        @Param(value = "the first value as a share of then's first", range = "[0, ∞)") double start,
        @Param(value = "whether steps or epochs are counted", formerly = "unit") Per per)
        implements Schedule {

    public Warmup() {
        this(new Constant(0.1), 100, 0, Per.STEP);
    }

    public Warmup {
        Range.check(Warmup.class, then, length, start, per);
    }

    @Override
    public double at(Clock clock) {
        long k = clock.before(per);
        double value = then.at(clock.later(length, per));
        return k < length ? value * (start + (1 - start) * k / length) : value;
    }
}
