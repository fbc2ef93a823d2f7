package org.thalweg.experiments.findings;

/**
 * The exact solution of what a base minimises, on the same rows.
 *
 * @param base name of the arm
 * @param mean of the primary measure
 * @param gap mean of the base minus this, in the finding's unit
 */
public record Reference(String dataset, String base, double mean, double gap, boolean relative) {}
