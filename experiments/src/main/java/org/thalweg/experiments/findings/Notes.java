package org.thalweg.experiments.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.TuningTable;
import org.thalweg.experiments.run.TuningTable.Choice;
import org.thalweg.experiments.spec.Dimension;
import org.thalweg.experiments.spec.Tuning;

/** What a reader of the verdicts must know besides. */
final class Notes {

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
                .map(Finding::pairs)
                .filter(pairs -> pairs.count() < pairs.asked())
                .map(pairs -> (Note) new Note.LeftOut(pairs, endings(pairs)))
                .toList();
    }

    private List<Kind> endings(Pairs pairs) {
        return Stream.of(pairs.comparison().base(), pairs.comparison().arm())
                .flatMap(arm -> study.evaluation(pairs.dataset(), arm).outcomes().stream())
                .map(outcome -> outcome.ending().kind())
                .filter(kind -> kind != Kind.OK && kind != Kind.DIVERGED)
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns a note for each dataset whose rows may come from the same subjects. */
    private List<Note> identifiers() {
        return study.data().stream()
                .filter(facts -> !facts.identifiers().isEmpty() && facts.groups() == 0)
                .map(facts -> (Note) new Note.Identifiers(facts))
                .toList();
    }

    /** Returns a note for each dataset in which many rows are copies of others. */
    private List<Note> repeated() {
        return study.data().stream()
                .filter(facts -> facts.repeated() >= REPEATED * facts.instances())
                .filter(facts -> facts.repeated() > 0 && facts.groups() == 0)
                .map(facts -> (Note) new Note.Repeated(facts))
                .toList();
    }

    /** Returns what is to be known of the folds. */
    private List<Note> folds() {
        return study.data().stream()
                .flatMap(
                        facts ->
                                facts.notes().stream()
                                        .map(told -> (Note) new Note.Folds(facts, told)))
                .toList();
    }

    /** Returns a note for each arm whose tuning ended at an edge. */
    private List<Note> atEdge() {
        List<Note> notes = new ArrayList<>();
        for (DataFacts facts : study.data()) {
            for (Arm arm : study.arms().all()) {
                List<TuningTable.Row> edges = tuned(facts, arm, Choice.AT_EDGE);
                List<String> parameters =
                        edges.stream().flatMap(row -> row.edges().stream()).distinct().toList();
                if (!edges.isEmpty()) {
                    notes.add(
                            new Note.AtEdge(
                                    facts, arm, edges.size(), parameters, extended(parameters)));
                }
            }
        }
        return notes;
    }

    /** Only ranges by logarithms are. */
    private boolean extended(List<String> parameters) {
        return dimensions().stream()
                .filter(dimension -> parameters.contains(dimension.parameter()))
                .allMatch(dimension -> dimension.scale() == Dimension.Scale.LOG);
    }

    private List<Dimension> dimensions() {
        return study.experiment().tuning().map(Tuning::dimensions).orElse(List.of());
    }

    /** Returns a note for each arm that had no usable point. */
    private List<Note> noneUsable() {
        List<Note> notes = new ArrayList<>();
        for (DataFacts facts : study.data()) {
            for (Arm arm : study.arms().all()) {
                List<TuningTable.Row> none = tuned(facts, arm, Choice.NONE_USABLE);
                if (!none.isEmpty()) {
                    notes.add(new Note.NoneUsable(facts, arm, none.size(), failed(none)));
                }
            }
        }
        return notes;
    }

    /** Returns by what all runs failed; empty if there are several reasons, or one diverged. */
    private static Optional<String> failed(List<TuningTable.Row> rows) {
        List<Ending> endings =
                rows.stream()
                        .flatMap(row -> row.tried().stream())
                        .map(TuningTable.Tried::ending)
                        .toList();
        return endings.stream().allMatch(ending -> ending.kind() == Kind.FAILED)
                        && endings.stream().map(Ending::reason).distinct().count() == 1
                ? Optional.of(endings.get(0).reason())
                : Optional.empty();
    }

    /** An interrupted experiment has not finished tuning: its choice is none yet. */
    private List<TuningTable.Row> tuned(DataFacts facts, Arm arm, Choice choice) {
        List<Outcome> outcomes = study.evaluation(facts.name(), arm).outcomes();
        return study.tuning().rows(facts.name(), arm).stream()
                .filter(row -> !outcomes.get(row.replicate()).is(Kind.INTERRUPTED))
                .filter(row -> row.choice() == choice)
                .toList();
    }

    /** Returns a note for each dataset on which no rate of the range is stable for plain gradient descent. */
    private List<Note> stability() {
        List<Note> notes = new ArrayList<>();
        for (Dimension range : dimensions()) {
            for (DataFacts facts : study.data()) {
                Double largest = study.largestStableRates().get(facts.name());
                if (range.parameter().endsWith("learning-rate")
                        && largest != null
                        && !(range.low() < largest)) {
                    notes.add(new Note.Unstable(facts, largest, range));
                }
            }
        }
        return notes;
    }
}
