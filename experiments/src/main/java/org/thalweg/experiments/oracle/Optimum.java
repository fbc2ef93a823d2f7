package org.thalweg.experiments.oracle;

/**
 * The exact minimum of a linear problem, and where it is.
 *
 * <p>Each parameter is the exact one rounded to double, as a rule to the last bit, unless the design is so ill conditioned
 * that double precision cannot tell its rank.
 *
 * @param parameters W row by row, then b; not to be changed
 * @param value f*, the objective there, penalty included
 * @param rank number of directions, for each output, in which the objective is curved; for least squares the rank of [X 1]
 * @param unique whether this is the only minimiser; if not, it is the one of least norm of [W b]
 */
public record Optimum(double[] parameters, double value, int rank, boolean unique) {}
