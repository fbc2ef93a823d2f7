package org.thalweg.experiments.report;

import static org.thalweg.experiments.report.Sheet.numbers;
import static org.thalweg.experiments.report.Sheet.words;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Gate;
import org.thalweg.experiments.findings.Pairs;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.report.Sheet.Column;
import org.thalweg.experiments.run.ExactSolution;
import org.thalweg.experiments.words.Amounts;
import org.thalweg.experiments.words.Captions;
import org.thalweg.experiments.words.Question;
import org.thalweg.experiments.words.Verdicts;
import org.thalweg.experiments.words.Verdicts.Wording;

/** The tables of results on one dataset. */
final class ResultGrids {

    private static final String NOTHING = "-";
    private static final String MINIMUM = "the minimum of what is trained, on the same rows";

    private final Findings findings;
    private final Question question;
    private final Captions captions;
    private final Verdicts verdicts;

    ResultGrids(Findings findings) {
        this.findings = findings;
        this.question = new Question(findings.study());
        this.captions = new Captions(findings);
        this.verdicts = new Verdicts(findings);
    }

    /** Returns what was measured, in which direction it improves, over what; the dataset is not named. */
    String caption(Table table) {
        return captions.results(table.dataset(), table.base());
    }

    /** Returns the exact solution, the base, then the findings. */
    Sheet results(Table table) {
        boolean otherRows = table.rows().stream().anyMatch(r -> r.checks().otherRows().isPresent());
        List<List<String>> rows = new ArrayList<>();
        List<Wording> wordings = table.rows().stream().map(verdicts::wording).toList();
        Footnotes notes = Footnotes.of(wordings);
        if (table.exact().isPresent()) {
            exact(table, notes.marked(MINIMUM), otherRows).ifPresent(rows::add);
        }
        rows.add(base(table, otherRows));
        for (int i = 0; i < wordings.size(); i++) {
            rows.add(cells(table.rows().get(i), notes.marked(wordings.get(i)), otherRows));
        }
        return new Sheet(table.dataset(), caption(table), columns(otherRows), rows, notes.list());
    }

    private List<Column> columns(boolean otherRows) {
        List<Column> columns = new ArrayList<>();
        columns.add(words("variant"));
        columns.add(numbers("Δ " + question.measure()));
        columns.add(numbers("interval (at Holm level)"));
        if (otherRows) {
            columns.add(numbers("for other rows too"));
        }
        columns.add(numbers("better/worse"));
        columns.add(numbers("p (Holm)"));
        columns.add(numbers("diverged"));
        question.tuned().forEach(parameter -> columns.add(words(Captions.tuned(parameter))));
        columns.add(words("verdict"));
        return columns;
    }

    private Optional<List<String>> exact(Table table, String words, boolean otherRows) {
        return table.exact()
                .map(
                        reference -> {
                            String label =
                                    ExactSolution.of(findings.study().experiment(), table.base())
                                            .map(ExactSolution::label)
                                            .orElse("");
                            return row(
                                    "exact (" + label + ")",
                                    Amounts.mean(reference.mean()),
                                    "reference",
                                    otherRows ? Optional.of(NOTHING) : Optional.empty(),
                                    List.of(NOTHING, NOTHING, NOTHING),
                                    question.tuned().stream().map(parameter -> NOTHING).toList(),
                                    words);
                        });
    }

    private List<String> base(Table table, boolean otherRows) {
        Finding fullest = table.fullest();
        Pairs pairs = fullest.pairs();
        return row(
                table.base().name(),
                pairs.count() == 0 ? NOTHING : Amounts.mean(pairs.baseMean()),
                "reference",
                otherRows ? Optional.of(NOTHING) : Optional.empty(),
                List.of(
                        NOTHING,
                        NOTHING,
                        diverged(pairs.baseDiverged(), pairs.baseCapped(), pairs.count())),
                tuned(table.dataset(), table.base()),
                "");
    }

    private List<String> cells(Finding finding, String verdict, boolean otherRows) {
        Pairs pairs = finding.pairs();
        boolean same = pairs.inert();
        boolean none =
                pairs.count() == 0
                        || finding.judgement().gate().equals(Optional.of(Gate.ALL_DIVERGED));
        String betterWorse = none || same ? NOTHING : pairs.better() + " / " + pairs.worse();
        return row(
                finding.comparison().arm().name(),
                none ? NOTHING : same ? "0" : difference(finding),
                none
                        ? NOTHING
                        : same
                                ? "identical " + pairs.identical() + "/" + pairs.count()
                                : interval(finding),
                otherRows
                        ? Optional.of(
                                finding.checks()
                                        .otherRows()
                                        .map(i -> Amounts.interval(i, finding.unit()))
                                        .orElse(NOTHING))
                        : Optional.empty(),
                List.of(
                        betterWorse,
                        finding.estimate().map(e -> Amounts.p(e.adjustedP())).orElse(NOTHING),
                        diverged(pairs.diverged(), pairs.capped(), pairs.count())),
                tuned(finding.dataset(), finding.comparison().arm()),
                verdict);
    }

    private static String difference(Finding finding) {
        int decimals = finding.estimate().map(e -> Amounts.decimals(e.interval())).orElse(2);
        return Amounts.signed(finding.difference(), finding.unit(), decimals);
    }

    private static String interval(Finding finding) {
        return finding.estimate()
                .map(e -> Amounts.interval(e.interval(), finding.unit()))
                .orElse("not tested");
    }

    private static String diverged(int diverged, int capped, int runs) {
        return diverged + "/" + runs + (capped > diverged ? ", " + capped + " capped" : "");
    }

    private List<String> row(
            String variant,
            String difference,
            String interval,
            Optional<String> otherRows,
            List<String> numbers,
            List<String> tuned,
            String verdict) {
        ImmutableList.Builder<String> row = ImmutableList.builder();
        row.add(variant, difference, interval);
        otherRows.ifPresent(row::add);
        row.addAll(numbers);
        return row.addAll(tuned).add(verdict).build();
    }

    private List<String> tuned(String dataset, Arm arm) {
        return question.tuned().stream()
                .map(
                        parameter ->
                                Amounts.range(
                                        TunedValues.of(findings.study(), dataset, arm, parameter)))
                .toList();
    }
}
