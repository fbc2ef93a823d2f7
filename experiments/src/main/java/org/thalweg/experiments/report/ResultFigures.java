package org.thalweg.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.thalweg.experiments.findings.Effect;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Overall;
import org.thalweg.experiments.findings.Pairs;
import org.thalweg.experiments.findings.Unit;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.report.Figure.Axis;
import org.thalweg.experiments.report.Figure.Dot;
import org.thalweg.experiments.report.Figure.Dots;
import org.thalweg.experiments.report.Figure.Estimate;
import org.thalweg.experiments.report.Figure.Forest;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.experiments.words.Amounts;
import org.thalweg.experiments.words.Question;
import org.thalweg.text.Numbers;

/** The figures of results: effects, pairs and interactions. */
final class ResultFigures {

    private final Findings findings;
    private final Question question;
    private final List<Table> tables;

    ResultFigures(Findings findings) {
        this.findings = findings;
        this.question = new Question(findings.study());
        this.tables = Table.of(findings);
    }

    private Axis difference(Unit unit, String reference) {
        return new Axis(
                "difference to " + reference + " in " + question.measure(),
                unit.relative() ? "% of its mean, " + question.better() : question.better(),
                false);
    }

    /** Returns one figure for each table, then one of the means over datasets. */
    List<Figure> effects() {
        List<Figure> figures = new ArrayList<>();
        tables.forEach(table -> effects(table, figures.size()).ifPresent(figures::add));
        overall(figures.size()).ifPresent(figures::add);
        return figures;
    }

    private static boolean drawn(Finding finding) {
        return Double.isFinite(finding.difference());
    }

    private Optional<Figure> effects(Table table, int number) {
        List<Finding> rows = table.rows().stream().filter(ResultFigures::drawn).toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Unit unit = rows.get(0).unit();
        String scope = table.replicates().scope();
        return Optional.of(
                new Figure(
                        "effects-" + number,
                        "What each change does to " + question.measure() + " on " + table.dataset(),
                        "Mean paired difference to "
                                + table.base().name()
                                + (scope.isEmpty() ? "" : " " + scope)
                                + " with the interval that decides."
                                + band(rows.get(0).margin(), unit)
                                + " An interval that crosses zero does not settle the direction.",
                        new Forest(
                                difference(unit, table.base().name()),
                                scale(unit) * rows.get(0).margin(),
                                rows.stream().map(row -> estimate(row)).toList())));
    }

    private static String band(double margin, Unit unit) {
        return margin > 0
                ? " Differences inside the shaded band, ±"
                        + Amounts.size(margin, unit)
                        + ", do not matter in practice."
                : "";
    }

    private static double scale(Unit unit) {
        return unit.relative() ? 100 : 1;
    }

    private static Estimate estimate(Finding finding) {
        String variant = finding.comparison().arm().name();
        return estimate(variant, variant, true, finding);
    }

    private static Estimate estimate(
            String label, String variant, boolean strong, Finding finding) {
        double scale = scale(finding.unit());
        if (finding.estimate().isPresent()) {
            Interval interval = finding.estimate().get().interval();
            return new Estimate(
                    label,
                    variant,
                    strong,
                    scale * finding.difference(),
                    scale * interval.low(),
                    scale * interval.high(),
                    Amounts.estimate(finding.difference(), interval, finding.unit()));
        }
        double at = scale * finding.difference();
        boolean same = finding.pairs().identical() == finding.pairs().count();
        String text =
                same
                        ? "0 (identical)"
                        : Amounts.signed(finding.difference(), finding.unit(), 2) + " (not tested)";
        return new Estimate(label, variant, strong, at, at, at, text);
    }

    private Optional<Figure> overall(int number) {
        List<Overall> means = findings.overall();
        if (means.isEmpty()) {
            return Optional.empty();
        }
        Unit unit = means.get(0).unit();
        List<Estimate> estimates = new ArrayList<>();
        for (Overall overall : means) {
            if (overall.unit().relative() == unit.relative()) {
                estimates.add(estimate(overall));
                overall.findings().stream()
                        .map(f -> estimate(f.dataset(), f.comparison().arm().name(), false, f))
                        .forEach(estimates::add);
            }
        }
        return Optional.of(
                new Figure(
                        "effects-" + number,
                        "What each change does, over these " + question.data(),
                        "The mean over the "
                                + question.data()
                                + ", each of the same weight; below it these, whose verdicts come first."
                                + band(means.get(0).margin(), unit),
                        new Forest(
                                difference(unit, "the base"),
                                scale(unit) * means.get(0).margin(),
                                estimates)));
    }

