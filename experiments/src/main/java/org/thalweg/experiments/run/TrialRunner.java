package org.thalweg.experiments.run;

import com.google.common.collect.Lists;
import com.google.common.collect.Maps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.spec.Experiment;

/**
 * Carries out trials: in lockstep groups, on several threads. Outcomes are kept before anybody hears of them; what was kept
 * before is not run again, and trials with the same key are run once.
 */
public final class TrialRunner implements Trials {

    /** Groups smaller than this gain little from lockstep. */
    private static final int WORTHWHILE_GROUP = 8;

    private final Experiment experiment;
    private final Map<String, LoadedData> data;
    private final TrialKeys keys;
    private final Results results;
    private final Progress progress;
    private final Running running;

    /**
     * @param data of every data source of the experiment
     * @param keys by which trials are the same
     */
    public TrialRunner(
            Experiment experiment,
            Collection<LoadedData> data,
            TrialKeys keys,
            Results results,
            Progress progress,
            Running running) {
        this.experiment = experiment;
        this.data = Maps.uniqueIndex(data, loaded -> loaded.source().name());
        this.keys = keys;
        this.results = results;
        this.progress = progress;
        this.running = running;
    }

    /**
     * Returns the outcomes of trials of one phase, in their order.
     *
     * @throws InterruptedException if the thread was interrupted; what had finished is kept
     * @throws TrialFailedException if a trial failed and that was to end everything; what had finished is kept
     */
    @Override
    public List<Outcome> outcomes(Phase phase, List<Trial> trials) throws InterruptedException {
        Map<String, Trial> distinct = new LinkedHashMap<>();
        trials.forEach(trial -> distinct.putIfAbsent(keys.of(trial), trial));
        Map<String, Outcome> found = new LinkedHashMap<>();
        distinct.forEach(
                (key, trial) -> results.find(trial).ifPresent(outcome -> found.put(key, outcome)));
        Batch batch = new Batch(phase, distinct.size(), found);
        Map<String, Trial> missing = new LinkedHashMap<>(distinct);
        missing.keySet().removeAll(found.keySet());
        new Workers(running.threads()).run(groups(missing.values()), batch::keep);
        return trials.stream()
                .map(trial -> Objects.requireNonNull(batch.outcomes.get(keys.of(trial))).as(trial))
                .toList();
    }

    private List<Group> groups(Collection<Trial> trials) {
        Map<List<Object>, List<Trial>> together = new LinkedHashMap<>();
        for (Trial trial : trials) {
            together.computeIfAbsent(
                            List.of(trial.dataset(), trial.replicate()),
                            unused -> new ArrayList<>())
                    .add(trial);
        }
        int share = Math.max(WORTHWHILE_GROUP, trials.size() / (2 * running.threads()));
        List<Group> groups = new ArrayList<>();
        for (List<Trial> same : together.values()) {
            LoadedData loaded = Objects.requireNonNull(data.get(same.get(0).dataset()));
            for (List<Trial> part : evenly(same, Math.min(running.group(), share))) {
                groups.add(new Group(experiment, loaded, running, part));
            }
        }
        // The longest first, so that at the end no core waits long for another.
        groups.sort(Comparator.comparingDouble(Group::work).reversed());
        return groups;
    }

    /** Of 72 trials two times 36, not 64 and 8. */
    private static List<List<Trial>> evenly(List<Trial> trials, int most) {
        int parts = (trials.size() - 1) / most + 1;
        return Lists.partition(trials, (trials.size() - 1) / parts + 1);
    }

    /** The outcomes of one call, as they come in. */
    private final class Batch {

        private final Map<String, Outcome> outcomes;
        private final long began = System.nanoTime();
        private Tally tally;

        Batch(Phase phase, int total, Map<String, Outcome> found) {
            outcomes = new LinkedHashMap<>(found);
            tally = new Tally(phase, 0, total, found.size(), 0, 0, Optional.empty());
            found.values().forEach(outcome -> tally = tally.plus(outcome));
            progress.at(tally);
        }

        void keep(List<Outcome> finished) {
            List<Outcome> complete =
                    finished.stream()
                            .filter(outcome -> !outcome.is(Ending.Kind.INTERRUPTED))
                            .toList();
            if (complete.isEmpty()) {
                return;
            }
            results.put(complete);
            for (Outcome outcome : complete) {
                outcomes.put(keys.of(outcome.trial()), outcome);
                tally = tally.plus(outcome);
            }
            tally = tally.after(Duration.ofNanos(System.nanoTime() - began));
            progress.at(tally);
            if (running.failFast()) {
                complete.stream()
                        .filter(outcome -> outcome.is(Ending.Kind.FAILED))
                        .findFirst()
                        .ifPresent(
                                outcome -> {
                                    throw new TrialFailedException(outcome);
                                });
            }
        }
    }
}
