package org.thalweg.experiments.findings;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.TuningTable;
import org.thalweg.experiments.spec.Tuning;
import org.thalweg.experiments.statistics.SmallestP;
import org.thalweg.text.Numbers;

/** Notes about everything but learning rates that mislead. */
final class Notes {

    private static final int DIGITS = 3;

    private final Study study;

    Notes(Study study) {
        this.study = study;
    }

    /** Returns a note for each set of pairs that is not whole. */
    List<Note> leftOut(List<Pairs> incomplete) {
        return incomplete.stream()
                .map(
                        pairs ->
                                note(
                                        Note.Kind.LEFT_OUT,
                                        "%s, %s: %d of %d pairs are left out, because a run %s.%s",
                                        pairs.dataset(),
                                        against(pairs.comparison()),
                                        pairs.asked() - pairs.count(),
                                        pairs.asked(),
                                        reasons(pairs),
                                        pairs.count() < 2
                                                ? " That leaves too few for a verdict."
                                                : ""))
                .toList();
    }

    private static String against(Comparison comparison) {
        return comparison.arm().name() + " against " + comparison.base().name();
    }

    private String reasons(Pairs pairs) {
        List<Kind> kinds =
                Stream.of(pairs.comparison().base(), pairs.comparison().arm())
                        .flatMap(arm -> study.evaluation(pairs.dataset(), arm).outcomes().stream())
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

    /** Returns a note for each comparison of which no run ended well: all are scored as untrained, and their equality says nothing. */
    List<Note> allDiverged(List<Pairs> diverged) {
        return diverged.stream()
                .map(
                        pairs ->
                                note(
                                        Note.Kind.STATISTICS,
                                        "%s, %s: every run diverged, so nothing is compared. Lower the learning rate, or have it tuned.",
                                        pairs.dataset(),
                                        against(pairs.comparison())))
                .toList();
    }

    /** Returns a note for each comparison without a verdict over all datasets. */
    List<Note> incomparable(List<Comparison> comparisons) {
        return comparisons.stream()
                .map(
                        comparison ->
                                note(
                                        Note.Kind.STATISTICS,
                                        "%s: no verdict over all datasets. Each needs two pairs of the same seeds, and a mean of the base that is not 0.",
                                        against(comparison)))
                .toList();
    }

    /** Returns a note for each rate that is the smallest or largest tried. */
    List<Note> tuning() {
        return study.tuning().rows().stream()
                .filter(this::wentOnToBeMeasured)
                .flatMap(row -> tuning(row).stream())
                .toList();
    }

    /** Returns false while an interrupted experiment has not finished tuning: its choice is none yet. */
    private boolean wentOnToBeMeasured(TuningTable.Row row) {
        return study.evaluation(row.dataset(), row.arm()).outcomes().stream()
                .anyMatch(outcome -> outcome.ending().kind() != Ending.Kind.INTERRUPTED);
    }

    private static List<Note> tuning(TuningTable.Row row) {
        String where = row.dataset() + ", " + row.arm().name();
        String rate = Numbers.rounded(row.rate(), DIGITS);
        if (row.choice() == TuningTable.Choice.NONE_USABLE) {
            return List.of(
                    note(
                            Note.Kind.TUNING,
                            "%s: at every learning rate some run diverged or failed. The smallest, %s, stands in; begin the range lower.",
                            where,
                            rate));
        }
        if (row.choice() == TuningTable.Choice.AT_EDGE) {
            boolean smallest = row.rate() == row.points().get(0).rate();
            return List.of(
                    note(
                            Note.Kind.TUNING,
                            "%s: the best learning rate, %s, is the %s that was tried, though the range was extended. %s.",
                            where,
                            rate,
                            smallest ? "smallest" : "largest",
                            smallest ? "Begin the range lower" : "End the range higher"));
        }
        return List.of();
    }

    /** Returns a note for each dataset on which no point of the range is stable for plain gradient descent. */
    List<Note> stability() {
        return study.experiment().tuning().stream()
                .flatMap(
                        tuning ->
                                study.data().stream()
                                        .flatMap(facts -> stability(tuning, facts).stream()))
                .toList();
    }

    private List<Note> stability(Tuning tuning, DataFacts facts) {
        Double largest = study.largestStableRates().get(facts.name());
        return largest == null || tuning.low() < largest
                ? List.of()
                : List.of(
                        note(
                                Note.Kind.TUNING,
                                "%s: gradient descent is stable below a learning rate of %s only, and the range begins at %s.",
                                facts.name(),
                                Numbers.rounded(largest, DIGITS),
                                Numbers.rounded(tuning.low(), DIGITS)));
    }

    /** Returns a note if no difference can be significant. */
    List<Note> tooFewSeeds() {
        int pairs = study.experiment().seeds() * study.data().size();
        int comparisons = study.arms().comparisons().size();
        boolean flips = study.data().stream().noneMatch(facts -> study.redrawn(facts.name()));
        if (!flips
                || comparisons == 0
                || SmallestP.allowsSignificance(pairs, comparisons, Tested.ALPHA)) {
            return List.of();
        }
        return List.of(
                note(
                        Note.Kind.STATISTICS,
                        "With %d pairs and %d comparisons the smallest p that can come out is %s: no difference can be significant. Use more seeds.",
                        pairs,
                        comparisons,
                        Numbers.rounded(Math.min(1, SmallestP.of(pairs) * comparisons), DIGITS)));
    }

    /** Returns a note if the effects of a factorial design are left out. */
    List<Note> redrawnFactorials() {
        boolean redrawn = study.data().stream().anyMatch(facts -> study.redrawn(facts.name()));
        return !study.arms().factorials().isEmpty() && redrawn
                ? List.of(
                        note(
                                Note.Kind.STATISTICS,
                                "The effects of the factorial design are not computed: there is no valid test of them where each seed draws its own split."))
                : List.of();
    }

    private static Note note(Note.Kind kind, String format, Object... values) {
        return new Note(kind, String.format(Locale.ROOT, format, values));
    }
}
