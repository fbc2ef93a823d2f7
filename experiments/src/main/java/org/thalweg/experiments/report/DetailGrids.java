package org.thalweg.experiments.report;

import static org.thalweg.experiments.report.Sheet.numbers;
import static org.thalweg.experiments.report.Sheet.words;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.thalweg.experiments.findings.Budget;
import org.thalweg.experiments.findings.EqualCost;
import org.thalweg.experiments.findings.Estimate;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.findings.Unadjusted;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.report.Sheet.Column;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.TuningTable.Choice;
import org.thalweg.experiments.run.TuningTable.Row;
import org.thalweg.experiments.statistics.Verdict;
import org.thalweg.experiments.words.Amounts;
import org.thalweg.experiments.words.Captions;
import org.thalweg.experiments.words.Failure;
import org.thalweg.experiments.words.Question;
import org.thalweg.experiments.words.Remarks;
import org.thalweg.text.Numbers;

/** Tables for which a terminal has no room: tests, budgets, tuned values, failures. */
final class DetailGrids {

    private static final String NOTHING = "-";

    private final Findings findings;
    private final Study study;
    private final Question question;

    DetailGrids(Findings findings) {
        this.findings = findings;
        this.study = findings.study();
        this.question = new Question(study);
    }

    /** Returns what the tests said that the main table has no room for. */
    Sheet tests(Table table) {
        List<Column> columns =
                List.of(
                        words("variant"),
                        numbers("p"),
                        numbers("p (Holm)"),
                        numbers("of how many"),
                        numbers("level of the interval"),
                        numbers("margin ±"),
                        numbers("p (sign flips)"),
                        numbers("p (divergence)"),
                        numbers("effect size g"));
        return Sheet.of(
                table.dataset(),
                Captions.tests(table.base()),
                columns,
                table.rows().stream().map(DetailGrids::tests).toList());
    }

    private static List<String> tests(Finding finding) {
        Optional<Estimate> estimate = finding.estimate();
        Finding.Checks checks = finding.checks();
        return List.of(
                finding.comparison().arm().name(),
                estimate.map(e -> Amounts.p(e.p())).orElse(NOTHING),
                estimate.map(e -> Amounts.p(e.adjustedP())).orElse(NOTHING),
                estimate.map(e -> Integer.toString(e.family())).orElse(NOTHING),
                estimate.map(e -> Amounts.percent(e.interval().level())).orElse(NOTHING),
                Amounts.size(finding.margin(), finding.unit()),
                p(checks.signFlipP()),
                p(checks.divergenceP()),
                Double.isFinite(checks.effectSize())
                        ? Numbers.rounded(checks.effectSize(), 2)
                        : NOTHING);
    }

    private static String p(OptionalDouble p) {
        return p.isPresent() ? Amounts.p(p.getAsDouble()) : NOTHING;
    }

    /** Returns what smaller numbers of trials would have found; empty where nothing was tuned. */
    Optional<Sheet> budgets(Table table) {
        List<List<String>> rows = new ArrayList<>();
        for (Finding finding : moving(table)) {
            for (Budget budget : finding.budgets()) {
                Unadjusted found = budget.found();
                rows.add(
                        List.of(
                                finding.comparison().arm().name(),
                                Integer.toString(budget.trials()),
                                Amounts.signed(
                                        found.difference(),
                                        finding.unit(),
                                        Amounts.decimals(found.interval())),
                                Amounts.interval(found.interval(), finding.unit()),
                                "would " + Remarks.looks(found.decision().outcome())));
            }
        }
        List<Column> columns =
                List.of(
                        words("variant"),
                        numbers("trials"),
                        numbers("Δ " + question.measure()),
                        numbers("95 % interval, unadjusted"),
                        words("alone it"));
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Sheet.of(table.dataset(), Captions.budgets(table.base()), columns, rows));
    }

    /** Returns comparisons at equal cost; empty where all arms cost the same. */
    Optional<Sheet> equalCosts(Table table) {
        List<List<String>> rows = new ArrayList<>();
        for (Finding finding : table.rows()) {
            for (EqualCost cost : finding.equalCosts()) {
                Unadjusted found = cost.atEqualCost();
                rows.add(
                        List.of(
                                finding.comparison().arm().name(),
                                cost.by() == EqualCost.By.GRADIENTS ? "gradients" : "time",
                                Numbers.rounded(cost.ratio(), 3),
                                Amounts.signed(cost.atEqualData(), cost.unit(), 2),
                                Amounts.signed(
                                        found.difference(),
                                        cost.unit(),
                                        Amounts.decimals(found.interval())),
                                Amounts.interval(found.interval(), cost.unit()),
                                "would " + Remarks.looks(found.decision().outcome())));
            }
        }
        List<Column> columns =
                List.of(
                        words("variant"),
                        words("what is spent"),
                        numbers("times the base's"),
                        numbers("Δ at equal data"),
                        numbers("Δ at equal cost"),
                        numbers("95 % interval, unadjusted"),
                        words("alone it"));
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Sheet.of(
                                table.dataset(), Captions.equalCosts(table.base()), columns, rows));
    }

    /** What never had an effect has none at any budget. */
    private static List<Finding> moving(Table table) {
        return table.rows().stream()
                .filter(finding -> finding.judgement().verdict() != Verdict.INERT)
                .toList();
    }

    /** Returns which values were chosen; empty where nothing was tuned. */
    Optional<Sheet> tuned(String dataset) {
        if (question.tuned().isEmpty()) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>(List.of(words("variant")));
        question.tuned().forEach(parameter -> columns.add(numbers(parameter)));
        columns.add(numbers("best at an edge"));
        columns.add(numbers("none usable"));
        return Optional.of(
                Sheet.of(
                        dataset,
                        "smallest and largest value chosen in any replicate",
                        columns,
                        study.arms().all().stream().map(arm -> tuned(dataset, arm)).toList()));
    }

    private List<String> tuned(String dataset, Arm arm) {
        ImmutableList.Builder<String> row = ImmutableList.builder();
        row.add(arm.name());
        question.tuned()
                .forEach(p -> row.add(Amounts.range(TunedValues.of(study, dataset, arm, p))));
        return row.add(count(dataset, arm, Choice.AT_EDGE), count(dataset, arm, Choice.NONE_USABLE))
                .build();
    }

    private String count(String dataset, Arm arm, Choice choice) {
        List<Row> rows = study.tuning().rows(dataset, arm);
        return rows.stream().filter(row -> row.choice() == choice).count() + "/" + rows.size();
    }

    /** Returns the runs without a result; empty if there are none. */
    Optional<Sheet> failures() {
        List<List<String>> rows =
                Failure.all(findings).stream()
                        .map(
                                f ->
                                        List.of(
                                                f.variant(),
                                                f.dataset(),
                                                f.phase(),
                                                f.setting(),
                                                f.replicates(),
                                                f.reason()))
                        .toList();
        List<Column> columns =
                Stream.of("variant", "dataset", "phase", "setting", "replicates", "reason")
                        .map(Sheet::words)
                        .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(Sheet.of("", "runs without a result", columns, rows));
    }

    /** Returns tests and budgets of every table, then the tuned values of every dataset. */
    List<Sheet> all() {
        List<Sheet> grids = new ArrayList<>();
        for (Table table : Table.of(findings)) {
            grids.add(tests(table));
            budgets(table).ifPresent(grids::add);
            equalCosts(table).ifPresent(grids::add);
        }
        for (DataFacts facts : study.data()) {
            tuned(facts.name()).ifPresent(grids::add);
        }
        return grids;
    }
}
