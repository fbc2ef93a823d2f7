package org.thalweg.experiments.spec;

/**
 * How each arm's learning rate is chosen: the same points and the same number of trials for all, spaced evenly on a log scale.
 *
 * @param parameter the hyper-parameter, such as {@code sgd.learning-rate}
 * @param low the smallest point, > 0
 * @param high the largest point, > low
 * @param points how many points, at least 2
 * @param seeds how many seeds each point is tried with; never used for evaluation
 */
public record Tuning(String parameter, double low, double high, int points, int seeds) {

    public Tuning {
        Checks.that(
                0 < low && low < high && high < Double.POSITIVE_INFINITY,
                Key.TUNE,
                "The range of learning rates must have 0 < low < high, got %s to %s.",
                low,
                high);
        Checks.that(points >= 2, Key.TUNE, "trials must be at least 2, got %s.", points);
        Checks.that(seeds >= 1, Key.TUNE, "Tuning needs at least 1 seed, got %s.", seeds);
    }
}
