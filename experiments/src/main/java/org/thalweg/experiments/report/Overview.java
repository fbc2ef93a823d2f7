package org.thalweg.experiments.report;

import static org.thalweg.experiments.report.Grid.numbers;
import static org.thalweg.experiments.report.Grid.words;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.thalweg.experiments.findings.Effect;
import org.thalweg.experiments.findings.Estimate;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Gate;
import org.thalweg.experiments.findings.Overall;
import org.thalweg.experiments.report.Grid.Column;
import org.thalweg.experiments.statistics.AcrossDatasets;
import org.thalweg.experiments.statistics.Direction;
import org.thalweg.experiments.statistics.OverDatasets;
import org.thalweg.experiments.statistics.Verdict;

/** What datasets say together, and what the cells of factorial designs do. */
final class Overview {

    private static final String NOTHING = "-";

    private final Findings findings;
    private final Question question;
    private final Labels labels;

    Overview(Findings findings) {
        this.findings = findings;
        this.question = new Question(findings.study());
        this.labels = new Labels(findings.study());
    }

    /** Returns the means over datasets; empty if no comparison has one. */
    Optional<Grid> overall() {
        if (findings.overall().isEmpty()) {
            return Optional.empty();
        }
        boolean tested =
                findings.overall().stream().anyMatch(o -> o.acrossDatasets().p().isPresent());
        List<Column> columns =
                new ArrayList<>(
                        List.of(
                                words("variant"),
                                numbers("mean Δ " + question.measure()),
                                numbers("interval (at Holm level)"),
                                numbers("p (Holm)"),
                                numbers("datasets better/worse"),
                                words("heterogeneity (Welch)")));
        if (tested) {
            columns.add(numbers("p for new datasets (Wilcoxon)"));
        }
        columns.add(words("in words"));
        return Optional.of(
                new Grid(
                        "",
                        overCaption(),
                        columns,
                        findings.overall().stream().map(o -> cells(o, tested)).toList()));
    }

    private String overCaption() {
        int count = findings.study().data().size();
        String new6 =
                findings.overall().stream().anyMatch(o -> o.acrossDatasets().p().isPresent())
                        ? ""
                        : "; about new datasets counts alone, since there are fewer than "
                                + AcrossDatasets.TESTED_FROM;
        return "over these "
                + count
                + " datasets"
                + (allOnTestSets() ? ", each on its test set" : testSets())
                + ", each of the same weight; a family of "
                + findings.overall().get(0).estimate().family()
                + " means"
                + new6;
    }

    private List<String> cells(Overall overall, boolean tested) {
        Estimate estimate = overall.estimate();
        boolean lower = question.lowerIsBetter();
        AcrossDatasets across = overall.acrossDatasets();
        int better = lower ? across.negative() : across.positive();
        int worse = lower ? across.positive() : across.negative();
        OverDatasets pooled = overall.pooled();
        ImmutableList.Builder<String> row = ImmutableList.builder();
        row.add(
                overall.comparison().arm().name(),
                Amounts.signed(
                        estimate.mean(), overall.unit(), Amounts.decimals(estimate.interval())),
                Amounts.interval(estimate.interval(), overall.unit()),
                Amounts.p(estimate.adjustedP()),
                better + " / " + worse,
                "I² "
                        + Amounts.percent(pooled.iSquared())
                        + ", p = "
                        + Amounts.p(pooled.heterogeneityP()));
        if (tested) {
            row.add(across.p().isPresent() ? Amounts.p(across.p().getAsDouble()) : NOTHING);
        }
        return row.add(inWords(overall)).build();
    }

    /** Returns "helps on diabetes, hurts on linnerud" where datasets contradict each other; else what the mean says. */
    String inWords(Overall overall) {
        return contradiction(overall)
                .map(text -> text + ": the mean is neither")
                .orElseGet(() -> ofMean(overall));
    }

    private Optional<String> contradiction(Overall overall) {
        List<String> helps = on(overall, Verdict.HELPS);
        List<String> hurts = on(overall, Verdict.HURTS);
        return helps.isEmpty() || hurts.isEmpty()
                ? Optional.empty()
                : Optional.of("helps on " + Words.and(helps) + ", hurts on " + Words.and(hurts));
    }

    private List<String> on(Overall overall, Verdict verdict) {
        return overall.findings().stream()
                .filter(f -> f.judgement().verdict() == verdict)
                .map(Finding::dataset)
                .toList();
    }

    private String ofMean(Overall overall) {
        String mean =
                switch (overall.judgement().verdict()) {
                    case HELPS, HURTS ->
                            Verdicts.direction(overall.comparison(), overall.judgement());
                    case NO_PRACTICAL_DIFFERENCE -> "no practical difference";
                    default -> "inconclusive";
                };
        return mean
                + ", on the mean of these"
                + (allOnTestSets() ? " test sets" : testSets())
                + disagreement(overall).map(text -> "; " + text).orElse("");
    }

