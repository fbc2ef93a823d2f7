package org.thalweg.experiments.plan;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Tuning;
import org.thalweg.experiments.statistics.SmallestP;

/**
 * What an experiment will do, known before anything runs.
 *
 * @param warnings what looks like a mistake in a chain, a sentence each
 */
public record Plan(Experiment experiment, Arms arms, List<String> warnings) {

    private static final double ALPHA = 0.05;

    public Plan {
        warnings = ImmutableList.copyOf(warnings);
    }

    /**
     * Returns the plan of an experiment.
     *
     * @throws IllegalArgumentException if the designs do not fit the base
     */
    public static Plan of(Experiment experiment) {
        Arms arms = Arms.of(experiment);
        return new Plan(experiment, arms, warnings(arms));
    }

    /** What the base's chain does wrong is not repeated for the arms. */
    private static List<String> warnings(Arms arms) {
        List<String> ofBase = arms.base().chain().warnings();
        List<String> warnings = new ArrayList<>(ofBase);
        for (Arm arm : arms.all()) {
            arm.chain().warnings().stream()
                    .filter(warning -> !ofBase.contains(warning))
                    .forEach(warning -> warnings.add(arm.name() + ": " + warning));
        }
        return warnings;
    }

    /** Returns the number of runs in which learning rates are chosen; more if the best is at the edge of the range. */
    public long tuningRuns() {
        return experiment
                .tuning()
                .map(tuning -> cells() * tuning.points() * tuning.seeds())
                .orElse(0L);
    }

    /** Returns the number of runs that are measured. */
    public long evaluationRuns() {
        return cells() * experiment.seeds();
    }

    /** Returns the number of all runs. */
    public long runs() {
        return tuningRuns() + evaluationRuns();
    }

    private long cells() {
        return (long) arms.all().size() * experiment.data().size();
    }

    /** Returns the smallest p-value that all datasets together can give, before adjusting it for the number of comparisons. */
    public double smallestP() {
        return SmallestP.of(pairs());
    }

    private int pairs() {
        return experiment.seeds() * experiment.data().size();
    }

    /** Returns whether some dataset is split anew for each seed, so that p has no smallest value. */
    public boolean redrawn() {
        return experiment.data().stream().anyMatch(DataSource::redraw);
    }

    /** Returns how many seeds make significance possible; empty if no number does, or nothing is compared. */
    public OptionalInt seedsNeeded() {
        if (arms.comparisons().isEmpty()) {
            return OptionalInt.empty();
        }
        int datasets = experiment.data().size();
        OptionalInt pairs = SmallestP.pairsNeeded(arms.comparisons().size(), ALPHA);
        return pairs.isEmpty()
                ? pairs
                : OptionalInt.of(Math.max(2, (pairs.getAsInt() + datasets - 1) / datasets));
    }

    /** Returns whether there are seeds enough for any comparison to be significant. */
    public boolean allowsSignificance() {
        return !arms.comparisons().isEmpty()
                && SmallestP.allowsSignificance(pairs(), arms.comparisons().size(), ALPHA);
    }

    /**
     * Returns the plan in words.
     *
     * @param cached how many of the runs are done already
     * @param estimate how long the others will take, if that is known
     * @param cores how many processors work on it
     */
    public String text(long cached, Optional<Duration> estimate, int cores) {
        return PlanText.of(this, cached, estimate, cores);
    }

    Optional<Tuning> tuning() {
        return experiment.tuning();
    }
}
