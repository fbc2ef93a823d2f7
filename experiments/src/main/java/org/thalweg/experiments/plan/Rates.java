package org.thalweg.experiments.plan;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.Clock;
import org.thalweg.Constant;
import org.thalweg.Schedule;
import org.thalweg.experiments.spec.ParameterPath;
import org.thalweg.experiments.spec.Parts;
import org.thalweg.experiments.spec.Tuning;
import org.thalweg.schedules.CosineDecay;
import org.thalweg.schedules.Scaled;
import org.thalweg.schedules.StepDecay;
import org.thalweg.schedules.Warmup;
import org.thalweg.text.Numbers;

/**
 * The learning rates that all arms are tried with: evenly spaced on a log scale, and on beyond both ends where the best is at
 * an end. Number 0 is the low end of the range asked for; numbers below it are negative.
 *
 * @param tuning the range asked for
 * @param first the smallest number
 * @param last the largest number
 */
public record Rates(Tuning tuning, int first, int last) {

    private static final int DIGITS = 6;
    private static final int EXTENSION_SHARE = 4;

    /** Returns the rates asked for. */
    public static Rates of(Tuning tuning) {
        return new Rates(tuning, 0, tuning.points() - 1);
    }

    /** Returns the rates, ascending. */
    public List<Double> values() {
        return IntStream.rangeClosed(first, last).mapToObj(this::rate).toList();
    }

    /**
     * Returns the rate with this number: the ends exactly, the others rounded to six digits, so that a rate read in a table is
     * the rate that was used.
     */
    public double rate(int number) {
        if (number == 0) {
            return tuning.low();
        }
        if (number == tuning.points() - 1) {
            return tuning.high();
        }
        double low = StrictMath.log(tuning.low());
        double step = (StrictMath.log(tuning.high()) - low) / (tuning.points() - 1);
        return Double.parseDouble(Numbers.rounded(StrictMath.exp(low + number * step), DIGITS));
    }

    /**
     * Returns the rates with a quarter as many as were asked for, at least one, added beyond each end that is the best for any
     * arm; the same rates if none is.
     *
     * @param best the number of the best rate of each arm
     */
    public Rates extended(Collection<Integer> best) {
        int more = Math.max(1, tuning.points() / EXTENSION_SHARE);
        return new Rates(
                tuning,
                best.contains(first) ? first - more : first,
                best.contains(last) ? last + more : last);
    }

    /**
     * Returns an arm with another learning rate. Of a schedule the whole is multiplied, such that its first value, or what a
     * warm-up leads to, is the rate.
     *
     * @throws IllegalArgumentException if the schedule starts at 0, so that no factor gives the rate
     */
    public Arm rated(Arm arm, double rate) {
        Parts parts = new Parts(arm.chain(), arm.regularizers());
        ParameterPath path = ParameterPath.parse(tuning.parameter());
        Object old = path.valueIn(parts);
        Object changed = old instanceof Schedule schedule ? scaled(schedule, rate) : (Object) rate;
        Parts rated = path.with(parts, changed);
        return new Arm(arm.name(), rated.chain(), rated.regularizers());
    }

    static Schedule scaled(Schedule schedule, double rate) {
        if (schedule instanceof Constant) {
            return new Constant(rate);
        }
        if (schedule instanceof Warmup w) {
            return new Warmup(scaled(w.then(), rate), w.length(), w.start(), w.unit());
        }
        double factor = rate / schedule.at(Clock.FIRST);
        if (!Double.isFinite(factor) || !(factor > 0)) {
            throw new IllegalArgumentException(
                    String.format(
                            "%s does not start above 0, so its learning rate cannot be tuned. Write 'tune: none'.",
                            schedule.name()));
        }
        if (schedule instanceof StepDecay s) {
            return new StepDecay(rate, s.size(), s.factor(), s.unit());
        }
        if (schedule instanceof CosineDecay c) {
            return new CosineDecay(rate, c.period(), c.minimum() * factor, c.unit(), c.hold());
        }
        return new Scaled(schedule, factor);
    }
}
