package org.thalweg.experiments.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.experiments.oracle.Valley;
import org.thalweg.experiments.report.Figure.Contour;

/** Level lines of a function on a rectangular grid, by marching squares. */
final class Contours {

    /*
     * A line enters and leaves each square of the grid through its edges, at places found by linear interpolation. An edge
     * is shared by two squares, so the place on it gets the same key from both, and pieces with a common key are joined.
     * In a saddle, where all four edges are crossed, the mean of the corners says which pairs belong together.
     *
     * Lorensen and Cline, Marching cubes, SIGGRAPH 1987, in two dimensions.
     */

    private static final int LEVELS = 14;

    private final Valley valley;
    private final double level;
    private final Map<Long, List<Long>> neighbours = new HashMap<>();
    private final Map<Long, List<Double>> places = new HashMap<>();

    private Contours(Valley valley, double level) {
        this.valley = valley;
        this.level = level;
    }

    /** Returns lines whose heights above the lowest point of the grid halve from one to the next. */
    static List<Contour> of(Valley valley) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (List<Double> row : valley.loss()) {
            for (double f : row) {
                low = Math.min(low, f);
                high = Math.max(high, f);
            }
        }
        List<Contour> contours = new ArrayList<>();
        for (int i = 0; i < LEVELS && low < high; i++) {
            double level = low + (high - low) * Math.scalb(0.75, -i);
            for (List<List<Double>> line : at(valley, level)) {
                contours.add(new Contour(level, line));
            }
        }
        return contours;
    }

    /** Returns the lines at one level; a closed one ends where it began. */
    static List<List<List<Double>>> at(Valley valley, double level) {
        Contours contours = new Contours(valley, level);
        for (int j = 0; j + 1 < valley.y().size(); j++) {
            for (int i = 0; i + 1 < valley.x().size(); i++) {
                contours.square(i, j);
            }
        }
        return contours.lines();
    }

    private double f(int i, int j) {
        return valley.loss().get(j).get(i);
    }

    private boolean above(int i, int j) {
        return f(i, j) > level;
    }

    private void square(int i, int j) {
        long[] edges = {
            edge(i, j, true), edge(i + 1, j, false), edge(i, j + 1, true), edge(i, j, false)
        };
        boolean[] crossed = {
            above(i, j) != above(i + 1, j),
            above(i + 1, j) != above(i + 1, j + 1),
            above(i, j + 1) != above(i + 1, j + 1),
            above(i, j) != above(i, j + 1)
        };
        if (crossed[0] && crossed[1] && crossed[2] && crossed[3]) {
            double mean = (f(i, j) + f(i + 1, j) + f(i, j + 1) + f(i + 1, j + 1)) / 4;
            boolean joinsFirstCorner = mean > level == above(i, j);
            join(edges[0], joinsFirstCorner ? edges[1] : edges[3]);
            join(edges[2], joinsFirstCorner ? edges[3] : edges[1]);
            return;
        }
        Optional<Long> first = Optional.empty();
        for (int e = 0; e < edges.length; e++) {
            if (crossed[e] && first.isPresent()) {
                join(first.get(), edges[e]);
            } else if (crossed[e]) {
                first = Optional.of(edges[e]);
            }
        }
    }

    /** Returns the key of the edge from (i, j) to the right or upwards. */
    private long edge(int i, int j, boolean right) {
        return ((long) j * valley.x().size() + i) * 2 + (right ? 1 : 0);
    }

    private void join(long a, long b) {
        neighbours.computeIfAbsent(a, key -> new ArrayList<>()).add(b);
        neighbours.computeIfAbsent(b, key -> new ArrayList<>()).add(a);
    }

    private List<Double> place(long edge) {
        return places.computeIfAbsent(
                edge,
                key -> {
                    int i = (int) (key / 2 % valley.x().size());
                    int j = (int) (key / 2 / valley.x().size());
                    int right = (int) (key % 2);
                    double from = f(i, j);
                    double t = (level - from) / (f(i + right, j + 1 - right) - from);
                    return List.of(
                            between(valley.x().get(i), valley.x().get(i + right), t),
                            between(valley.y().get(j), valley.y().get(j + 1 - right), t));
                });
    }

    private static double between(double a, double b, double t) {
        return a + t * (b - a);
    }

    private List<List<List<Double>>> lines() {
        List<List<List<Double>>> lines = new ArrayList<>();
        while (!neighbours.isEmpty()) {
            long start = neighbours.keySet().iterator().next();
            Deque<Long> line = new ArrayDeque<>(List.of(start));
            extend(line, true);
            extend(line, false);
            lines.add(line.stream().map(this::place).toList());
        }
        return lines;
    }

    private void extend(Deque<Long> line, boolean forwards) {
        long end = forwards ? line.getLast() : line.getFirst();
        Optional<Long> next = step(end);
        while (next.isPresent()) {
            if (forwards) {
                line.addLast(next.get());
            } else {
                line.addFirst(next.get());
            }
            next = step(next.get());
        }
    }

    private Optional<Long> step(long from) {
        List<Long> ways = neighbours.getOrDefault(from, List.of());
        if (ways.isEmpty()) {
            neighbours.remove(from);
            return Optional.empty();
        }
        long to = ways.remove(ways.size() - 1);
        neighbours.getOrDefault(to, new ArrayList<>()).remove((Long) from);
        if (ways.isEmpty()) {
            neighbours.remove(from);
        }
        return Optional.of(to);
    }
}
