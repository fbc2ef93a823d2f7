package org.thalweg.experiments.run;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.experiments.run.Track.Point;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.training.Fit;
import org.thalweg.training.Listener;
import org.thalweg.training.Status;
import org.thalweg.training.Variant;

/** The parameters before every s-th step; s is the same for all runs of an experiment, so that their points are. */
final class Waypoints implements Listener {

    private static final int MOST = 200;

    private final long stride;
    private final Map<String, Long> steps = new HashMap<>();
    private final ListMultimap<String, Point> points = ArrayListMultimap.create();

    Waypoints(long instances, Experiment experiment) {
        long batches = (instances - 1) / experiment.batchSize() + 1;
        stride = Math.max(1, (batches * experiment.epochs() + MOST - 1) / MOST);
    }

    @Override
    public void beforeStep(Variant variant, long gradients, double[] parameters) {
        long before = steps.merge(variant.name(), 1L, Long::sum) - 1;
        if (before % stride == 0) {
            points.put(variant.name(), new Point(gradients, parameters.clone()));
        }
    }

    /** Returns where a variant that has ended passed, its end included. */
    Track track(Variant variant, Fit fit) {
        List<Point> passed = new ArrayList<>(points.get(variant.name()));
        passed.add(new Point(fit.gradients(), fit.parameters()));
        boolean ended =
                fit.status() instanceof Status.Finished
                        || fit.status() instanceof Status.StoppedEarly
                        || fit.status() instanceof Status.Converged;
        return new Track(ended, passed);
    }
}
