package org.thalweg.experiments.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.spec.Measure;

/**
 * What came of a trial.
 *
 * @param trial what was run
 * @param ending how it ended
 * @param measures what was measured, finite; a diverged run has the values of the untrained model
 * @param trajectory hash of the parameters after every epoch: equal hashes, equal runs
 * @param curve losses along the way; thinned and bounded
 * @param activity what the components did, by name such as {@code clip-by-global-norm.fired}; empty if nobody watched
 * @param gradients how many gradients of single instances were computed
 * @param seconds what it took, its share of a lockstep group; not reproducible
 */
public record Outcome(
        Trial trial,
        Ending ending,
        Map<Measure, Double> measures,
        String trajectory,
        List<Point> curve,
        Map<String, Double> activity,
        long gradients,
        double seconds) {

    /**
     * A point of a loss curve.
     *
     * @param step steps taken
     * @param gradients gradients of single instances computed
     * @param train mean training loss over the epoch that ended
     * @param validation mean validation loss; NaN if there are no validation data
     */
    public record Point(long step, long gradients, double train, double validation) {}

    public Outcome {
        measures = ImmutableMap.copyOf(measures);
        curve = ImmutableList.copyOf(curve);
        activity = ImmutableMap.copyOf(activity);
    }

    /** Returns what stands for the outcome of a trial that has none. */
    static Outcome missing(Trial trial) {
        Ending interrupted = new Ending(Ending.Kind.INTERRUPTED, 0, "");
        return new Outcome(trial, interrupted, Map.of(), "", List.of(), Map.of(), 0, 0);
    }

    /** Returns this outcome as that of another trial with the same key: of an arm with another name. */
    public Outcome as(Trial other) {
        return new Outcome(
                other, ending, measures, trajectory, curve, activity, gradients, seconds);
    }

    /** Returns this outcome with one more measure. */
    public Outcome with(Measure measure, double value) {
        Map<Measure, Double> more = new EnumMap<>(Measure.class);
        more.putAll(measures);
        more.put(measure, value);
        return new Outcome(trial, ending, more, trajectory, curve, activity, gradients, seconds);
    }

    /** Returns whether it ended so. */
    public boolean is(Ending.Kind kind) {
        return ending.kind() == kind;
    }
}
