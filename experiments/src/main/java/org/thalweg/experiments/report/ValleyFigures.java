package org.thalweg.experiments.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.experiments.oracle.Valley;
import org.thalweg.experiments.oracle.Valley.Spot;
import org.thalweg.experiments.report.Figure.Axis;
import org.thalweg.experiments.report.Figure.Contour;
import org.thalweg.experiments.report.Figure.Line;
import org.thalweg.experiments.report.Figure.Mark;
import org.thalweg.experiments.report.Figure.Plane;
import org.thalweg.experiments.run.KnownMinimum;
import org.thalweg.text.Numbers;

/** The figures of trajectories over the level lines of the loss. */
final class ValleyFigures {

    private static final double ARROW = 0.22;

    private ValleyFigures() {}

    static List<Figure> of(List<KnownMinimum> minima) {
        List<Figure> figures = new ArrayList<>();
        for (KnownMinimum minimum : minima) {
            minimum.valley()
                    .map(valley -> figure(minimum.dataset(), valley, figures.size()))
                    .ifPresent(figures::add);
        }
        return figures;
    }

    private static Figure figure(String dataset, Valley valley, int number) {
        return new Figure(
                "valley-" + number,
                "Paths through the valley on " + dataset,
                "Seen in "
                        + name(valley)
                        + ". From one level line to the next the height above the lowest point"
                        + " halves. Runs of the first replicate over what the base minimises, all from the same"
                        + " start. Arrows show where the step down the gradient and Newton's step point,"
                        + " not how far they reach. A square is where a run ended, a triangle where it left the picture.",
                plane(valley));
    }

    /** Returns what is seen. */
    static String name(Valley valley) {
        return valley.whole()
                ? "the space of both parameters"
                : "the plane of the trajectories' first two principal components, which holds "
                        + Numbers.rounded(100 * valley.share(), 3)
                        + " % of their squared distances from the minimum";
    }

    private static Axis axis(Valley valley, String which) {
        return new Axis(
                which + (valley.whole() ? " parameter" : " principal component"), "", false);
    }

    private static Plane plane(Valley valley) {
        return new Plane(
                axis(valley, "first"),
                axis(valley, "second"),
                Rounded.list(
                        valley.x().get(0), last(valley.x()), valley.y().get(0), last(valley.y())),
                Contours.of(valley).stream().map(ValleyFigures::rounded).toList(),
                valley.trajectories().stream()
                        .map(
                                path ->
                                        new Line(
                                                path.variant(),
                                                path.spots().stream()
                                                        .map(
                                                                spot ->
                                                                        Rounded.list(
                                                                                spot.x(), spot.y()))
                                                        .toList(),
                                                List.of(),
                                                List.of()))
                        .toList(),
                arrows(valley),
                marks(valley));
    }

    private static double last(List<Double> axis) {
        return axis.get(axis.size() - 1);
    }

    private static Contour rounded(Contour contour) {
        return new Contour(
                Rounded.of(contour.level()),
                contour.points().stream().map(p -> Rounded.list(p.get(0), p.get(1))).toList());
    }

    /** Arrows show directions only: each reaches over the same share of the picture. */
    private static Map<String, List<List<Double>>> arrows(Valley valley) {
        Map<String, List<List<Double>>> arrows = new LinkedHashMap<>();
        if (valley.trajectories().isEmpty() || valley.trajectories().get(0).spots().isEmpty()) {
            return arrows;
        }
        Spot start = valley.trajectories().get(0).spots().get(0);
        double width = last(valley.x()) - valley.x().get(0);
        double height = last(valley.y()) - valley.y().get(0);
        valley.directions()
                .forEach(
                        (name, to) -> {
                            double length = Math.hypot(to.x() / width, to.y() / height);
                            if (length > 0 && Double.isFinite(length)) {
                                double scale = ARROW / length;
                                arrows.put(
                                        name,
                                        List.of(
                                                Rounded.list(start.x(), start.y()),
                                                Rounded.list(
                                                        start.x() + scale * to.x(),
                                                        start.y() + scale * to.y())));
                            }
                        });
        return arrows;
    }

    private static List<Mark> marks(Valley valley) {
        List<Mark> marks = new ArrayList<>();
        valley.trajectories().stream()
                .limit(1)
                .flatMap(path -> path.spots().stream().limit(1))
                .forEach(spot -> marks.add(new Mark(spot.x(), spot.y(), "start")));
        marks.add(new Mark(valley.minimum().x(), valley.minimum().y(), "minimum"));
        return marks;
    }
}
