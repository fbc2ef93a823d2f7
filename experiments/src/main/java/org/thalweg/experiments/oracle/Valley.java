package org.thalweg.experiments.oracle;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Trajectories of a linear model over its loss: all of them if there are two parameters, else as they look in the plane through
 * the optimum that lies nearest to them.
 *
 * @param whole whether the plane is all there is, and its axes are the two parameters; else they are principal components
 * @param share of the trajectories' squared distances from the minimum that the plane holds; 1 if it is all there is
 * @param x abscissae of the grid, ascending
 * @param y ordinates of the grid, ascending
 * @param loss above its minimum, by ordinate, then abscissa
 * @param trajectories one for each variant, from the same start
 * @param directions at the start, such as "gradient" and "Newton"; of any length
 * @param minimum where the loss is least
 */
public record Valley(
        boolean whole,
        double share,
        List<Double> x,
        List<Double> y,
        List<List<Double>> loss,
        List<Trajectory> trajectories,
        Map<String, Spot> directions,
        Spot minimum) {

    private static final int CELLS = 60;
    private static final int MOST_POINTS = 200;
    private static final double MARGIN = 0.12;

    public Valley {
        x = ImmutableList.copyOf(x);
        y = ImmutableList.copyOf(y);
        loss = ImmutableList.copyOf(loss);
        trajectories = ImmutableList.copyOf(trajectories);
        directions = ImmutableMap.copyOf(directions);
    }

    /** The path of one variant. */
    public record Trajectory(String variant, List<Spot> spots) {
        public Trajectory {
            spots = ImmutableList.copyOf(spots);
        }
    }

    /** A place, or a vector, in the plane. */
    public record Spot(double x, double y) {}

    /**
     * Returns the valley of a problem with some trajectories in it.
     *
     * @param paths parameters after every step by variant, beginning with the start that all share; at least one, all of
     *     finite numbers
     */
    public static Valley of(LinearProblem problem, Map<String, List<double[]>> paths) {
        Map<String, List<double[]>> thinned = new LinkedHashMap<>();
        paths.forEach((variant, path) -> thinned.put(variant, thinned(path)));
        double[] optimum = problem.optimum().parameters();
        boolean whole = optimum.length == 2;
        Plane plane =
                whole
                        ? Plane.spannedBy(new double[2], new double[] {1, 0}, new double[] {0, 1})
                        : Plane.principal(
                                optimum, thinned.values().stream().flatMap(List::stream).toList());
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
        return new Valley(
                whole,
                whole ? 1 : plane.share(),
                Arrays.stream(across).boxed().toList(),
                Arrays.stream(up).boxed().toList(),
                Arrays.stream(problem.slice(plane, across, up).suboptimality())
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList(),
                trajectories,
                directions(problem, plane, thinned.values().iterator().next().get(0)),
                minimum);
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
