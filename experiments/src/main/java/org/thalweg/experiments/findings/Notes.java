package org.thalweg.experiments.findings;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.TuningTable;
import org.thalweg.experiments.run.TuningTable.Choice;
import org.thalweg.experiments.spec.Dimension;
import org.thalweg.experiments.spec.Tuning;
import org.thalweg.text.Numbers;

/** What a reader of the verdicts must know besides. */
final class Notes {

    private static final int DIGITS = 3;

    /** From which share of copies on they are told. */
    private static final double REPEATED = 0.01;

    private final Study study;

    Notes(Study study) {
        this.study = study;
    }

    /** Returns all notes. */
    List<Note> of(List<Finding> findings) {
        return Stream.of(
                        leftOut(findings),
                        identifiers(),
                        repeated(),
                        folds(),
                        atEdge(),
                        noneUsable(),
                        stability())
                .flatMap(List::stream)
                .toList();
    }

    /** Returns a note for each set of pairs that is not whole. */
    private List<Note> leftOut(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.pairs().count() < finding.pairs().asked())
                .map(
                        finding ->
                                note(
                                        Note.Kind.LEFT_OUT,
                                        "%s, %s against %s: %d of %d pairs are left out, because a run %s.",
                                        finding.dataset(),
                                        finding.comparison().arm().name(),
                                        finding.comparison().base().name(),
                                        finding.pairs().asked() - finding.pairs().count(),
                                        finding.pairs().asked(),
                                        reasons(finding)))
                .toList();
    }

    private String reasons(Finding finding) {
        List<Kind> kinds =
                Stream.of(finding.comparison().base(), finding.comparison().arm())
                        .flatMap(
                                arm -> study.evaluation(finding.dataset(), arm).outcomes().stream())
                        .map(outcome -> outcome.ending().kind())
                        .distinct()
                        .sorted()
                        .toList();
        ImmutableList.Builder<String> reasons = ImmutableList.builder();
        if (kinds.contains(Kind.FAILED)) {
            reasons.add("failed");
        }
        if (kinds.contains(Kind.TIMEOUT)) {
            reasons.add("was out of time");
        }
        if (kinds.contains(Kind.INTERRUPTED)) {
            reasons.add("is still to be done");
        }
        List<String> all = reasons.build();
        return all.isEmpty() ? "does not have the primary measure" : String.join(" or ", all);
    }

    /** Returns a note for each dataset whose rows may come from the same subjects. */
    private List<Note> identifiers() {
        return study.data().stream()
                .filter(facts -> !facts.identifiers().isEmpty() && facts.groups() == 0)
                .map(
                        facts ->
                                note(
                                        Note.Kind.DATA,
                                        "%s: '%s' looks like a number of subjects who occur in several rows. If it is, rows of one subject are on both sides of every fold, and the verdicts are about rows of known subjects: write 'split: {group: \"%s\"}'. If it is not, all is well.",
                                        facts.name(),
                                        String.join("', '", facts.identifiers()),
                                        facts.identifiers().get(0)))
                .toList();
    }

    /** Returns a note for each dataset in which many rows are copies of others. */
    private List<Note> repeated() {
        return study.data().stream()
                .filter(facts -> facts.repeated() >= REPEATED * facts.instances())
                .filter(facts -> facts.repeated() > 0 && facts.groups() == 0)
                .map(
                        facts ->
                                note(
                                        Note.Kind.DATA,
                                        "%s: %d of %d rows are copies of an earlier one, inputs and target alike. If they are the same cases, some that are tested were trained on: leave the copies out, or keep them together by 'split: {group: COLUMN}'. If they are other cases that measured the same, all is well.",
                                        facts.name(),
                                        facts.repeated(),
                                        facts.instances()))
                .toList();
    }

    /** Returns what is to be known of the folds. */
    private List<Note> folds() {
        return study.data().stream()
                .flatMap(
                        facts ->
                                facts.notes().stream()
                                        .map(
                                                text ->
                                                        note(
                                                                Note.Kind.DATA,
                                                                "%s: %s",
                                                                facts.name(),
                                                                text)))
                .toList();
    }

    /** Returns a note for each arm whose tuning ended at an edge. */
    private List<Note> atEdge() {
        List<Note> notes = new ArrayList<>();
        for (DataFacts facts : study.data()) {
            for (Arm arm : study.arms().all()) {
                List<TuningTable.Row> edges =
                        tuned(facts, arm).stream()
                                .filter(row -> row.choice() == Choice.AT_EDGE)
                                .toList();
                List<String> parameters =
                        edges.stream().flatMap(row -> row.edges().stream()).distinct().toList();
                if (!edges.isEmpty()) {
                    notes.add(
                            note(
                                    Note.Kind.TUNING,
                                    "%s, %s: in %d of %d replicates the best %s is at the end of what was tried%s.",
                                    facts.name(),
                                    arm.name(),
                                    edges.size(),
                                    facts.replicates(),
                                    String.join(" or ", parameters),
                                    extended(parameters)));
                }
            }
        }
        return notes;
    }

    /** Only ranges by logarithms are. */
    private String extended(List<String> parameters) {
        return dimensions().stream()
                        .filter(dimension -> parameters.contains(dimension.parameter()))
                        .allMatch(dimension -> dimension.scale() == Dimension.Scale.LOG)
                ? ", though the range was extended"
                : "";
    }

    private List<Dimension> dimensions() {
        return study.experiment().tuning().map(Tuning::dimensions).orElse(List.of());
    }

    /** Returns a note for each arm that had no usable point. */
    private List<Note> noneUsable() {
        List<Note> notes = new ArrayList<>();
        for (DataFacts facts : study.data()) {
            for (Arm arm : study.arms().all()) {
                long none =
                        tuned(facts, arm).stream()
                                .filter(row -> row.choice() == Choice.NONE_USABLE)
                                .count();
                if (none > 0) {
                    notes.add(
                            note(
                                    Note.Kind.TUNING,
                                    "%s, %s: in %d of %d replicates every run of the tuning diverged or failed; the smallest values stand in. Begin the range lower.",
                                    facts.name(),
                                    arm.name(),
                                    none,
                                    facts.replicates()));
                }
            }
        }
        return notes;
    }

    /** An interrupted experiment has not finished tuning: its choice is none yet. */
    private List<TuningTable.Row> tuned(DataFacts facts, Arm arm) {
        List<Outcome> outcomes = study.evaluation(facts.name(), arm).outcomes();
        return study.tuning().rows(facts.name(), arm).stream()
                .filter(row -> !outcomes.get(row.replicate()).is(Kind.INTERRUPTED))
                .toList();
    }

    /** Returns a note for each dataset on which no rate of the range is stable for plain gradient descent. */
    private List<Note> stability() {
        return dimensions().stream()
                .filter(dimension -> dimension.parameter().endsWith("learning-rate"))
                .flatMap(
                        rates ->
                                study.data().stream()
                                        .flatMap(facts -> stability(rates, facts).stream()))
                .toList();
    }

    private List<Note> stability(Dimension rates, DataFacts facts) {
        Double largest = study.largestStableRates().get(facts.name());
        return largest == null || rates.low() < largest
                ? List.of()
                : List.of(
                        note(
                                Note.Kind.TUNING,
                                "%s: gradient descent is stable below a learning rate of %s only, and the range begins at %s.",
                                facts.name(),
                                Numbers.rounded(largest, DIGITS),
                                Numbers.rounded(rates.low(), DIGITS)));
    }

    private static Note note(Note.Kind kind, String format, Object... values) {
        return new Note(kind, String.format(Locale.ROOT, format, values));
    }
}
