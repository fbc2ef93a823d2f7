package org.thalweg.experiments.run;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.spec.Experiment;

/**
 * The parameters of a run from its start on, in the units it was trained in.
 *
 * @param complete whether the run came to its end
 * @param points the start, every s-th step and the end; at most some 200
 */
public record Path(boolean complete, List<Point> points) {

    /**
     * Where a run stood.
     *
     * @param gradients how many gradients of single instances were computed to get there
     * @param parameters W row by row, then b; not to be changed
     */
    public record Point(long gradients, double[] parameters) {}

    public Path {
        points = ImmutableList.copyOf(points);
    }

    /**
     * Trains once more what was evaluated, to the same bits, and returns one path for each trial. Measures and keeps nothing.
     *
     * @param trials at least one, all of the same phase, dataset and replicate
     * @throws RuntimeException what the model or the loss throws; what other components throw makes a path incomplete
     */
    public static List<Path> of(Experiment experiment, LoadedData data, List<Trial> trials) {
        return new Group(experiment, data, Running.onThreads(1).unwatched(), trials).paths();
    }
}
