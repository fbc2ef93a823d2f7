package org.thalweg.experiments.findings;

import static java.util.Objects.requireNonNull;
import static org.thalweg.experiments.findings.Compared.ALPHA;
import static org.thalweg.experiments.findings.Compared.LEVEL;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.statistics.AcrossDatasets;
import org.thalweg.experiments.statistics.Decision;
import org.thalweg.experiments.statistics.Family;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.experiments.statistics.OverDatasets;
import org.thalweg.experiments.statistics.StudentT;

/** Means over datasets: of the comparisons that were tested on every one. They are a family of their own. */
final class Overalls {

    private final Study study;
    private final List<Compared> compared;
    private final Map<Compared, StudentT> tests;
    private final Map<Compared, Judgement> judgements;

    Overalls(
            Study study,
            List<Compared> compared,
            Map<Compared, StudentT> tests,
            Map<Compared, Judgement> judgements) {
        this.study = study;
        this.compared = compared;
        this.tests = tests;
        this.judgements = judgements;
    }

    List<Overall> all() {
        List<List<Compared>> groups = new ArrayList<>();
        for (Comparison comparison : study.arms().comparisons()) {
            List<Compared> group =
                    compared.stream()
                            .filter(one -> one.pairs.comparison().equals(comparison))
                            .filter(tests::containsKey)
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
    private static boolean sameUnits(List<Compared> group) {
        return group.stream().map(one -> one.relative).distinct().count() == 1;
    }

    private OverDatasets pooled(List<Compared> group) {
        return OverDatasets.of(
                group.stream().map(one -> requireNonNull(tests.get(one))).toList(), LEVEL);
    }

    private Overall overall(
            List<Compared> group, OverDatasets pooled, Family.Member member, int size) {
        Compared first = group.get(0);
        StudentT test = pooled.test();
        Interval interval = test.interval(member.level());
        Estimate estimate =
                new Estimate(test.estimate(), interval, test.p(), member.adjustedP(), size);
        return new Overall(
                first.pairs.comparison(),
                first.relative,
                first.margin,
                estimate,
                judgement(group, Decision.of(interval, first.margin, first.direction())),
                pooled,
                AcrossDatasets.of(group.stream().mapToDouble(Compared::difference).toArray()));
    }

    /** Where the number of trials decides on one dataset, it does so in the mean, too. */
    private Judgement judgement(List<Compared> group, Decision decision) {
        boolean fewTrials =
                decision.outcome() != Decision.Outcome.OPEN
                        && group.stream()
                                .map(one -> requireNonNull(judgements.get(one)).gate())
                                .anyMatch(gate -> gate.equals(Optional.of(Gate.FEW_TRIALS)));
        return fewTrials
                ? Judgement.undecided(Gate.FEW_TRIALS)
                : Analysis.judgement(decision, group.get(0).pairs.comparison().change());
    }
}
