package org.thalweg.experiments.report;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.experiments.statistics.Change;
import org.thalweg.experiments.statistics.Verdict;

/** The first sentences of a report: what helps, what hurts, what does not matter. */
final class Lead {

    private static final List<Verdict> ORDER =
            List.of(
                    Verdict.HELPS,
                    Verdict.HURTS,
                    Verdict.UNSTABLE,
                    Verdict.NO_PRACTICAL_DIFFERENCE,
                    Verdict.INERT,
                    Verdict.INCONCLUSIVE);

    private Lead() {}

    /** Returns the rows with the most telling verdicts first. */
    static List<ResultRow> sorted(List<ResultRow> rows) {
        List<ResultRow> sorted = new ArrayList<>();
        for (Verdict verdict : ORDER) {
            rows.stream().filter(row -> row.judgement().verdict() == verdict).forEach(sorted::add);
        }
        return sorted;
    }

    /** Returns one sentence for each verdict that was given. */
    static List<String> sentences(List<ResultRow> rows) {
        List<String> sentences = new ArrayList<>();
        for (Verdict verdict : ORDER) {
            List<String> subjects =
                    rows.stream()
                            .filter(row -> row.judgement().verdict() == verdict)
                            .map(Lead::subject)
                            .distinct()
                            .toList();
            if (!subjects.isEmpty()) {
                sentences.add(sentence(verdict, subjects));
            }
        }
        return sentences;
    }

    private static String subject(ResultRow row) {
        return row.change() == Change.SUBSTITUTION ? "the change " + row.subject() : row.subject();
    }

    private static String sentence(Verdict verdict, List<String> subjects) {
        boolean many = subjects.size() > 1;
        String names =
                many
                        ? String.join(", ", subjects.subList(0, subjects.size() - 1))
                                + " and "
                                + subjects.get(subjects.size() - 1)
                        : subjects.get(0);
        return switch (verdict) {
            case HELPS -> names + (many ? " help." : " helps.");
            case HURTS -> names + (many ? " hurt." : " hurts.");
            case UNSTABLE ->
                    names + (many ? " change" : " changes") + " how often training diverges.";
            case NO_PRACTICAL_DIFFERENCE ->
                    names + (many ? " make" : " makes") + " no practical difference.";
            case INERT -> names + " never had an effect.";
            case INCONCLUSIVE -> "On " + names + " the runs do not settle it.";
        };
    }
}