    private static Estimate estimate(Overall overall) {
        Interval interval = overall.estimate().interval();
        double scale = scale(overall.unit());
        String variant = overall.comparison().arm().name();
        return new Estimate(
                variant,
                variant,
                true,
                scale * overall.estimate().mean(),
                scale * interval.low(),
                scale * interval.high(),
                Amounts.estimate(overall.estimate().mean(), interval, overall.unit()));
    }

    /** Returns one figure for each table: a dot a replicate. */
    List<Figure> pairs() {
        List<Figure> figures = new ArrayList<>();
        for (Table table : tables) {
            List<Finding> rows = table.rows().stream().filter(ResultFigures::drawn).toList();
            if (!rows.isEmpty()) {
                figures.add(pairs(table, rows, figures.size()));
            }
        }
        return figures;
    }

    private Figure pairs(Table table, List<Finding> rows, int number) {
        String reference = table.base().name();
        Unit unit = rows.get(0).unit();
        List<Dot> dots = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            dots.addAll(dots(row, rows.get(row)));
        }
        return new Figure(
                "pairs-" + number,
                "Every pair of runs on " + table.dataset(),
                "A dot is one of the "
                        + table.replicates().counted()
                        + ": the variant against "
                        + reference
                        + (question.isOfProblems()
                                ? " on the same draw, each as tuned for it."
                                : " with the same rows, start and minibatches, each as tuned there."),
                new Dots(
                        difference(unit, reference),
                        scale(unit) * rows.get(0).margin(),
                        true,
                        rows.stream().map(f -> f.comparison().arm().name()).toList(),
                        dots));
    }

    private static List<Dot> dots(int row, Finding finding) {
        Pairs pairs = finding.pairs();
        Comparison comparison = finding.comparison();
        double[] differences = finding.unit().of(pairs.differences());
        return IntStream.range(0, pairs.count())
                .mapToObj(
                        i -> {
                            double x = scale(finding.unit()) * differences[i];
                            String text =
                                    "replicate "
                                            + pairs.replicate(i)
                                            + ": "
                                            + score(pairs.arm().get(i), pairs.measure())
                                            + ", "
                                            + comparison.base().name()
                                            + " "
                                            + score(pairs.base().get(i), pairs.measure());
                            return new Dot(row, comparison.arm().name(), x, x, x, text);
                        })
                .toList();
    }

    private static String score(Outcome outcome, Measure measure) {
        return Numbers.shortest(outcome.score(measure).orElseThrow())
                + (outcome.capped(measure)
                        ? (measure.ofProblems() ? " (as the start)" : " (as untrained)")
                        : "");
    }

    /** Returns one figure for each dataset with a factorial design. */
    List<Figure> interactions() {
        List<Effect> tested =
                findings.effects().stream().filter(e -> e.estimate().isPresent()).toList();
        return Grouped.by(tested, Effect::dataset).values().stream()
                .flatMap(effects -> Stream.of(interactions(effects)))
                .toList();
    }

    private Figure interactions(List<Effect> effects) {
        Unit unit = effects.get(0).unit();
        String dataset = effects.get(0).dataset();
        double margin =
                findings.on(dataset).stream()
                        .filter(f -> f.unit().relative() == unit.relative())
                        .mapToDouble(Finding::margin)
                        .findFirst()
                        .orElse(0);
        return new Figure(
                "interactions-" + findings.study().data().indexOf(findings.study().facts(dataset)),
                "Main effects and interactions on " + dataset,
                "What switching a component on does to "
                        + question.measure()
                        + ", averaged over all settings of the others. An interaction a × b that is not zero says that the"
                        + " effect of a depends on b. Adjusted for "
                        + effects.get(0).estimate().orElseThrow().family()
                        + " tests.",
                new Forest(
                        new Axis(
                                "effect on " + question.measure(),
                                unit.relative()
                                        ? "% of the base's mean, " + question.better()
                                        : question.better(),
                                false),
                        scale(unit) * margin,
                        effects.stream().map(ResultFigures::estimate).toList()));
    }

    private static Estimate estimate(Effect effect) {
        Interval interval = effect.estimate().orElseThrow().interval();
        double scale = scale(effect.unit());
        return new Estimate(
                String.join(" × ", effect.factors()),
                "",
                true,
                scale * effect.mean(),
                scale * interval.low(),
                scale * interval.high(),
                Amounts.estimate(effect.mean(), interval, effect.unit()));
    }
}