    /** Returns "better on valley, worse on diabetes", unless the signs agree. */
    private Optional<String> disagreement(Overall overall) {
        List<String> better = on(overall, 1);
        List<String> worse = on(overall, -1);
        return better.isEmpty() || worse.isEmpty()
                ? Optional.empty()
                : Optional.of("better on " + Words.and(better) + ", worse on " + Words.and(worse));
    }

    private List<String> on(Overall overall, int sign) {
        Direction direction = findings.study().experiment().primary().direction();
        return overall.findings().stream()
                .filter(f -> direction.better(sign * f.difference()))
                .map(Finding::dataset)
                .toList();
    }

    private boolean allOnTestSets() {
        return onTestSets().size() == question.datasets().size();
    }

    private List<String> onTestSets() {
        return question.datasets().stream()
                .filter(name -> Replicates.on(findings.study(), name).oneTestSet())
                .toList();
    }

    /** Returns which of the datasets are told of on one test set. */
    private String testSets() {
        return onTestSets().isEmpty() ? "" : " (" + Words.and(onTestSets()) + ": on this test set)";
    }

    private static String after(String scope) {
        return scope.isEmpty() ? "" : ", " + scope;
    }

    /** Returns what each dataset's contradiction or mean says, as a sentence about the component. */
    String sentence(Overall overall) {
        return labels.of(overall.comparison())
                + ": "
                + inWords(overall)
                + " ("
                + Amounts.signed(
                        overall.estimate().mean(),
                        overall.unit(),
                        Amounts.decimals(overall.estimate().interval()))
                + ", "
                + Evidence.tested(overall.estimate(), overall.unit())
                + ").";
    }

    /** Returns main effects and interactions; empty without a factorial design. */
    Optional<Grid> effects() {
        if (findings.effects().isEmpty()) {
            return Optional.empty();
        }
        List<Column> columns =
                List.of(
                        words("effect"),
                        words("dataset"),
                        numbers("on " + question.measure()),
                        numbers("interval (at Holm level)"),
                        numbers("p"),
                        numbers("p (Holm)"),
                        words("in words"));
        return Optional.of(
                new Grid(
                        "",
                        "main effects and interactions, " + question.better() + family(),
                        columns,
                        findings.effects().stream().map(this::cells).toList()));
    }

    private String family() {
        return findings.effects().stream()
                .flatMap(effect -> effect.estimate().stream())
                .findFirst()
                .map(estimate -> "; a family of " + estimate.family() + " tests")
                .orElse("; not tested");
    }

    private List<String> cells(Effect effect) {
        Optional<Estimate> estimate = effect.estimate();
        return List.of(
                String.join(" × ", effect.factors()),
                effect.dataset() + after(Replicates.on(findings.study(), effect.dataset()).scope()),
                Amounts.signed(
                        effect.mean(),
                        effect.unit(),
                        estimate.map(e -> Amounts.decimals(e.interval())).orElse(2)),
                estimate.map(e -> Amounts.interval(e.interval(), effect.unit()))
                        .orElse("not tested"),
                estimate.map(e -> Amounts.p(e.p())).orElse(NOTHING),
                estimate.map(e -> Amounts.p(e.adjustedP())).orElse(NOTHING),
                effect.gate().map(Overview::inWords).orElse(""));
    }

    private static String inWords(Gate gate) {
        return switch (gate) {
            case FEW_TRIALS -> "inconclusive: the tuning tried too few values";
            case FEW_ROWS -> "no verdict: fewer than " + Gate.LEAST_ROWS + " rows to test on";
            case FEW_GROUPS -> "no verdict: fewer than " + Gate.LEAST_GROUPS + " groups";
            case BY_ORDER -> "no verdict: periods are no random draws";
            case TOO_FEW_PAIRS -> "no verdict: fewer than " + Gate.LEAST_PAIRS + " replicates";
            case AT_EDGE -> "no verdict: tuning did not settle";
            case NOT_LEARNED -> "no verdict: nothing was learned";
            case CONSTANT_TARGET -> "no verdict: the target is constant";
            case ALL_DIVERGED -> "no verdict: every run diverged";
            case COARSE -> "no verdict: one row is more than the margin";
            case DETERMINISTIC -> "no verdict: all replicates are copies of one run";
            case NEAR_ZERO -> "no verdict: the base's mean is 0 but for rounding";
        };
    }

    /** Returns both, as far as there are any. */
    List<Grid> grids() {
        return Stream.of(overall(), effects()).flatMap(Optional::stream).toList();
    }
}
