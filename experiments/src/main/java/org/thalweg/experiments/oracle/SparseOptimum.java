package org.thalweg.experiments.oracle;

/**
 * A minimum of a lasso problem, certified by its duality gap.
 *
 * @param parameters W row by row, then b; not to be changed. What is 0 there is 0 exactly
 * @param value the objective there, penalties included
 * @param gap how far above the minimum that is at most
 */
public record SparseOptimum(double[] parameters, double value, double gap) {}
