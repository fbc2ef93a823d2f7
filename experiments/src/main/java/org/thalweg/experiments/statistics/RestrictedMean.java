package org.thalweg.experiments.statistics;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;

/**
 * Steps to a target, restricted to a horizon that all runs reach, so that runs which never arrive can be averaged too.
 *
 * <pre>
 * xᵢ = min(stepsᵢ, horizon)
 * </pre>
 *
 * <p>The mean of x is the restricted mean time; a difference of two says how many steps are saved up to the horizon, and
 * nothing about what would happen after it. Say beside it how many arrived.
 *
 * @see <a href="https://doi.org/10.1186/1471-2288-13-152">Royston and Parmar, 2013</a>
 */
public final class RestrictedMean {

    private RestrictedMean() {}

    /**
     * Returns the steps of each run, or the horizon if it had not arrived by then.
     *
     * @param steps until each run arrived, not negative; infinite if it never did
     * @param horizon the same for all that is compared, at least 1
     */
    public static double[] of(double[] steps, long horizon) {
        check(steps, horizon);
        return Arrays.stream(steps).map(s -> Math.min(s, (double) horizon)).toArray();
    }

    /** Returns variant minus base of the restricted steps, pair by pair. */
    public static double[] differences(double[] base, double[] variant, long horizon) {
        checkArgument(
                base.length == variant.length,
                "steps: %s runs of the base, but %s of the variant. They must be pairs.",
                base.length,
                variant.length);
        double[] from = of(base, horizon);
        double[] differences = of(variant, horizon);
        Arrays.setAll(differences, i -> differences[i] - from[i]);
        return differences;
    }

    /** Returns how many runs arrived by the horizon. */
    public static int arrived(double[] steps, long horizon) {
        check(steps, horizon);
        return (int) Arrays.stream(steps).filter(s -> s <= horizon).count();
    }

    private static void check(double[] steps, long horizon) {
        checkArgument(horizon >= 1, "horizon must be at least 1, got %s.", horizon);
        for (int i = 0; i < steps.length; i++) {
            checkArgument(
                    steps[i] >= 0,
                    "%s is %s. Steps are not negative; infinite means that the run never arrived.",
                    "steps[" + i + "]",
                    steps[i]);
        }
    }
}
