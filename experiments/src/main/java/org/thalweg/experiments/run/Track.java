package org.thalweg.experiments.run;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * Where a run passed on its way through parameter space, from its start on, in the units it was trained in.
 *
 * @param complete whether the run came to its end
 * @param points the start, every s-th step and the end; at most some 200
 */
public record Track(boolean complete, List<Point> points) {

    /**
     * Where a run stood.
     *
     * @param gradients how many gradients of single instances were computed to get there
     * @param parameters W row by row, then b; not to be changed
     */
    public record Point(long gradients, double[] parameters) {}

    public Track {
        points = ImmutableList.copyOf(points);
    }
}
