package org.thalweg.experiments.run;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.thalweg.experiments.plan.Arm;

/**
 * How the learning rate of every arm was chosen on every dataset.
 *
 * @param rows one for each dataset and arm
 */
public record TuningTable(List<Row> rows) {

    public TuningTable {
        rows = ImmutableList.copyOf(rows);
    }

    /**
     * The choice for one arm on one dataset.
     *
     * @param rate what was chosen
     * @param choice how
     * @param points what was tried, ascending; the same for all arms of the dataset; none if nothing was tuned
     * @param below how many of them were added below the range that was asked for
     * @param above how many above
     */
    public record Row(
            String dataset,
            Arm arm,
            double rate,
            Choice choice,
            List<Point> points,
            int below,
            int above) {

        public Row {
            points = ImmutableList.copyOf(points);
        }
    }

    /**
     * A learning rate that was tried.
     *
     * @param loss mean validation loss over the tuning seeds; NaN unless all of them ended well
     * @param losses validation loss of every seed; NaN for one that did not end well
     * @param diverged on how many seeds it diverged
     * @param failed on how many it failed or was out of time
     */
    public record Point(double rate, double loss, List<Double> losses, int diverged, int failed) {

        public Point {
            losses = ImmutableList.copyOf(losses);
        }

        /** Returns whether all seeds ended well, so that the point may be chosen. */
        public boolean usable() {
            return !Double.isNaN(loss);
        }
    }

    /** How a rate came to be chosen. */
    public enum Choice {
        /** It has the least mean validation loss, and there are worse points on both sides. */
        INSIDE,
        /** It has the least mean validation loss, but the range, extended as far as allowed, ends there. */
        AT_EDGE,
        /** No point ended well on all seeds; the smallest one stands in. */
        NONE_USABLE,
        /** Nothing is tuned: it is the rate of the chain. */
        GIVEN
    }

    /** Returns the row of an arm, by its cell, on a dataset. */
    public Row row(String dataset, Arm arm) {
        return rows.stream()
                .filter(row -> row.dataset().equals(dataset))
                .filter(row -> row.arm().name().equals(arm.name()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        arm.name() + " was not tuned on " + dataset + "."));
    }

    /** Returns the rate that was chosen for an arm on a dataset. */
    public double rate(String dataset, Arm arm) {
        return row(dataset, arm).rate();
    }
}
