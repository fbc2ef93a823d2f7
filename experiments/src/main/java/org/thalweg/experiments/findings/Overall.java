package org.thalweg.experiments.findings;

import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.statistics.AcrossDatasets;
import org.thalweg.experiments.statistics.OverDatasets;

/**
 * What the datasets say together about one comparison.
 *
 * @param relative whether differences are shares of the base's mean on each dataset
 * @param margin δ in the same unit
 * @param estimate of the mean over these datasets, adjusted for the other comparisons' means
 * @param judgement about the mean over these datasets
 * @param pooled how the mean comes about, and how the datasets differ
 * @param acrossDatasets what may be said about other datasets
 */
public record Overall(
        Comparison comparison,
        boolean relative,
        double margin,
        Estimate estimate,
        Judgement judgement,
        OverDatasets pooled,
        AcrossDatasets acrossDatasets) {}
