package org.thalweg.experiments.findings;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;

/**
 * A main effect or interaction of a factorial design on one dataset: what having the component, or both, does to the primary
 * measure.
 *
 * @param factors the one or two components concerned
 * @param unit of the effect
 * @param mean what was seen
 * @param estimate the same, adjusted for all effects of factorial designs that are tested; empty where nothing is
 * @param gate what stands between the variants, and so between their means, and a verdict; else empty
 */
public record Effect(
        String dataset,
        List<String> factors,
        Unit unit,
        double mean,
        Optional<Estimate> estimate,
        Optional<Gate> gate) {

    public Effect {
        factors = ImmutableList.copyOf(factors);
    }
}
