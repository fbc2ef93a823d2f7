package org.thalweg.experiments.findings;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.statistics.AcrossDatasets;
import org.thalweg.experiments.statistics.OverDatasets;

/**
 * What the datasets say together about one comparison.
 *
 * @param findings about it, one for each dataset; their differences are all relative, or none is
 * @param estimate of the mean over these datasets, adjusted for the other comparisons' means
 * @param judgement about the mean over these datasets
 * @param pooled how the mean comes about, and how the datasets differ
 * @param acrossDatasets what may be said about other datasets
 */
public record Overall(
        List<Finding> findings,
        Estimate estimate,
        Judgement judgement,
        OverDatasets pooled,
        AcrossDatasets acrossDatasets) {

    public Overall {
        findings = ImmutableList.copyOf(findings);
    }

    /** Returns what is compared. */
    public Comparison comparison() {
        return findings.get(0).comparison();
    }

    /** Returns the unit on the first dataset: on the others it is of the same kind, if not of the same size. */
    public Unit unit() {
        return findings.get(0).unit();
    }

    /** Returns δ in the unit of the differences. */
    public double margin() {
        return findings.get(0).margin();
    }
}
