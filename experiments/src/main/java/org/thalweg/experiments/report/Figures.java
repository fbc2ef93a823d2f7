package org.thalweg.experiments.report;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.thalweg.experiments.report.Figure.Axis;
import org.thalweg.experiments.report.Figure.Cell;
import org.thalweg.experiments.report.Figure.Dot;
import org.thalweg.experiments.report.Figure.Dots;
import org.thalweg.experiments.report.Figure.Estimate;
import org.thalweg.experiments.report.Figure.Forest;
import org.thalweg.experiments.report.Figure.Heat;
import org.thalweg.experiments.report.Figure.Line;
import org.thalweg.experiments.report.Figure.Lines;
import org.thalweg.experiments.report.ReportData.Activity;
import org.thalweg.experiments.report.ReportData.DivergenceCell;
import org.thalweg.experiments.report.ReportData.LossCurves;
import org.thalweg.experiments.report.ReportData.Pair;
import org.thalweg.experiments.report.ResultRow.Effect;
import org.thalweg.text.Numbers;

/** The figures of results, pairs, curves, divergence, profiles, activity and interactions. */
final class Figures {

    private static final Map<String, String> QUANTITIES =
            Map.of(
                    "fired", "how often it acted, share of steps",
                    "share", "share of the update's norm",
                    "cosine", "cosine between update and gradient",
                    "rate", "effective learning rate",
                    "penalty", "penalty at the end",
                    "sparsity", "share of parameters that are zero");

    private final ReportData data;
    private final Question question;

    Figures(ReportData data) {
        this.data = data;
        this.question = data.question();
    }

    static <T> Map<String, List<T>> by(List<T> items, Function<T, String> key) {
        return items.stream().collect(groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private Axis difference(boolean relative, String reference) {
        return new Axis(
                "difference to " + reference + " in " + question.measure(),
                relative ? "% of its mean, " + question.better() : question.better(),
                false);
    }

    /** Returns one figure for each base: the estimates over all datasets, below each those of the datasets. */
    List<Figure> effects() {
        List<Figure> figures = new ArrayList<>();
        List<ResultTable> main = ResultTable.main(data.tables());
        for (Map.Entry<String, List<ResultTable>> entry :
                by(main, table -> table.reference().variant()).entrySet()) {
            List<Estimate> estimates = new ArrayList<>();
            for (ResultTable table : entry.getValue()) {
                boolean relative = relative(table);
                for (ResultRow row : table.rows()) {
                    if (row.effect().relative() == relative) {
                        estimates.add(estimate(row, table.dataset(), main.size() > 1));
                        estimates.addAll(details(table, row));
                    }
                }
            }
            boolean relative = relative(entry.getValue().get(0));
            figures.add(
                    new Figure(
                            "effects-" + figures.size(),
                            "What each change does to " + question.measure(),
                            "Mean paired difference to "
                                    + entry.getKey()
                                    + " with its interval. Differences inside the shaded band, ±"
                                    + Words.percent(question.practical())
                                    + ", do not matter in practice; an interval that crosses zero does"
                                    + " not settle the direction.",
                            new Forest(
                                    difference(relative, entry.getKey()),
                                    relative ? 100 * question.practical() : 0,
                                    estimates)));
        }
        return figures;
    }

    private static boolean relative(ResultTable table) {
        return table.rows().stream().anyMatch(row -> row.effect().relative());
    }

    private static Estimate estimate(ResultRow row, String dataset, boolean named) {
        String label = row.variant() + (named && !dataset.isEmpty() ? " · " + dataset : "");
        return estimate(label, row.variant(), true, row.effect(), row.same());
    }

    private static Estimate estimate(
            String label, String variant, boolean strong, Effect effect, boolean same) {
        int decimals = Words.decimals(effect);
        double scale = effect.relative() ? 100 : 1;
        String text =
                same
                        ? "0 (identical)"
                        : Words.signed(effect.mean(), effect.relative(), decimals)
                                + " "
                                + Words.interval(effect, decimals);
        return new Estimate(
                label,
                variant,
                strong,
                scale * effect.mean(),
                scale * effect.low(),
                scale * effect.high(),
                text);
    }

    private List<Estimate> details(ResultTable pooled, ResultRow row) {
        if (!pooled.dataset().isEmpty()) {
            return List.of();
        }
        List<Estimate> estimates = new ArrayList<>();
        for (ResultTable table : data.tables()) {
            if (!table.dataset().isEmpty()
                    && table.reference().variant().equals(pooled.reference().variant())) {
                table.rows().stream()
                        .filter(other -> other.variant().equals(row.variant()))
                        .filter(other -> other.effect().relative() == row.effect().relative())
                        .map(
                                o ->
                                        estimate(
                                                table.dataset(),
                                                o.variant(),
                                                false,
                                                o.effect(),
                                                o.same()))
                        .forEach(estimates::add);
            }
        }
        return estimates;
    }

    List<Figure> pairs() {
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<String, List<Pair>> entry : by(data.pairs(), Pair::dataset).entrySet()) {
            List<String> rows = entry.getValue().stream().map(Pair::variant).distinct().toList();
            boolean relative = entry.getValue().stream().allMatch(Pair::relative);
            List<Dot> dots =
                    entry.getValue().stream().map(pair -> dot(pair, rows, relative)).toList();
            figures.add(
                    new Figure(
                            "pairs-" + figures.size(),
                            "Every pair of runs on " + entry.getKey(),
                            "A dot is one seed: the variant against the base with the same split, start and"
                                    + " minibatches.",
                            new Dots(
                                    difference(relative, "base"),
                                    relative ? 100 * question.practical() : 0,
                                    true,
                                    rows,
                                    dots)));
        }
        return figures;
    }

    private Dot dot(Pair pair, List<String> rows, boolean relative) {
        double x = relative ? 100 * pair.difference() : pair.value() - pair.base();
        String text =
                "seed "
                        + pair.seed()
                        + ": "
                        + Numbers.shortest(pair.value())
                        + ", base "
                        + Numbers.shortest(pair.base());
        return new Dot(rows.indexOf(pair.variant()), pair.variant(), x, x, x, text);
    }

    List<Figure> curves() {
        List<Figure> figures = new ArrayList<>();
        for (LossCurves plot : data.curves()) {
            List<Line> lines =
                    plot.curves().stream()
                            .map(
                                    curve ->
                                            new Line(
                                                    curve.variant(),
                                                    curve.points().stream()
                                                            .map(
                                                                    p ->
                                                                            Rounded.list(
                                                                                    p.x(),
                                                                                    p.low(),
                                                                                    p.median(),
                                                                                    p.high()))
                                                            .toList(),
                                                    List.of(),
                                                    List.of()))
                            .toList();
            figures.add(
                    new Figure(
                            "curves-" + figures.size(),
                            Words.capital(plot.quantity()) + " on " + plot.dataset(),
                            "Median over the seeds; the band holds the middle half of them.",
                            new Lines(
                                    new Axis(plot.abscissa(), "", false),
                                    new Axis(plot.quantity(), "", plot.logarithmic()),
                                    false,
                                    false,
                                    lines)));
        }
        return figures;
    }

    List<Figure> divergence() {
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<String, List<DivergenceCell>> entry :
                by(data.divergence(), DivergenceCell::dataset).entrySet()) {
            List<DivergenceCell> cells = entry.getValue();
            List<Double> rates =
                    cells.stream().map(DivergenceCell::rate).distinct().sorted().toList();
            List<String> rows = cells.stream().map(DivergenceCell::variant).distinct().toList();
            figures.add(
                    new Figure(
                            "divergence-" + figures.size(),
                            "Where training diverged on " + entry.getKey(),
                            "Runs that diverged, of those made, by learning rate.",
                            new Heat(
                                    new Axis("learning rate", "", true),
                                    rates.stream().map(r -> Numbers.rounded(r, 2)).toList(),
                                    rows,
                                    cells.stream().map(cell -> cell(cell, rates, rows)).toList())));
        }
        return figures;
    }

