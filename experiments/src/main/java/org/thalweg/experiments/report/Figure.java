package org.thalweg.experiments.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Map;

/**
 * A figure, ready to be drawn by {@code figures.js}: no number is computed there.
 *
 * @param id unique on the page
 * @param title short, without a full stop
 * @param note what to look for, in a sentence or two
 * @param detail whether paper leaves it out where there are many datasets
 */
record Figure(String id, String title, String note, Drawing drawing, @JsonIgnore boolean detail) {

    Figure(String id, String title, String note, Drawing drawing) {
        this(id, title, note, drawing, false);
    }

    /** Returns the same as a detail. */
    Figure asDetail() {
        return new Figure(id, title, note, drawing, true);
    }

    /** More than that beside each other take the whole width of the page. */
    private static final int NARROW = 7;

    /** Returns whether it takes the whole width of the page. */
    boolean wide() {
        return drawing.parts() > NARROW;
    }

    /** What is drawn; {@code kind} names it in JSON. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    sealed interface Drawing {

        /** Returns how many rows or curves there are. */
        int parts();
    }

    /** A title with its unit, and the scale. */
    record Axis(String title, String unit, boolean log) {}

    /** Estimates with intervals, one below the other, around zero. */
    @JsonTypeName("forest")
    record Forest(Axis axis, double band, List<Estimate> estimates) implements Drawing {

        @Override
        public int parts() {
            return estimates.size();
        }
    }

    /** One of them; the strong ones are those that verdicts rest on. */
    record Estimate(
            String label,
            String variant,
            boolean strong,
            double mean,
            double low,
            double high,
            String text) {}

    /** Single values in rows; the variant decides the row if there are no other rows. */
    @JsonTypeName("dots")
    record Dots(Axis axis, double band, boolean zero, List<String> rows, List<Dot> dots)
            implements Drawing {

        @Override
        public int parts() {
            long variants = dots.stream().map(Dot::variant).distinct().count();
            return Math.max(rows.size(), Math.toIntExact(variants));
        }
    }

    /** One of them; low and high are its value where there is no interval. */
    record Dot(int row, String variant, double x, double low, double high, String text) {}

    /** How the points of a curve are drawn. */
    enum Style {
        /** Joined. */
        CURVE,
        /** Joined, with a symbol on each. */
        POINTS,
        /** With symbols alone: neighbours have nothing to do with each other. */
        CLOUD,
        /** As a step function. */
        STEPS
    }

    /**
     * Curves, with a band where a point has four numbers: abscissa, lower, middle, upper.
     *
     * @param top where the ordinate ends: what is above it is a mark at the edge; infinite if nothing is cut off
     */
    @JsonTypeName("lines")
    record Lines(Axis x, Axis y, Style style, double top, List<Line> lines) implements Drawing {

        @Override
        public int parts() {
            return lines.size();
        }
    }

    /**
     * One curve.
     *
     * @param marks points that stand out
     * @param shaded where the variant diverged: ranges of the abscissa, each with the share of runs
     */
    record Line(
            String variant,
            List<List<Double>> points,
            List<Mark> marks,
            List<List<Double>> shaded) {}

    /** A point that stands out. */
    record Mark(double x, double y, String text) {}

    /** Shares in a table, as colours. */
    @JsonTypeName("heat")
    record Heat(Axis x, List<String> columns, List<String> rows, List<Cell> cells)
            implements Drawing {

        @Override
        public int parts() {
            return rows.size();
        }
    }

    /** One of them. */
    record Cell(int column, int row, double share, String text) {}

    /** Paths over the level lines of the loss. */
    @JsonTypeName("plane")
    record Plane(
            Axis x,
            Axis y,
            List<Double> bounds,
            List<Contour> contours,
            List<Line> paths,
            Map<String, List<List<Double>>> arrows,
            List<Mark> marks)
            implements Drawing {

        @Override
        public int parts() {
            return 2 * paths.size();
        }
    }

    /** A level line. */
    record Contour(double level, List<List<Double>> points) {}
}
