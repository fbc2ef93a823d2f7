package org.thalweg.experiments.findings;

import org.thalweg.experiments.plan.Comparison;

/**
 * That an untuned comparison would have misled: with the base's values the arm looks different, tuned it does not, and that
 * the two differ was tested.
 *
 * @param untuned mean difference to the base with the base's values, in the finding's unit
 * @param better whether that looks better
 * @param tuned the finding's own difference
 * @param shift the difference of the two differences, adjusted for all such claims
 */
public record RateClaim(
        Comparison comparison,
        String dataset,
        boolean relative,
        double untuned,
        boolean better,
        double tuned,
        Estimate shift) {}
