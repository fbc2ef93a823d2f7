package org.thalweg.experiments.findings;

import org.thalweg.experiments.statistics.Interval;

/**
 * A mean difference, arm minus base, with its interval.
 *
 * @param mean in the finding's unit
 * @param interval at the level that matches the adjusted p
 * @param p of no difference
 * @param adjustedP the same by Holm's method, adjusted for the family
 * @param family how many tests were adjusted for each other
 */
public record Estimate(double mean, Interval interval, double p, double adjustedP, int family) {}
