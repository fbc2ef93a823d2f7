package org.thalweg.experiments.findings;

import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.statistics.AcrossDatasets;
import org.thalweg.experiments.statistics.PairedBootstrap;

/**
 * What several datasets say about one comparison, beside the test.
 *
 * @param interquartile interquartile mean of all relative differences, with its interval over seeds
 * @param acrossDatasets what may be said about other datasets
 */
public record Overall(
        Comparison comparison, PairedBootstrap interquartile, AcrossDatasets acrossDatasets) {}
