package org.thalweg.schedules;

import org.thalweg.Clock;
import org.thalweg.Describe;
import org.thalweg.Param;
import org.thalweg.Per;
import org.thalweg.Range;
import org.thalweg.Schedule;

/**
 * Cosine annealing, without restarts.
 *
 * <p>k counts the steps or epochs before this one: 0 at first. After the period it stays at the minimum, as in Optax; with
 * {@code hold = false} it goes on along the wave and rises again, as PyTorch's CosineAnnealingLR does.
 *
 * <p>A period of 0 is the whole run, from the first step to the last: the minimum is that of the last step itself, while
 * PyTorch's {@code T_max} would be one step later. Counted in epochs it has, all through an epoch, the value of the epoch's
 * first step, so that no whole epoch is spent at the minimum. After a {@link Warmup} it is what is left of the run; resumed
 * with more epochs, a run goes on along the longer wave.
 */
@Describe(
        value = "Lowers a value along half a cosine wave to a minimum.",
        formula = "η(k) = minimum + (value − minimum)(1 + cos(πk / period)) / 2",
        reference = "Loshchilov and Hutter, 2017, https://arxiv.org/abs/1608.03983")
public record CosineDecay(
        @Param(value = "the value at first", range = "[0, ∞)") double value,
        @Param(value = "steps or epochs until the minimum; 0: the whole run", range = "[0, ∞)")
                int period,
        @Param(value = "the value at the end", range = "[0, ∞)") double minimum,
        @Param(value = "whether steps or epochs are counted", formerly = "unit") Per per,
        @Param("whether it stays at the minimum, or else rises again") boolean hold)
        implements Schedule {

    public CosineDecay() {
        this(0.1, 0, 0, Per.EPOCH, true);
    }

    public CosineDecay {
        Range.check(CosineDecay.class, value, period, minimum, per, hold);
    }

    @Override
    public double at(Clock clock) {
        long k = clock.before(per);
        double length = period > 0 ? period : wholeRun(clock);
        if (hold && k >= length) {
            return minimum;
        }
        return minimum + (value - minimum) * (1 + StrictMath.cos(Math.PI * k / length)) / 2;
    }

    private double wholeRun(Clock clock) {
        return clock.run()
                .map(run -> run.span(per))
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "cosine-decay.period is 0, the whole run, and how long that is is not known here. Set a period, or give every Clock its run."));
    }
}
