package org.thalweg.experiments.report;

import static org.thalweg.experiments.report.Sheet.numbers;
import static org.thalweg.experiments.report.Sheet.words;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.thalweg.experiments.findings.Effect;
import org.thalweg.experiments.findings.Estimate;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Overall;
import org.thalweg.experiments.report.Sheet.Column;
import org.thalweg.experiments.statistics.AcrossDatasets;
import org.thalweg.experiments.statistics.OverDatasets;
import org.thalweg.experiments.words.Amounts;
import org.thalweg.experiments.words.Obstacles;
import org.thalweg.experiments.words.Question;
import org.thalweg.experiments.words.Together;

/** The tables of what datasets say together, and of what the cells of factorial designs do. */
final class Overview {

    private static final String NOTHING = "-";

    private final Findings findings;
    private final Question question;
    private final Together together;

    Overview(Findings findings) {
        this.findings = findings;
        this.question = new Question(findings.study());
        this.together = new Together(findings);
    }

    /** Returns the means over datasets; empty if no comparison has one. */
    Optional<Sheet> overall() {
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
                                numbers(question.data() + " better/worse"),
                                words("heterogeneity (Welch)")));
        if (tested) {
            columns.add(numbers("p for new " + question.data() + " (Wilcoxon)"));
        }
        columns.add(words("in words"));
        return Optional.of(
                Sheet.of(
                        "",
                        together.caption(),
                        columns,
                        findings.overall().stream().map(o -> cells(o, tested)).toList()));
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
        return row.add(together.inWords(overall)).build();
    }

    /** Returns main effects and interactions; empty without a factorial design. */
    Optional<Sheet> effects() {
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
                Sheet.of(
                        "",
                        together.ofEffects(),
                        columns,
                        findings.effects().stream().map(this::cells).toList()));
    }

    private List<String> cells(Effect effect) {
        Optional<Estimate> estimate = effect.estimate();
        return List.of(
                String.join(" × ", effect.factors()),
                together.place(effect),
                Amounts.signed(
                        effect.mean(),
                        effect.unit(),
                        estimate.map(e -> Amounts.decimals(e.interval())).orElse(2)),
                estimate.map(e -> Amounts.interval(e.interval(), effect.unit()))
                        .orElse("not tested"),
                estimate.map(e -> Amounts.p(e.p())).orElse(NOTHING),
                estimate.map(e -> Amounts.p(e.adjustedP())).orElse(NOTHING),
                effect.gate().map(Obstacles::brief).orElse(""));
    }

    /** Returns both, as far as there are any. */
    List<Sheet> grids() {
        return Stream.of(overall(), effects()).flatMap(Optional::stream).toList();
    }
}
