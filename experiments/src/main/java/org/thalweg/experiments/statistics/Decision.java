package org.thalweg.experiments.statistics;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * What one interval of a difference says, given the margin below which differences do not matter.
 *
 * <p>The first rule that applies decides:
 *
 * <ol>
 *   <li>the interval lies within [−δ, δ], δ &gt; 0: negligible, even if 0 is outside it;
 *   <li>0 lies outside it: better or worse, and perhaps by less than the margin if the end nearer to 0 is within;
 *   <li>else open.
 * </ol>
 *
 * <p>An interval that ends at 0 contains it, and one that ends at δ lies within the margin.
 *
 * @param outcome what the variant is, compared with the base
 * @param perhapsLess whether it may be better or worse by less than the margin
 */
public record Decision(Outcome outcome, boolean perhapsLess) {

    /** How a variant compares with the base. */
    public enum Outcome {
        /** Better, whatever by. */
        BETTER,
        /** Worse, whatever by. */
        WORSE,
        /** The difference, if any, is within the margin. */
        NEGLIGIBLE,
        /** The interval does not tell. */
        OPEN
    }

    /** Accepts a doubt about size only where the sign is known. */
    public Decision {
        checkArgument(
                !perhapsLess || outcome == Outcome.BETTER || outcome == Outcome.WORSE,
                "Only BETTER or WORSE can be so by less than the margin, not %s.",
                outcome);
    }

    /**
     * Returns the decision.
     *
     * @param interval of variant minus base
     * @param margin δ in the difference's unit, finite, not negative; with 0 nothing is negligible
     * @param direction which way the measure improves
     */
    public static Decision of(Interval interval, double margin, Direction direction) {
        Finite.notNegative("margin", margin);
        if (margin > 0 && -margin <= interval.low() && interval.high() <= margin) {
            return new Decision(Outcome.NEGLIGIBLE, false);
        }
        if (interval.contains(0)) {
            return new Decision(Outcome.OPEN, false);
        }
        double near = interval.nearZero();
        Outcome outcome = direction.better(near) ? Outcome.BETTER : Outcome.WORSE;
        return new Decision(outcome, Math.abs(near) < margin);
    }
}
