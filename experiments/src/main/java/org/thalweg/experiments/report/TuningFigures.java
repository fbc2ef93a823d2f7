package org.thalweg.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.thalweg.experiments.report.Figure.Axis;
import org.thalweg.experiments.report.Figure.Line;
import org.thalweg.experiments.report.Figure.Lines;
import org.thalweg.experiments.report.Figure.Mark;
import org.thalweg.experiments.report.ReportData.RatePoint;
import org.thalweg.experiments.report.ReportData.TuningCurve;
import org.thalweg.text.Numbers;

/** The figures that say whether the tuning was fair. */
final class TuningFigures {

    private TuningFigures() {}

    static List<Figure> of(List<TuningCurve> curves) {
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<String, List<TuningCurve>> entry :
                Figures.by(curves, TuningCurve::dataset).entrySet()) {
            List<TuningCurve> here = entry.getValue();
            figures.add(
                    new Figure(
                            "tuning-" + figures.size(),
                            "Loss against learning rate on " + entry.getKey(),
                            "The large mark is the rate that was chosen. Bars at the top span the rates at"
                                    + " which a variant diverged.",
                            new Lines(
                                    new Axis("learning rate", "", true),
                                    new Axis("mean validation loss", "", true),
                                    false,
                                    true,
                                    here.stream().map(TuningFigures::line).toList())));
            if (here.stream().anyMatch(curve -> !curve.expectedBest().isEmpty())) {
                figures.add(
                        new Figure(
                                "tuning-" + figures.size(),
                                "Expected best against number of trials, on " + entry.getKey(),
                                "The validation loss to expect of the best of so many trials: where curves cross,"
                                        + " a smaller budget would have favoured another variant. Rates that diverged"
                                        + " count as hardly trained.",
                                new Lines(
                                        new Axis("tuning trials", "", false),
                                        new Axis("expected validation loss", "", true),
                                        false,
                                        true,
                                        here.stream().map(TuningFigures::expected).toList())));
            }
        }
        return figures;
    }

    private static Line line(TuningCurve curve) {
        List<List<Double>> points =
                curve.points().stream()
                        .filter(point -> Double.isFinite(point.loss()))
                        .map(point -> Rounded.list(point.rate(), point.loss()))
                        .toList();
        List<Mark> marks =
                curve.points().stream()
                        .filter(point -> point.rate() == curve.chosen())
                        .filter(point -> Double.isFinite(point.loss()))
                        .map(point -> mark(point, curve.edge()))
                        .toList();
        return new Line(curve.variant(), points, marks, shaded(curve.points()));
    }

    private static Mark mark(RatePoint point, boolean edge) {
        return new Mark(
                Rounded.of(point.rate()),
                Rounded.of(point.loss()),
                "chosen: " + Numbers.rounded(point.rate(), 3) + (edge ? ", at the edge" : ""));
    }

    /** Returns the ranges of diverged rates, each reaching half-way to its neighbours. */
    private static List<List<Double>> shaded(List<RatePoint> points) {
        List<List<Double>> ranges = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            int from = i;
            while (i < points.size() && points.get(i).diverged() > 0) {
                i++;
            }
            if (i > from) {
                ranges.add(Rounded.list(between(points, from - 1), between(points, i - 1)));
            }
        }
        return ranges;
    }

    private static double between(List<RatePoint> points, int i) {
        double left = points.get(Math.max(i, 0)).rate();
        double right = points.get(Math.min(i + 1, points.size() - 1)).rate();
        return Math.sqrt(left * right);
    }

    private static Line expected(TuningCurve curve) {
        return new Line(
                curve.variant(),
                IntStream.range(0, curve.expectedBest().size())
                        .mapToObj(i -> Rounded.list(i + 1, curve.expectedBest().get(i)))
                        .toList(),
                List.of(),
                List.of());
    }
}
