package org.thalweg.experiments.findings;

/**
 * That an untuned comparison would have misled: with the base's values the arm looks different, tuned it does not, and that
 * the two differ was tested.
 *
 * @param untuned mean difference to the base with the base's values, in the finding's unit
 * @param better whether that looks better
 * @param shift this difference minus the finding's own, adjusted for all such claims
 */
public record RateClaim(double untuned, boolean better, Estimate shift) {}
