package org.thalweg.experiments.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.spec.Measure;

/**
 * What came of a trial.
 *
 * @param trial what was run
 * @param ending how it ended
 * @param measures what was measured, all of it numbers to compute with; empty of a diverged run
 * @param untrained the same of the model before its training, which may be NaN or infinite
 * @param trajectory hash of the parameters after every epoch: equal hashes, equal runs
 * @param curve losses along the way; thinned and bounded
 * @param activity what the components did, by name such as {@code clip-by-global-norm.fired}; empty if nobody watched
 * @param rows what it said of the rows it was tested on; empty if it was not
 * @param track where it passed; kept of evaluations in the first replicate, where the minimum is known
 * @param gradients how many gradients of single instances were computed
 * @param seconds what it took, its share of a lockstep group; not reproducible
 */
public record Outcome(
        Trial trial,
        Ending ending,
        Map<Measure, Double> measures,
        Map<Measure, Double> untrained,
        String trajectory,
        List<Point> curve,
        Map<String, Double> activity,
        Optional<TestRows> rows,
        Optional<Track> track,
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

    /** Beyond this nothing can be computed with: its square overflows long before it is infinite. */
    private static final double LARGEST = 1e150;

    public Outcome {
        measures = unsigned(measures);
        untrained = unsigned(untrained);
        curve = ImmutableList.copyOf(curve);
        activity = unsigned(activity);
    }

    /** Without the sign of zeros, which not everything that keeps numbers keeps. */
    private static <K> ImmutableMap<K, Double> unsigned(Map<K, Double> numbers) {
        return ImmutableMap.copyOf(Maps.transformValues(numbers, number -> number + 0.0));
    }

    /** Returns whether a measured value is a number to compute with: neither NaN nor infinite, nor beyond 10¹⁵⁰. */
    static boolean isNumber(double value) {
        return Math.abs(value) <= LARGEST;
    }

    /** Returns what stands for the outcome of a trial that has none. */
    static Outcome missing(Trial trial) {
        return without(trial, new Ending(Ending.Kind.INTERRUPTED, 0, ""));
    }

    /** Returns the outcome of a trial of which nothing but its end is known. */
    static Outcome without(Trial trial, Ending ending) {
        return new Outcome(
                trial,
                ending,
                Map.of(),
                Map.of(),
                "",
                List.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                0,
                0);
    }

    /** Returns this outcome as that of another trial with the same key: of an arm with another name. */
    public Outcome as(Trial other) {
        return with(other, measures, untrained, track, seconds);
    }

    private Outcome with(
            Trial other,
            Map<Measure, Double> trained,
            Map<Measure, Double> start,
            Optional<Track> passed,
            double time) {
        return new Outcome(
                other,
                ending,
                trained,
                start,
                trajectory,
                curve,
                activity,
                rows,
                passed,
                gradients,
                time);
    }

    /**
     * Returns this outcome with the steps that it took to a target. To have arrived is better than never to, whenever: a run
     * that did not counts as the horizon, and as capped.
     *
     * @param arrival the step; empty if it did not arrive
     * @param horizon how many steps a whole run has
     */
    public Outcome reached(OptionalLong arrival, long horizon) {
        Map<Measure, Double> more = new EnumMap<>(Measure.class);
        Map<Measure, Double> start = new EnumMap<>(Measure.class);
        more.putAll(measures);
        start.putAll(untrained);
        more.put(Measure.STEPS_TO_TARGET, (double) arrival.orElse(horizon + 1));
        start.put(Measure.STEPS_TO_TARGET, (double) horizon);
        return with(trial, more, start, track, seconds);
    }

    /** Returns this outcome as that of a run that passed there. */
    Outcome along(Track way) {
        return with(trial, measures, untrained, Optional.of(way), seconds);
    }

    /** Returns this outcome as one that took so long. */
    Outcome lasting(double time) {
        return with(trial, measures, untrained, track, time);
    }

    /**
     * Returns the value by which the run is compared: what was measured, but never worse than the untrained model, and as good
     * as that if it diverged. How something exploded then decides nothing. Empty if it failed, did not measure this, or measured
     * what is no number.
     */
    public OptionalDouble score(Measure measure) {
        if (!is(Ending.Kind.OK) && !is(Ending.Kind.DIVERGED)) {
            return OptionalDouble.empty();
        }
        Double trained = measures.get(measure);
        Double start = untrained.get(measure);
        boolean startCounts = start != null && (trained == null || worse(measure, trained, start));
        Double score = startCounts ? start : trained;
        return score == null || !isNumber(score)
                ? OptionalDouble.empty()
                : OptionalDouble.of(score);
    }

    /** Returns whether what was measured of the run, or of the untrained model that bounds its score, is no number. */
    public boolean isUnbounded(Measure measure) {
        return Stream.of(measures, untrained)
                .anyMatch(values -> !isNumber(values.getOrDefault(measure, 0.0)));
    }

    /** Returns whether the score is that of the untrained model, the run having been worse or diverged. */
    public boolean capped(Measure measure) {
        Double trained = measures.get(measure);
        Double start = untrained.get(measure);
        return is(Ending.Kind.DIVERGED)
                || (trained != null && start != null && worse(measure, trained, start));
    }

    private static boolean worse(Measure measure, double one, double other) {
        return measure.direction().better(other - one);
    }

    /** Returns whether it ended so. */
    public boolean is(Ending.Kind kind) {
        return ending.kind() == kind;
    }
}
