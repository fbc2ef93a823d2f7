package org.thalweg.experiments.findings;

import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.statistics.Decision;
import org.thalweg.experiments.statistics.Interval;

/**
 * What would have been found with a number of tuning trials, from the same runs; the largest is what was done.
 *
 * @param trials how many
 * @param difference in the finding's unit
 * @param interval of level 0.95, not adjusted
 * @param decision by this interval alone
 */
public record Budget(
        Comparison comparison,
        String dataset,
        int trials,
        double difference,
        Interval interval,
        Decision decision) {}
