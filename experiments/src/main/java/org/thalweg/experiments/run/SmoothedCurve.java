package org.thalweg.experiments.run;

import java.util.List;

/**
 * A validation curve whose minimum is looked for.
 *
 * <p>On a plateau the minimum of single losses is luck. Each loss, capped at the untrained model's, is therefore averaged with its
 * neighbours on the grid by the weights ¼, ½, ¼; at the ends the end counts for its missing neighbour. Simulated
 * (docs/selfcheck.md), that takes a quarter to two thirds off the standard deviation of differences that are luck of tuning, and
 * lessens the regret everywhere.
 */
public final class SmoothedCurve {

    private static final double OWN = 0.5;
    private static final double NEIGHBOUR = 0.25;

    private SmoothedCurve() {}

    /**
     * Returns one of the averages. A run that failed says nothing, and its neighbours count as if they were ends.
     *
     * @param losses of ascending values; NaN of a run that failed
     */
    public static double at(List<Double> losses, int i) {
        double own = losses.get(i);
        double left = i == 0 ? own : losses.get(i - 1);
        double right = i == losses.size() - 1 ? own : losses.get(i + 1);
        return OWN * own
                + NEIGHBOUR * (Double.isNaN(left) ? own : left)
                + NEIGHBOUR * (Double.isNaN(right) ? own : right);
    }
}
