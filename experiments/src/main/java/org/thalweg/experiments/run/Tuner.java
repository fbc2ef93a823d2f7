package org.thalweg.experiments.run;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.plan.Space;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.run.TuningTable.Choice;
import org.thalweg.experiments.spec.Experiment;

/**
 * Tunes every arm in every replicate, each at the same points with the same number of trials, on the replicate's own training
 * and validation part. So whatever luck there is in a choice is drawn anew in each replicate, and is part of the spread of the
 * differences.
 */
public final class Tuner {

    private final Experiment experiment;
    private final List<Arm> arms;
    private final List<DataFacts> data;
    private final Trials trials;

    /**
     * @param arms all that are to be tuned
     * @param data which tell how many replicates there are
     */
    public Tuner(Experiment experiment, List<Arm> arms, List<DataFacts> data, Trials trials) {
        this.experiment = experiment;
        this.arms = ImmutableList.copyOf(arms);
        this.data = ImmutableList.copyOf(data);
        this.trials = trials;
    }

    /**
     * Returns the choices; for an experiment that tunes nothing, what the chains have.
     *
     * @throws InterruptedException if the thread was interrupted
     */
    public TuningTable tune() throws InterruptedException {
        if (experiment.tuning().isEmpty()) {
            return given();
        }
        Space space = new Space(experiment.tuning().get(), arms);
        List<Search> searches = new ArrayList<>();
        for (DataFacts facts : data) {
            for (int r = 0; r < facts.replicates(); r++) {
                searches.add(new Search(facts.name(), r, space, experiment.tunedBy(), arms));
            }
        }
        for (List<Search> open = searches; !open.isEmpty(); ) {
            open = step(open);
        }
        return new TuningTable(
                searches.stream().flatMap(search -> search.rows().stream()).toList());
    }

    /** Tries what the searches want next, all at once, and returns those that want more. */
    private List<Search> step(List<Search> open) throws InterruptedException {
        List<Trial> next = open.stream().flatMap(search -> search.next().stream()).toList();
        List<Outcome> outcomes = trials.outcomes(Phase.TUNE, next);
        int from = 0;
        List<Search> unfinished = new ArrayList<>();
        for (Search search : open) {
            int count = search.next().size();
            search.accept(outcomes.subList(from, from + count));
            from += count;
            if (search.extend()) {
                unfinished.add(search);
            }
        }
        return unfinished;
    }

    private TuningTable given() {
        ImmutableList.Builder<TuningTable.Row> rows = ImmutableList.builder();
        for (DataFacts facts : data) {
            for (int r = 0; r < facts.replicates(); r++) {
                for (Arm arm : arms) {
                    rows.add(
                            new TuningTable.Row(
                                    facts.name(),
                                    r,
                                    arm,
                                    Setting.NONE,
                                    Choice.GIVEN,
                                    Collections.emptyList(),
                                    Collections.emptyList(),
                                    Map.of()));
                }
            }
        }
        return new TuningTable(rows.build());
    }
}
