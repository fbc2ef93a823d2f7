package org.thalweg.experiments.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.thalweg.experiments.oracle.LinearProblem;
import org.thalweg.experiments.oracle.Plane;
import org.thalweg.experiments.oracle.Slice;
import org.thalweg.experiments.report.Valley.Spot;
import org.thalweg.experiments.report.Valley.Trajectory;
import org.thalweg.text.Numbers;

/**
 * Trajectories of a linear model over its loss: all of them if there are two parameters, else as they look in the plane through
 * the optimum that lies nearest to them.
 */
public final class ValleyPicture {

    private static final int CELLS = 60;
    private static final int MOST_POINTS = 200;
    private static final double MARGIN = 0.12;

    private ValleyPicture() {}

    /**
     * Returns the picture.
     *
     * @param paths parameters after every step by variant, beginning with the start that all share; at least one, all of
     *     finite numbers
     */
    public static Valley of(
            String dataset, LinearProblem problem, Map<String, List<double[]>> paths) {
        Map<String, List<double[]>> thinned = new LinkedHashMap<>();
        paths.forEach((variant, path) -> thinned.put(variant, thinned(path)));
        double[] optimum = problem.optimum().parameters();
        Plane plane = plane(optimum, thinned.values().stream().flatMap(List::stream).toList());
        List<Trajectory> trajectories = new ArrayList<>();
        thinned.forEach(
                (variant, path) ->
                        trajectories.add(
                                new Trajectory(
                                        variant,
                                        path.stream().map(at -> spot(plane, at)).toList())));
        List<Spot> spots =
                new ArrayList<>(trajectories.stream().flatMap(t -> t.spots().stream()).toList());
        Spot minimum = spot(plane, optimum);
        spots.add(minimum);
        double[] across = axis(spots.stream().mapToDouble(Spot::x).toArray());
        double[] up = axis(spots.stream().mapToDouble(Spot::y).toArray());
        Slice slice = problem.slice(plane, across, up);
        return new Valley(
                dataset,
                name(plane),
                axes(plane),
                Arrays.stream(across).boxed().toList(),
                Arrays.stream(up).boxed().toList(),
                Arrays.stream(slice.suboptimality())
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList(),
                trajectories,
                directions(problem, plane, thinned.values().iterator().next().get(0)),
                Optional.of(minimum));
    }

    private static Plane plane(double[] optimum, List<double[]> points) {
        return optimum.length == 2
                ? Plane.spannedBy(new double[2], new double[] {1, 0}, new double[] {0, 1})
                : Plane.principal(optimum, points);
    }

    private static boolean exact(Plane plane) {
        return plane.origin().length == 2;
    }

    private static String name(Plane plane) {
        return exact(plane)
                ? "the space of both parameters"
                : "the plane of the trajectories' first two principal components, which holds "
                        + Numbers.rounded(100 * plane.share(), 3)
                        + " % of their squared distances from the minimum";
    }

    private static List<String> axes(Plane plane) {
        return exact(plane)
                ? List.of("first parameter", "second parameter")
                : List.of("first principal component", "second principal component");
    }

    private static Spot spot(Plane plane, double[] parameters) {
        double[] coordinates = plane.coordinates(parameters);
        return new Spot(coordinates[0], coordinates[1]);
    }

    /** Returns every s-th point, the first and the last. */
    private static List<double[]> thinned(List<double[]> path) {
        int stride = 1 + path.size() / MOST_POINTS;
        return IntStream.range(0, path.size())
                .filter(i -> i % stride == 0 || i == path.size() - 1)
                .mapToObj(path::get)
                .toList();
    }

    /** Returns a grid over all values and some margin. */
    private static double[] axis(double[] values) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(0);
        double margin = high > low ? MARGIN * (high - low) : 1;
        double step = (high - low + 2 * margin) / CELLS;
        return IntStream.rangeClosed(0, CELLS).mapToDouble(i -> low - margin + i * step).toArray();
    }

    /** Returns the steps of both methods from the start, as seen in the plane. */
    private static Map<String, Spot> directions(
            LinearProblem problem, Plane plane, double[] start) {
        Map<String, Spot> directions = new LinkedHashMap<>();
        directions.put("gradient", step(plane, start, problem.gradient(start)));
        directions.put("Newton", step(plane, start, problem.newton(start)));
        return directions;
    }

    private static Spot step(Plane plane, double[] start, double[] subtracted) {
        double[] end = start.clone();
        Arrays.setAll(end, i -> start[i] - subtracted[i]);
        Spot from = spot(plane, start);
        Spot to = spot(plane, end);
        return new Spot(to.x() - from.x(), to.y() - from.y());
    }
}
