package org.thalweg.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
                        lines));
    }

    /** Returns why nothing is drawn, for datasets of which nothing is. */
    List<String> sentences() {
        return study.minima().stream()
                .map(minimum -> minimum.obstacle().map(why -> sentence(minimum.dataset(), why)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static String sentence(String dataset, KnownMinimum.Obstacle obstacle) {
        String why =
                switch (obstacle) {
                    case OTHER_OBJECTIVE ->
                            "the exact minimum is computed for a linear model under squared error, with l2 or no penalty, only";
                    case MANY_PARAMETERS ->
                            "the model has more than 500 parameters, too many for a picture";
                    case LARGE_DATA -> "to find the exact minimum would take too long";
                    case NOT_COMPUTED -> "the exact minimum could not be computed";
                    case UNFINISHED -> "not all runs of the first replicate are there yet";
                    case NOT_KEPT ->
                            "these runs are of a version that did not keep where they passed";
                };
        return "No trajectories are drawn on " + dataset + ": " + why + ".";
    }
}
