package org.thalweg.experiments.words;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.TuningTable.Row;
import org.thalweg.experiments.run.TuningTable.Tried;

/**
 * Runs that gave no result for the same reason.
 *
 * @param replicates in which this happened
 */
public record Failure(
        String dataset,
        String variant,
        String phase,
        String setting,
        String replicates,
        String reason) {

    /** Returns failures of the tuning, then those of the evaluation. */
    public static List<Failure> all(Findings findings) {
        List<Failure> failures = new ArrayList<>();
        findings.study().tuning().rows().stream()
                .flatMap(row -> row.tried().stream().map(tried -> new One(row, tried)))
                .filter(one -> one.failed())
                .collect(groupingBy(One::failure, LinkedHashMap::new, Collectors.toList()))
                .forEach(
                        (failure, several) ->
                                failures.add(
                                        failure.in(
                                                several.stream()
                                                        .map(one -> one.row.replicate())
                                                        .map(Object::toString)
                                                        .collect(joining(", ")))));
        findings.ended(Kind.FAILED).forEach(o -> failures.add(of(o, o.ending().reason())));
        findings.ended(Kind.TIMEOUT).forEach(o -> failures.add(of(o, o.ending().why())));
        return failures;
    }

    private record One(Row row, Tried tried) {

        boolean failed() {
            return tried.ending().kind() == Kind.FAILED || tried.ending().kind() == Kind.TIMEOUT;
        }

        Failure failure() {
            return new Failure(
                    row.dataset(),
                    row.arm().name(),
                    name(Phase.TUNE),
                    text(tried.setting()),
                    "",
                    tried.ending().kind() == Kind.FAILED ? tried.ending().reason() : "out of time");
        }
    }

    private Failure in(String several) {
        return new Failure(dataset, variant, phase, setting, several, reason);
    }

    private static Failure of(Outcome outcome, String reason) {
        return new Failure(
                outcome.trial().dataset(),
                outcome.trial().arm().name(),
                name(outcome.trial().phase()),
                text(outcome.trial().setting()),
                Integer.toString(outcome.trial().replicate()),
                reason);
    }

    private static String text(Setting setting) {
        return setting.values().isEmpty() ? "-" : setting.toString();
    }

    private static String name(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }
}
