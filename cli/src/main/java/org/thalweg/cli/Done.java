package org.thalweg.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Series;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.Outcome;

/**
 * How much of an experiment has outcomes.
 *
 * @param byKind how many runs ended how
 * @param evaluations how many of those that verdicts rest on ended at all
 */
record Done(Map<Kind, Long> byKind, long evaluations) {

    /** Returns how many runs have an outcome; tuning beyond the range of the plan is counted too. */
    static Done of(Study study) {
        Map<Kind, Long> byKind = new EnumMap<>(Kind.class);
        study.tuning().rows().stream()
                .flatMap(row -> row.tried().stream())
                .forEach(tried -> byKind.merge(tried.ending().kind(), 1L, Long::sum));
        Set<Trial> counted = new HashSet<>();
        measured(study)
                .filter(outcome -> counted.add(outcome.trial()))
                .forEach(outcome -> byKind.merge(outcome.ending().kind(), 1L, Long::sum));
        byKind.remove(Kind.INTERRUPTED);
        long evaluations =
                study.evaluations().stream()
                        .mapToLong(s -> s.outcomes().size() - s.count(Kind.INTERRUPTED))
                        .sum();
        return new Done(byKind, evaluations);
    }

    private static Stream<Outcome> measured(Study study) {
        List<Series> all = new ArrayList<>(study.evaluations());
        study.atBase().values().forEach(all::addAll);
        study.budgets().values().forEach(all::addAll);
        all.addAll(study.exact());
        return all.stream().flatMap(series -> series.outcomes().stream());
    }

    /** Returns how many runs ended. */
    long runs() {
        return byKind.values().stream().mapToLong(Long::longValue).sum();
    }

    long count(Kind kind) {
        return byKind.getOrDefault(kind, 0L);
    }

    /** Returns how many runs failed or were out of time, those of the tuning included. */
    static long failed(Findings findings) {
        Done done = of(findings.study());
        return done.count(Kind.FAILED) + done.count(Kind.TIMEOUT);
    }
}
