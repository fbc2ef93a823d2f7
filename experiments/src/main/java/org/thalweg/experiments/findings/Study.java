package org.thalweg.experiments.findings;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Arms;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.TuningTable;
import org.thalweg.experiments.spec.Experiment;

/**
 * All that was observed.
 *
 * @param arms and their comparisons, fixed before anything was run
 * @param data in the order of the experiment
 * @param tuning how the rates were chosen
 * @param evaluations every arm on every dataset at its own rate
 * @param atBaseRate arms on datasets where their own rate is another than that of the base they are compared with: at the
 *     base's
 * @param largestStableRates 2/λmax by dataset, where it is known
 */
public record Study(
        Experiment experiment,
        Arms arms,
        List<DataFacts> data,
        TuningTable tuning,
        List<Series> evaluations,
        List<Series> atBaseRate,
        Map<String, Double> largestStableRates) {

    public Study {
        data = ImmutableList.copyOf(data);
        evaluations = ImmutableList.copyOf(evaluations);
        atBaseRate = ImmutableList.copyOf(atBaseRate);
        largestStableRates = ImmutableMap.copyOf(largestStableRates);
    }

    /** Returns how an arm did on a dataset at its own rate. */
    public Series evaluation(String dataset, Arm arm) {
        return find(evaluations, dataset, arm)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        arm.name() + " was not evaluated on " + dataset + "."));
    }

    /** Returns how an arm did on a dataset at the rate of the base: at its own, if that is the same. */
    Series atRateOfBase(String dataset, Comparison comparison) {
        double rate = evaluation(dataset, comparison.base()).rate();
        return find(
                        atBaseRate.stream().filter(series -> series.rate() == rate).toList(),
                        dataset,
                        comparison.arm())
                .orElseGet(() -> evaluation(dataset, comparison.arm()));
    }

    private static Optional<Series> find(List<Series> among, String dataset, Arm arm) {
        return among.stream()
                .filter(series -> series.dataset().equals(dataset))
                .filter(series -> series.arm().name().equals(arm.name()))
                .findFirst();
    }

    /** Returns whether a dataset is split anew for each seed. */
    boolean redrawn(String dataset) {
        return experiment.data().stream()
                .anyMatch(source -> source.name().equals(dataset) && source.redraw());
    }
}
