package org.thalweg.experiments.findings;

import org.thalweg.experiments.plan.Arm;

/**
 * The exact solution of what a base minimises, on the same rows.
 *
 * @param mean of the primary measure
 * @param unit of the gap
 * @param gap mean of the base minus this
 */
public record Reference(String dataset, Arm base, double mean, Unit unit, double gap) {}
