package org.thalweg.experiments.findings;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.Outcome;

/**
 * What an experiment found out: facts, for whoever puts them into words.
 *
 * @param study what it rests on
 * @param findings one for each dataset and comparison, dataset by dataset
 * @param overall one for each comparison that every dataset has an estimate of; none with one dataset
 * @param effects of all factorial designs
 * @param references the exact solutions of bases
 * @param look 1 if these replicates were never looked at with fewer of them, else one more than the look before
 * @param notes what else must be read with it, the most important first
 */
public record Findings(
        Study study,
        List<Finding> findings,
        List<Overall> overall,
        List<Effect> effects,
        List<Reference> references,
        int look,
        List<Note> notes) {

    public Findings {
        findings = ImmutableList.copyOf(findings);
        overall = ImmutableList.copyOf(overall);
        effects = ImmutableList.copyOf(effects);
        references = ImmutableList.copyOf(references);
        notes = ImmutableList.copyOf(notes);
    }

    /** Returns the same as a further look. */
    public Findings look(int number) {
        return new Findings(study, findings, overall, effects, references, number, notes);
    }

    /** Returns the findings on one dataset. */
    public List<Finding> on(String dataset) {
        return findings.stream().filter(f -> f.dataset().equals(dataset)).toList();
    }

    /** Returns the exact solution of what a base minimises. */
    public Optional<Reference> reference(String dataset, Arm base) {
        return references.stream()
                .filter(r -> r.dataset().equals(dataset) && r.base().name().equals(base.name()))
                .findFirst();
    }

    /** Returns the evaluation runs that ended so. */
    public List<Outcome> ended(Ending.Kind kind) {
        return study.evaluations().stream()
                .flatMap(series -> series.outcomes().stream())
                .filter(outcome -> outcome.is(kind))
                .toList();
    }
}
