package org.thalweg.experiments.plan;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Tuning;

/**
 * What an experiment will do, known before anything runs.
 *
 * @param replicates how many there are on each dataset, in their order
 * @param folds what each of them is: "10 folds", "on one test set"
 * @param data what was read of each dataset, and how
 * @param exact how many bases of comparisons are solved exactly as well
 * @param warnings what looks like a mistake in a chain, and what is to be known of the folds, a sentence each
 */
public record Plan(
        Experiment experiment,
        Arms arms,
        List<Integer> replicates,
        List<String> folds,
        List<String> data,
        int exact,
        List<String> warnings) {

    public Plan {
        replicates = ImmutableList.copyOf(replicates);
        folds = ImmutableList.copyOf(folds);
        data = ImmutableList.copyOf(data);
        warnings = ImmutableList.copyOf(warnings);
    }

    /** What the base's chain does wrong is not repeated for the arms. */
    public static List<String> warnings(Arms arms) {
        List<String> ofBase = warnings(arms.base());
        List<String> warnings = new ArrayList<>(ofBase);
        for (Arm arm : arms.all()) {
            warnings(arm).stream()
                    .filter(warning -> !ofBase.contains(warning))
                    .forEach(warning -> warnings.add(arm.name() + ": " + warning));
        }
        arms.unchanged()
                .forEach(
                        name ->
                                warnings.add(
                                        name + " is the base itself, and is not run besides it."));
        return warnings;
    }

    private static List<String> warnings(Arm arm) {
        List<String> all = new ArrayList<>(arm.chain().warnings());
        all.addAll(arm.chain().warnings(arm.regularizers()));
        return all;
    }

    private long allReplicates() {
        return replicates.stream().mapToLong(Integer::longValue).sum();
    }

    /** Returns how many points an arm is tuned at: one, if it has nothing of what is tuned. */
    private long points(Tuning tuning) {
        Space space = new Space(tuning, arms.all());
        return arms.all().stream()
                .mapToLong(
                        arm ->
                                space.points().stream()
                                        .map(point -> space.setting(point, arm))
                                        .distinct()
                                        .count())
                .sum();
    }

    /** Returns the number of runs in which hyper-parameters are tuned; more if a best is at the edge of a range. */
    public long tuningRuns() {
        return experiment.tuning().map(tuning -> points(tuning) * allReplicates()).orElse(0L);
    }

    /** Returns the number of runs that verdicts rest on. */
    public long evaluationRuns() {
        return arms.all().size() * allReplicates();
    }

    /** Returns the number of runs at the settings of the base, at the most. */
    public long atBaseRuns() {
        return experiment.tuning().isPresent() ? arms.comparisons().size() * allReplicates() : 0;
    }

    /** Returns the number of runs at the settings that fewer trials choose, at the most. */
    public long budgetRuns() {
        return experiment
                .tuning()
                .map(tuning -> new Space(tuning, arms.all()).smallerBudgets().size())
                .map(budgets -> budgets * evaluationRuns())
                .orElse(0L);
    }

    /** Returns the number of exact solutions. */
    public long exactRuns() {
        return exact * allReplicates();
    }

    /** Returns the number of runs that will be made at the least. */
    public long runs() {
        return tuningRuns() + evaluationRuns() + exactRuns();
    }

    /** Returns the number of runs that may be made besides; those of extended ranges come to it. */
    public long furtherRuns() {
        return atBaseRuns() + budgetRuns();
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
}
