package org.thalweg.experiments.plan;

/**
 * One training run.
 *
 * @param dataset name of the data source
 * @param setting the tuned hyper-parameters' values that the arm gets
 * @param replicate in which it takes place, from 0
 */
public record Trial(Phase phase, String dataset, Arm arm, Setting setting, int replicate) {}
