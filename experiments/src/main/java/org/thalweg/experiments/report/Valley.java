package org.thalweg.experiments.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plane through parameter space.
 *
 * @param plane what the axes are, such as "the plane of the first two principal components"
 * @param axes names of the two coordinates
 * @param x abscissae of the grid, ascending
 * @param y ordinates of the grid, ascending
 * @param loss by ordinate, then abscissa
 * @param trajectories one for each variant, from the same start
 * @param directions at the start, such as "gradient" and "Newton"; of any length
 * @param minimum where the loss is least, if that lies in the plane; else empty
 */
public record Valley(
        String dataset,
        String plane,
        List<String> axes,
        List<Double> x,
        List<Double> y,
        List<List<Double>> loss,
        List<Trajectory> trajectories,
        Map<String, Spot> directions,
        Optional<Spot> minimum) {

    public Valley {
        axes = ImmutableList.copyOf(axes);
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
}
