package org.thalweg.experiments.report;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.thalweg.experiments.report.Figure.Axis;
import org.thalweg.experiments.report.Figure.Dot;
import org.thalweg.experiments.report.Figure.Dots;
import org.thalweg.experiments.report.Figure.Estimate;
import org.thalweg.experiments.report.Figure.Forest;
import org.thalweg.experiments.report.ReportData.Pair;
import org.thalweg.experiments.report.ResultRow.Effect;
import org.thalweg.text.Numbers;

/** The figures of results: effects, pairs and interactions. */
final class Figures {

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
        for (List<Pair> group :
                by(data.pairs(), pair -> pair.dataset() + " " + pair.reference()).values()) {
            String reference = group.get(0).reference();
            List<String> rows = group.stream().map(Pair::variant).distinct().toList();
            boolean relative = group.stream().allMatch(Pair::relative);
            figures.add(
                    new Figure(
                            "pairs-" + figures.size(),
                            "Every pair of runs on " + group.get(0).dataset(),
                            "A dot is one seed: the variant against "
                                    + reference
                                    + " with the same split, start and minibatches.",
                            new Dots(
                                    difference(relative, reference),
                                    relative ? 100 * question.practical() : 0,
                                    true,
                                    rows,
                                    group.stream().map(p -> dot(p, rows, relative)).toList())));
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
                        + ", "
                        + pair.reference()
                        + " "
                        + Numbers.shortest(pair.base());
        return new Dot(rows.indexOf(pair.variant()), pair.variant(), x, x, x, text);
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
