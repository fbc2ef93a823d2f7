package org.thalweg.experiments.findings;

import org.thalweg.experiments.statistics.FactorialEffect;

/**
 * A main effect or interaction of a factorial design, over all datasets: what having the component, or both, does to the
 * primary measure, relative to the mean of the base.
 *
 * @param adjustedP of no effect, by sign flips, adjusted for all effects of the design
 */
public record Effect(FactorialEffect effect, double adjustedP) {}