    private static Cell cell(DivergenceCell cell, List<Double> rates, List<String> rows) {
        return new Cell(
                rates.indexOf(cell.rate()),
                rows.indexOf(cell.variant()),
                (double) cell.diverged() / cell.runs(),
                cell.diverged() + "/" + cell.runs());
    }

    List<Figure> profiles() {
        List<Line> lines =
                data.profiles().stream()
                        .map(
                                profile ->
                                        new Line(
                                                profile.variant(),
                                                IntStream.range(0, profile.factors().size())
                                                        .mapToObj(
                                                                i ->
                                                                        Rounded.list(
                                                                                profile.factors()
                                                                                        .get(i),
                                                                                100
                                                                                        * profile.shares()
                                                                                                .get(
                                                                                                        i)))
                                                        .toList(),
                                                List.of(),
                                                List.of()))
                        .toList();
        return lines.isEmpty()
                ? List.of()
                : List.of(
                        new Figure(
                                "profile",
                                "Performance profile of the steps to the target",
                                "On what share of the runs a variant needs at most so many times the steps of the"
                                        + " fastest. Higher is better; the left end says how often it is the fastest.",
                                new Lines(
                                        new Axis(
                                                "steps, relative to the fastest variant",
                                                "×",
                                                true),
                                        new Axis("runs", "%", false),
                                        true,
                                        false,
                                        lines)));
    }

    /** Returns one figure a quantity and dataset, with one row a component. */
    List<Figure> activity() {
        List<Figure> figures = new ArrayList<>();
        for (List<Activity> group :
                by(data.activity(), a -> a.quantity() + " " + a.dataset()).values()) {
            Activity first = group.get(0);
            List<String> rows = group.stream().map(Activity::component).distinct().toList();
            String quantity = QUANTITIES.getOrDefault(first.quantity(), first.quantity());
            figures.add(
                    new Figure(
                            "activity-" + figures.size(),
                            Words.capital(quantity) + ", on " + first.dataset(),
                            "Mean over the seeds of a variant, with the lowest and highest.",
                            new Dots(
                                    new Axis(quantity, "", false),
                                    0,
                                    false,
                                    rows,
                                    group.stream().map(a -> dot(a, rows)).toList())));
        }
        return figures;
    }

    private static Dot dot(Activity a, List<String> rows) {
        int row = rows.indexOf(a.component());
        return new Dot(row, a.variant(), a.mean(), a.low(), a.high(), Numbers.rounded(a.mean(), 3));
    }

    List<Figure> interactions() {
        boolean relative = data.interactions().stream().anyMatch(i -> i.effect().relative());
        List<Estimate> estimates =
                data.interactions().stream()
                        .map(
                                i ->
                                        estimate(
                                                String.join(" × ", i.factors()),
                                                "",
                                                true,
                                                i.effect(),
                                                false))
                        .toList();
        return Stream.of(
                        new Figure(
                                "interactions",
                                "Main effects and interactions",
                                "What switching a component on does to "
                                        + question.measure()
                                        + ", averaged over all settings of the others. An interaction a × b that is not"
                                        + " zero says that the effect of a depends on b.",
                                new Forest(
                                        new Axis(
                                                "effect on " + question.measure(),
                                                relative
                                                        ? "% of the base's mean, "
                                                                + question.better()
                                                        : question.better(),
                                                false),
                                        relative ? 100 * question.practical() : 0,
                                        estimates)))
                .filter(figure -> !estimates.isEmpty())
                .toList();
    }
}
