package org.thalweg.experiments.report;

import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.spec.Measure;

/** Two runs of one replicate that both have a score. */
record Pair(Outcome ofBase, Outcome ofArm, Measure measure) {

    /** Returns the pairs that a finding rests on. */
    static List<Pair> of(Study study, Finding finding) {
        Comparison comparison = finding.comparison();
        Measure measure = study.experiment().primary();
        List<Outcome> base = study.evaluation(finding.dataset(), comparison.base()).outcomes();
        List<Outcome> arm = study.evaluation(finding.dataset(), comparison.arm()).outcomes();
        return IntStream.range(0, base.size())
                .mapToObj(r -> new Pair(base.get(r), arm.get(r), measure))
                .filter(
                        pair ->
                                pair.ofBase.score(measure).isPresent()
                                        && pair.ofArm.score(measure).isPresent())
                .toList();
    }

    int replicate() {
        return ofBase.trial().replicate();
    }

    double base() {
        return ofBase.score(measure).orElseThrow();
    }

    double value() {
        return ofArm.score(measure).orElseThrow();
    }

    /** Returns arm minus base in the unit of their finding. */
    double difference(Finding finding) {
        double unit = finding.relative() ? Math.abs(finding.baseMean()) : 1;
        return (value() - base()) / unit;
    }
}
