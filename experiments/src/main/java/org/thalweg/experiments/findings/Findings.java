package org.thalweg.experiments.findings;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.Outcome;

/**
 * What an experiment found out.
 *
 * @param study what it rests on
 * @param findings one for each comparison: over all datasets together, if there are several
 * @param byDataset the same on each dataset by itself, adjusted for all comparisons on all datasets; with one dataset, the
 *     findings
 * @param overall more about all datasets together; none with one dataset
 * @param effects of all factorial designs
 * @param notes what must be read with it, the most important first
 */
public record Findings(
        Study study,
        List<Finding> findings,
        List<Finding> byDataset,
        List<Overall> overall,
        List<Effect> effects,
        List<Note> notes) {

    public Findings {
        findings = ImmutableList.copyOf(findings);
        byDataset = ImmutableList.copyOf(byDataset);
        overall = ImmutableList.copyOf(overall);
        effects = ImmutableList.copyOf(effects);
        notes = ImmutableList.copyOf(notes);
    }

    /** Returns the evaluation runs that ended so. */
    public List<Outcome> ended(Ending.Kind kind) {
        return study.evaluations().stream()
                .flatMap(series -> series.outcomes().stream())
                .filter(outcome -> outcome.is(kind))
                .toList();
    }
}
