package org.thalweg.experiments.report;

import java.util.List;
import org.thalweg.experiments.findings.Effect;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Note;
import org.thalweg.experiments.findings.Overall;
import org.thalweg.experiments.findings.Reference;
import org.thalweg.experiments.findings.Study;

/** Findings that are given: what differs is set, the rest is empty. */
final class GivenFindings {

    private final Study study;
    private final List<Finding> findings;
    private List<Overall> overall = List.of();
    private List<Effect> effects = List.of();
    private List<Reference> references = List.of();
    private List<Note> notes = List.of();

    private GivenFindings(Study study, List<Finding> findings) {
        this.study = study;
        this.findings = findings;
    }

    static GivenFindings of(Study study, Finding... several) {
        return new GivenFindings(study, List.of(several));
    }

    GivenFindings overall(Overall... several) {
        overall = List.of(several);
        return this;
    }

    GivenFindings effects(Effect... several) {
        effects = List.of(several);
        return this;
    }

    GivenFindings references(Reference... several) {
        references = List.of(several);
        return this;
    }

    GivenFindings notes(Note... several) {
        notes = List.of(several);
        return this;
    }

    Findings make() {
        return new Findings(study, findings, overall, effects, references, 1, notes);
    }
}
