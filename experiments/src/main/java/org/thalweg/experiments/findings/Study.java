package org.thalweg.experiments.findings;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Arms;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.KnownMinimum;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.TuningTable;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Experiment;

/**
 * All that was observed.
 *
 * @param arms and their comparisons, fixed before anything was run
 * @param data in the order of the experiment
 * @param tuning how every arm was tuned in every replicate
 * @param evaluations every arm on every dataset, in each replicate with its own tuned setting
 * @param atBase the arm of each comparison, in each replicate with the setting of its base; only on datasets where that is
 *     another in some replicate
 * @param budgets every arm on every dataset with the settings that a smaller number of trials chooses, by that number
 * @param exact the bases of comparisons solved exactly, where that is possible
 * @param minima how training came down to minima that are known, in the order of the data; none where nobody asked
 * @param largestStableRates 2/λmax by dataset, where it is known
 * @param secondsPerStep what a step takes alone on one core, by {@link org.thalweg.experiments.run.Costs#of}; not reproducible
 */
public record Study(
        Experiment experiment,
        Arms arms,
        List<DataFacts> data,
        TuningTable tuning,
        List<Series> evaluations,
        Map<Comparison, List<Series>> atBase,
        Map<Integer, List<Series>> budgets,
        List<Series> exact,
        List<KnownMinimum> minima,
        Map<String, Double> largestStableRates,
        Map<String, Double> secondsPerStep) {

    public Study {
        data = ImmutableList.copyOf(data);
        evaluations = ImmutableList.copyOf(evaluations);
        atBase = ImmutableMap.copyOf(atBase);
        budgets = ImmutableSortedMap.copyOf(budgets);
        exact = ImmutableList.copyOf(exact);
        minima = ImmutableList.copyOf(minima);
        largestStableRates = ImmutableMap.copyOf(largestStableRates);
        secondsPerStep = ImmutableMap.copyOf(secondsPerStep);
    }

    /** Returns the same with how training came down to minima that are known. */
    public Study with(List<KnownMinimum> known) {
        return new Study(
                experiment,
                arms,
                data,
                tuning,
                evaluations,
                atBase,
                budgets,
                exact,
                known,
                largestStableRates,
                secondsPerStep);
    }

    /** Returns the same with what a step of each arm takes. */
    public Study with(Map<String, Double> costs) {
        return new Study(
                experiment,
                arms,
                data,
                tuning,
                evaluations,
                atBase,
                budgets,
                exact,
                minima,
                largestStableRates,
                costs);
    }

    /** Returns how the arms did on a dataset in the first replicate. */
    public List<Outcome> first(String dataset) {
        return evaluations.stream()
                .filter(series -> series.dataset().equals(dataset))
                .map(series -> series.outcomes().get(0))
                .toList();
    }

    /** Returns how an arm did on a dataset, tuned. */
    public Series evaluation(String dataset, Arm arm) {
        return find(evaluations, dataset, arm)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        arm.name() + " was not evaluated on " + dataset + "."));
    }

    /** Returns how the arm of a comparison did with the settings of its base; empty if these are its own. */
    Optional<Series> atBase(String dataset, Comparison comparison) {
        return find(atBase.getOrDefault(comparison, List.of()), dataset, comparison.arm());
    }

    /** Returns the exact solution of a base; empty if it cannot be had. */
    public Optional<Series> exact(String dataset, Arm base) {
        return find(exact, dataset, base);
    }

    static Optional<Series> find(Collection<Series> among, String dataset, Arm arm) {
        return among.stream()
                .filter(series -> series.dataset().equals(dataset))
                .filter(series -> series.arm().name().equals(arm.name()))
                .findFirst();
    }

    /** Returns what is known of a dataset. */
    public DataFacts facts(String dataset) {
        return data.stream().filter(f -> f.name().equals(dataset)).findFirst().orElseThrow();
    }

    /** Returns where a dataset came from. */
    public DataSource source(String dataset) {
        return experiment.data().stream()
                .filter(source -> source.name().equals(dataset))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Returns c, by which shared training rows enter the variance of a mean over the replicates on a dataset: 1/n + c ·
     * n_test / n_train in place of 1/n. It is 0 on one test set; and there are several where some runs were still learning, or chose
     * the same values everywhere.
     */
    public SortedSet<Double> sharedRows(String dataset) {
        return arms.comparisons().stream()
                .map(comparison -> sharedRows(dataset, comparison))
                .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
    }

    /** Returns the c of a comparison whose tuned values differ between replicates; of one without any, all the same. */
    public double usualSharedRows(String dataset) {
        return SharedRows.c(source(dataset), facts(dataset).rounds(), true, true);
    }

    /** Returns the c of one comparison. */
    public double sharedRows(String dataset, Comparison comparison) {
        return new Compared(this, pairs(dataset, comparison)).c();
    }

    /** Returns the runs of a comparison on a dataset that both have a score. */
    Pairs pairs(String dataset, Comparison comparison) {
        return Pairs.of(
                comparison,
                evaluation(dataset, comparison.base()),
                evaluation(dataset, comparison.arm()),
                experiment.primary());
    }
}
