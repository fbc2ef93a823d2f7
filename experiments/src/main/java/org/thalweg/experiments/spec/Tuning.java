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
public record Tuning(String parameter, double low, double high, int points, int seeds) {}
