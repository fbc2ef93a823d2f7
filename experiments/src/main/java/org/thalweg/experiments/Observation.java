package org.thalweg.experiments;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.thalweg.experiments.findings.Analysis;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Series;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Arms;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.Results;
import org.thalweg.experiments.run.Trials;
import org.thalweg.experiments.run.Tuner;
import org.thalweg.experiments.run.TuningTable;
import org.thalweg.experiments.spec.Experiment;

/** The way from an experiment to its findings, wherever outcomes come from. */
record Observation(
        Experiment experiment, Arms arms, List<DataFacts> data, Map<String, Double> stableRates) {

    Findings findings(Trials trials) throws InterruptedException {
        TuningTable tuning = new Tuner(experiment, arms.all(), trials).tune();
        List<Rated> own = new ArrayList<>();
        List<Rated> atBase = new ArrayList<>();
        for (DataFacts facts : data) {
            for (Arm arm : arms.all()) {
                own.add(new Rated(facts.name(), arm, tuning.rate(facts.name(), arm)));
            }
            for (Comparison comparison : arms.comparisons()) {
                double rate = tuning.rate(facts.name(), comparison.base());
                Rated rated = new Rated(facts.name(), comparison.arm(), rate);
                if (rate != tuning.rate(facts.name(), comparison.arm())
                        && !atBase.contains(rated)) {
                    atBase.add(rated);
                }
            }
        }
        List<Rated> all = new ArrayList<>(own);
        all.addAll(atBase);
        List<Series> series = evaluate(all, trials);
        return Analysis.of(
                new Study(
                        experiment,
                        arms,
                        data,
                        tuning,
                        series.subList(0, own.size()),
                        series.subList(own.size(), all.size()),
                        stableRates));
    }

    /** Returns the findings of what is kept. */
    Findings found(Results results) {
        return undisturbed(Trials.keptIn(results));
    }

    /** Returns how many of the trials that are needed, as far as the kept ones tell, are kept. */
    long countKept(Results results) {
        Set<List<Object>> kept = new HashSet<>();
        Trials counting =
                (phase, trials) -> {
                    List<Outcome> outcomes = Trials.keptIn(results).outcomes(phase, trials);
                    outcomes.stream()
                            .filter(outcome -> !outcome.is(Ending.Kind.INTERRUPTED))
                            .map(Outcome::trial)
                            .forEach(
                                    t ->
                                            kept.add(
                                                    List.of(
                                                            phase,
                                                            t.dataset(),
                                                            t.arm().cell(),
                                                            t.rate(),
                                                            t.seed())));
                    return outcomes;
                };
        undisturbed(counting);
        return kept.size();
    }

    private Findings undisturbed(Trials lookingUp) {
        try {
            return findings(lookingUp);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Looking up does not wait.", e);
        }
    }

    private record Rated(String dataset, Arm arm, double rate) {}

    private List<Series> evaluate(List<Rated> all, Trials source) throws InterruptedException {
        int seeds = experiment.seeds();
        List<Trial> trials = new ArrayList<>();
        for (Rated rated : all) {
            for (int seed = 0; seed < seeds; seed++) {
                trials.add(
                        new Trial(
                                Phase.EVALUATE, rated.dataset(), rated.arm(), rated.rate(), seed));
            }
        }
        List<Outcome> outcomes = source.outcomes(Phase.EVALUATE, trials);
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Rated rated = all.get(i);
            series.add(
                    new Series(
                            rated.dataset(),
                            rated.arm(),
                            rated.rate(),
                            outcomes.subList(i * seeds, (i + 1) * seeds)));
        }
        return series;
    }
}
