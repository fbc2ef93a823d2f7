package org.thalweg.experiments.findings;

import static java.util.Objects.requireNonNull;
import static org.thalweg.experiments.findings.Compared.ALPHA;
import static org.thalweg.experiments.findings.Compared.LEVEL;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    Overalls(Study study, List<Compared> compared, Map<Compared, StudentT> tests) {
        this.study = study;
        this.compared = compared;
        this.tests = tests;
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

    private static Overall overall(
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
                Analysis.judgement(
                        Decision.of(interval, first.margin, first.direction()),
                        first.pairs.comparison().change()),
                pooled,
                AcrossDatasets.of(group.stream().mapToDouble(Compared::difference).toArray()));
    }
}
