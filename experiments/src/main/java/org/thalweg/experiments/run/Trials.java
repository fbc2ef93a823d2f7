package org.thalweg.experiments.run;

import java.util.List;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Trial;

/** Where the outcomes of trials come from: from training, or from what was kept. */
@FunctionalInterface
public interface Trials {

    /**
     * Returns the outcomes of trials of one phase, in their order.
     *
     * @throws InterruptedException if the thread was interrupted; what had finished is kept
     */
    List<Outcome> outcomes(Phase phase, List<Trial> trials) throws InterruptedException;

    /** Returns the outcomes that were kept; a trial that has none counts as interrupted, without measures. */
    static Trials keptIn(Results results) {
        return (phase, trials) ->
                trials.stream()
                        .map(trial -> results.find(trial).orElseGet(() -> Outcome.missing(trial)))
                        .toList();
    }
}
