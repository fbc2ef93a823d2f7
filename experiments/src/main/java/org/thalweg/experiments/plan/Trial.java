package org.thalweg.experiments.plan;

/**
 * One training run.
 *
 * @param dataset name of the data source
 * @param rate the learning rate given to the arm's chain
 * @param seed which of the phase's seeds, from 0
 */
public record Trial(Phase phase, String dataset, Arm arm, double rate, int seed) {}
