package org.thalweg.experiments.cli;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Plan;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.Results;
import org.thalweg.experiments.run.Trials;
import org.thalweg.experiments.run.Tuner;
import org.thalweg.experiments.run.TuningTable;
import org.thalweg.experiments.spec.DataSource;

/**
 * How much of a plan has outcomes.
 *
 * @param byKind how many tuning and evaluation runs ended how
 * @param evaluations how many evaluation runs ended at all
 */
record Done(Map<Kind, Long> byKind, long evaluations) {

    /** Returns how many runs of a plan the results have; tuning beyond the range of the plan is counted too. */
    static Done of(Plan plan, Results results) throws InterruptedException {
        Map<Kind, Long> byKind = new EnumMap<>(Kind.class);
        Trials kept = Trials.keptIn(results);
        Set<Trial> counted = new HashSet<>();
        Trials counting =
                (phase, trials) -> {
                    List<Outcome> outcomes = kept.outcomes(phase, trials);
                    outcomes.stream()
                            .filter(outcome -> counted.add(outcome.trial()))
                            .filter(outcome -> !outcome.is(Kind.INTERRUPTED))
                            .forEach(o -> byKind.merge(o.ending().kind(), 1L, Long::sum));
                    return outcomes;
                };
        TuningTable tuning = new Tuner(plan.experiment(), plan.arms().all(), counting).tune();
        long before = total(byKind);
        for (DataSource source : plan.experiment().data()) {
            for (Arm arm : plan.arms().all()) {
                counting.outcomes(Phase.EVALUATE, evaluations(plan, source, arm, tuning));
            }
        }
        return new Done(byKind, total(byKind) - before);
    }

    private static List<Trial> evaluations(
            Plan plan, DataSource source, Arm arm, TuningTable tuning) {
        double rate = tuning.rate(source.name(), arm);
        return IntStream.range(0, plan.experiment().seeds())
                .mapToObj(seed -> new Trial(Phase.EVALUATE, source.name(), arm, rate, seed))
                .toList();
    }

    private static long total(Map<Kind, Long> byKind) {
        return byKind.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns how many runs ended. */
    long runs() {
        return total(byKind);
    }

    long count(Kind kind) {
        return byKind.getOrDefault(kind, 0L);
    }

    /** Returns how many runs failed or were out of time, those of the tuning included. */
    static long failed(Findings findings) {
        long tuning =
                findings.study().tuning().rows().stream()
                        .flatMap(row -> row.points().stream())
                        .mapToLong(TuningTable.Point::failed)
                        .sum();
        return tuning + findings.ended(Kind.FAILED).size() + findings.ended(Kind.TIMEOUT).size();
    }
}
