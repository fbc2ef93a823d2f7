package org.thalweg.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.thalweg.experiments.report.Figure.Axis;
import org.thalweg.experiments.report.Figure.Cell;
import org.thalweg.experiments.report.Figure.Heat;
import org.thalweg.experiments.report.Figure.Line;
import org.thalweg.experiments.report.Figure.Lines;
import org.thalweg.experiments.report.ReportData.DivergenceCell;
import org.thalweg.experiments.report.ReportData.LossCurve;
import org.thalweg.experiments.report.ReportData.LossCurves;
import org.thalweg.experiments.report.ReportData.Profile;
import org.thalweg.text.Numbers;

/** The figures of what happened in the runs: curves, divergence and speed. */
final class RunFigures {

    private final ReportData data;

    RunFigures(ReportData data) {
        this.data = data;
    }

    List<Figure> curves() {
        List<Figure> figures = new ArrayList<>();
        for (LossCurves plot : data.curves()) {
            List<Line> lines = plot.curves().stream().map(RunFigures::line).toList();
            figures.add(
                    new Figure(
                            "curves-" + figures.size(),
                            title(plot) + " on " + plot.dataset(),
                            note(plot),
                            new Lines(
                                    new Axis(plot.abscissa(), "", false),
                                    new Axis(plot.quantity(), "", plot.logarithmic()),
                                    false,
                                    false,
                                    lines)));
        }
        return figures;
    }

    private static boolean aboveMinimum(LossCurves plot) {
        return plot.quantity().equals(KnownMinimum.SUBOPTIMALITY);
    }

    private static String title(LossCurves plot) {
        return aboveMinimum(plot) ? "How far above the minimum" : Words.capital(plot.quantity());
    }

    private static String note(LossCurves plot) {
        String median = "Median over the seeds; the band holds the middle half of them.";
        return aboveMinimum(plot)
                ? "f is what a variant minimises on the training data, its own penalty included; f* is the exact"
                        + " minimum of that. "
                        + median
                : median;
    }

    List<Figure> divergence() {
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<String, List<DivergenceCell>> entry :
                Figures.by(data.divergence(), DivergenceCell::dataset).entrySet()) {
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
        List<Line> lines = data.profiles().stream().map(RunFigures::line).toList();
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

    private static Line line(LossCurve curve) {
        List<List<Double>> points =
                curve.points().stream()
                        .map(p -> Rounded.list(p.x(), p.low(), p.median(), p.high()))
                        .toList();
        return new Line(curve.variant(), points, List.of(), List.of());
    }

    /** Its last step is drawn a little longer, so that it is seen. */
    private static Line line(Profile profile) {
        List<Double> shares = profile.shares();
        List<List<Double>> points =
                IntStream.range(0, shares.size())
                        .mapToObj(i -> Rounded.list(profile.factors().get(i), 100 * shares.get(i)))
                        .toList();
        int last = shares.size() - 1;
        List<List<Double>> extended = new ArrayList<>(points);
        extended.add(Rounded.list(1.1 * profile.factors().get(last), 100 * shares.get(last)));
        return new Line(profile.variant(), extended, List.of(), List.of());
    }
}
