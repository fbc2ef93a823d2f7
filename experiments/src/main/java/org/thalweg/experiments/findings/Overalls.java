package org.thalweg.experiments.findings;

import static org.thalweg.experiments.findings.Compared.ALPHA;
import static org.thalweg.experiments.findings.Compared.LEVEL;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.statistics.AcrossDatasets;
import org.thalweg.experiments.statistics.Decision;
import org.thalweg.experiments.statistics.Family;
import org.thalweg.experiments.statistics.OverDatasets;

/** Means over datasets: of the comparisons that were tested on every one. They are a family of their own. */
final class Overalls {

    private final Study study;

    Overalls(Study study) {
        this.study = study;
    }

    List<Overall> of(List<Finding> findings) {
        List<List<Finding>> groups = new ArrayList<>();
        for (Comparison comparison : study.arms().comparisons()) {
            List<Finding> group =
                    findings.stream()
                            .filter(finding -> finding.comparison().equals(comparison))
                            .filter(finding -> finding.estimate().isPresent())
                            .toList();
            if (group.size() == study.data().size() && sameUnits(group)) {
                groups.add(group);
            }
        }
        List<OverDatasets> pooled = groups.stream().map(this::pooled).toList();
        Family family = Family.of(pooled.stream().mapToDouble(o -> o.test().p()).toArray(), ALPHA);
        List<Overall> all = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            all.add(overall(groups.get(i), pooled.get(i), family.members().get(i), family.size()));
        }
        return all;
    }

    /** A mean over shares of a mean and absolute numbers would mean nothing. */
    private static boolean sameUnits(List<Finding> group) {
        return group.stream().map(finding -> finding.unit().relative()).distinct().count() == 1;
    }

    private OverDatasets pooled(List<Finding> group) {
        return OverDatasets.of(
                group.stream().map(f -> new Compared(study, f.pairs()).test()).toList(), LEVEL);
    }

    private static Overall overall(
            List<Finding> group, OverDatasets pooled, Family.Member member, int size) {
        Finding first = group.get(0);
        Estimate estimate = Estimate.of(pooled.test(), member, size);
        Decision decision =
                Decision.of(
                        estimate.interval(), first.margin(), first.pairs().measure().direction());
        return new Overall(
                group,
                estimate,
                judgement(group, decision),
                pooled,
                AcrossDatasets.of(group.stream().mapToDouble(Finding::difference).toArray()));
    }

    /** Where the number of trials decides on one dataset, it does so in the mean, too. */
    private static Judgement judgement(List<Finding> group, Decision decision) {
        boolean fewTrials =
                decision.outcome() != Decision.Outcome.OPEN
                        && group.stream()
                                .map(finding -> finding.judgement().gate())
                                .anyMatch(gate -> gate.equals(Optional.of(Gate.FEW_TRIALS)));
        return fewTrials
                ? Judgement.undecided(Gate.FEW_TRIALS)
                : Analysis.judgement(decision, group.get(0).comparison().change());
    }
}
