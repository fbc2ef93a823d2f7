package org.thalweg.experiments.findings;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Arms;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.ExactSolution;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.Results;
import org.thalweg.experiments.run.Trials;
import org.thalweg.experiments.run.Tuner;
import org.thalweg.experiments.run.TuningTable;
import org.thalweg.experiments.spec.Experiment;

/** The way from an experiment to all its outcomes, wherever these come from. */
public record Observation(
        Experiment experiment,
        Arms arms,
        List<DataFacts> data,
        Map<String, Double> stableRates,
        Map<String, Double> secondsPerStep) {

    /** Several arms' trials, whose outcomes are asked for together and then told apart again. */
    private static final class Asked {
        private final List<Trial> trials = new ArrayList<>();
        private final ListMultimap<Object, Series> series = ArrayListMultimap.create();
        private final Map<Object, List<List<Trial>>> groups = new LinkedHashMap<>();

        /** Asks for one trial in each replicate, under a heading. */
        void add(Object heading, List<Trial> replicates) {
            groups.computeIfAbsent(heading, unused -> new ArrayList<>()).add(replicates);
            trials.addAll(replicates);
        }

        Asked answered(List<Outcome> outcomes) {
            Map<Trial, Outcome> byTrial = new HashMap<>();
            outcomes.forEach(outcome -> byTrial.put(outcome.trial(), outcome));
            groups.forEach(
                    (heading, several) ->
                            several.forEach(
                                    replicates ->
                                            series.put(
                                                    heading,
                                                    new Series(
                                                            replicates.get(0).dataset(),
                                                            replicates.get(0).arm(),
                                                            replicates.stream()
                                                                    .map(byTrial::get)
                                                                    .toList()))));
            return this;
        }

        List<Series> under(Object heading) {
            return series.get(heading);
        }
    }

    /**
     * Returns everything that trials tell.
     *
     * @throws InterruptedException if the thread was interrupted; what had finished is kept
     */
    public Study observe(Trials trials) throws InterruptedException {
        TuningTable tuning = tune(trials);
        Asked evaluated = evaluations(tuning);
        evaluated.answered(trials.outcomes(Phase.EVALUATE, evaluated.trials));
        Asked exact = exact();
        exact.answered(trials.outcomes(Phase.EXACT, exact.trials));
        Map<Comparison, List<Series>> atBase = new LinkedHashMap<>();
        arms.comparisons().forEach(c -> atBase.put(c, evaluated.under(c)));
        Map<Integer, List<Series>> budgets = new LinkedHashMap<>();
        smallerBudgets(tuning).forEach(budget -> budgets.put(budget, evaluated.under(budget)));
        return new Study(
                experiment,
                arms,
                data,
                tuning,
                evaluated.under(Phase.EVALUATE),
                atBase,
                budgets,
                exact.under(Phase.EXACT),
                List.of(),
                stableRates,
                secondsPerStep);
    }

    private TuningTable tune(Trials trials) throws InterruptedException {
        return new Tuner(experiment, arms.all(), data, trials).tune();
    }

    private Asked evaluations(TuningTable tuning) {
        Asked asked = new Asked();
        for (DataFacts facts : data) {
            for (Arm arm : arms.all()) {
                List<TuningTable.Row> rows = tuning.rows(facts.name(), arm);
                asked.add(
                        Phase.EVALUATE,
                        rows.stream().map(row -> evaluation(row, row.setting())).toList());
                for (int budget : smallerBudgets(tuning)) {
                    asked.add(
                            budget,
                            rows.stream()
                                    .map(
                                            row ->
                                                    evaluation(
                                                            row,
                                                            row.smaller()
                                                                    .getOrDefault(
                                                                            budget, row.setting())))
                                    .toList());
                }
            }
            for (Comparison comparison : arms.comparisons()) {
                atBase(facts, comparison, tuning, asked);
            }
        }
        return asked;
    }

    private static Trial evaluation(TuningTable.Row row, Setting setting) {
        return new Trial(Phase.EVALUATE, row.dataset(), row.arm(), setting, row.replicate());
    }

    private static Set<Integer> smallerBudgets(TuningTable tuning) {
        Set<Integer> budgets = new TreeSet<>();
        tuning.rows().forEach(row -> budgets.addAll(row.smaller().keySet()));
        return budgets;
    }

    /** Asks for the arm of a comparison with the values of its base, if these are others in some replicate. */
    private static void atBase(
            DataFacts facts, Comparison comparison, TuningTable tuning, Asked asked) {
        List<TuningTable.Row> own = tuning.rows(facts.name(), comparison.arm());
        List<Trial> trials =
                own.stream()
                        .map(
                                row ->
                                        evaluation(
                                                row,
                                                tuning.row(
                                                                facts.name(),
                                                                row.replicate(),
                                                                comparison.base())
                                                        .setting()
                                                        .within(comparison.arm())
                                                        .orElse(row.setting())))
                        .toList();
        boolean other =
                own.stream()
                        .anyMatch(
                                row ->
                                        !trials.get(row.replicate())
                                                .setting()
                                                .equals(row.setting()));
        if (other) {
            asked.add(comparison, trials);
        }
    }

    private Asked exact() {
        Asked asked = new Asked();
        List<Arm> bases =
                arms.comparisons().stream()
                        .map(Comparison::base)
                        .distinct()
                        .filter(base -> ExactSolution.exists(experiment, base))
                        .toList();
        for (DataFacts facts : data) {
            for (Arm base : bases) {
                List<Trial> trials = new ArrayList<>();
                for (int r = 0; r < facts.replicates(); r++) {
                    trials.add(new Trial(Phase.EXACT, facts.name(), base, Setting.NONE, r));
                }
                asked.add(Phase.EXACT, trials);
            }
        }
        return asked;
    }

    /** Returns everything that is kept. */
    public Study kept(Results results) {
        return undisturbed(() -> observe(Trials.keptIn(results)));
    }

    /** Returns how many of the trials that are needed, as far as the kept ones tell, are kept. */
    public long countKept(Results results) {
        Set<Trial> kept = new HashSet<>();
        Trials keptOnes = Trials.keptIn(results);
        Trials counting =
                (phase, trials) -> {
                    List<Outcome> outcomes = keptOnes.outcomes(phase, trials);
                    outcomes.stream()
                            .filter(outcome -> !outcome.is(Ending.Kind.INTERRUPTED))
                            .forEach(outcome -> kept.add(outcome.trial()));
                    return outcomes;
                };
        undisturbed(
                () -> {
                    Asked evaluated = evaluations(tune(counting));
                    counting.outcomes(Phase.EVALUATE, evaluated.trials);
                    return counting.outcomes(Phase.EXACT, exact().trials);
                });
        return kept.size();
    }

    /** What is asked of trials, which may wait. */
    @FunctionalInterface
    private interface Asking<T> {
        T answer() throws InterruptedException;
    }

    private static <T> T undisturbed(Asking<T> lookingUp) {
        try {
            return lookingUp.answer();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Looking up does not wait.", e);
        }
    }
}
