package org.thalweg.experiments.findings;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * A main effect or interaction of a factorial design on one dataset: what having the component, or both, does to the primary
 * measure.
 *
 * @param factors the one or two components concerned
 * @param relative whether the estimate is a share of the base's mean
 * @param estimate adjusted for all effects of factorial designs
 */
public record Effect(String dataset, List<String> factors, boolean relative, Estimate estimate) {

    public Effect {
        factors = ImmutableList.copyOf(factors);
    }
}
