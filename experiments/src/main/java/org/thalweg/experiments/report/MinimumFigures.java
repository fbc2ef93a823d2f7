package org.thalweg.experiments.report;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.report.Figure.Axis;
import org.thalweg.experiments.report.Figure.Line;
import org.thalweg.experiments.report.Figure.Lines;
import org.thalweg.experiments.run.KnownMinimum;

/** What can be shown of training where its minimum is known exactly: how far above it the runs were on their way. */
final class MinimumFigures {

    private final Study study;

    MinimumFigures(Study study) {
        this.study = study;
    }

    /** Returns f − f* by gradients, one figure a dataset. */
    List<Figure> curves() {
        int most = Bands.most(study.evaluations().size());
        List<Figure> figures = new ArrayList<>();
        for (KnownMinimum minimum : study.minima()) {
            List<Line> lines = minimum.heights().stream().map(h -> line(h, most)).toList();
            if (lines.stream().anyMatch(line -> !line.points().isEmpty())) {
                figures.add(figure(minimum.dataset(), lines, figures.size()));
            }
        }
        return figures;
    }

    private static Line line(KnownMinimum.Heights heights, int most) {
        List<Bands.Sample> samples =
                heights.points().stream()
                        .map(height -> new Bands.Sample(height.gradients(), height.above()))
                        .toList();
        return Bands.line(heights.arm(), Bands.thinned(Bands.points(List.of(samples)), most));
    }

    private static Figure figure(String dataset, List<Line> lines, int number) {
        return new Figure(
                "curves-" + number,
                "How far above the minimum on " + dataset,
                "In the first replicate. f is what a variant minimises on the training data, its own penalty included; f*"
                        + " is the exact minimum of that.",
                new Lines(
                        new Axis("gradient evaluations", "", false),
                        new Axis("f − f*", "", true),
                        Figure.Style.CURVE,
                        Double.POSITIVE_INFINITY,
                        lines));
    }
}
