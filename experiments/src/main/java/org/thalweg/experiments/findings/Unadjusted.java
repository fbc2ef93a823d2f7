package org.thalweg.experiments.findings;

import org.thalweg.experiments.statistics.Decision;
import org.thalweg.experiments.statistics.Interval;

/**
 * What one interval by itself would say: it is adjusted for nothing and decides nothing.
 *
 * @param difference arm minus base
 * @param interval of it, of level 0.95
 * @param decision by this interval alone
 */
public record Unadjusted(double difference, Interval interval, Decision decision) {}
