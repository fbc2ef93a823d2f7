package org.thalweg.experiments.findings;

/**
 * What would have been found with a number of tuning trials, from the same runs; the largest is what was done.
 *
 * @param trials how many
 * @param found in the finding's unit
 */
public record Budget(int trials, Unadjusted found) {}
