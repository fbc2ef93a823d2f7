package org.thalweg.experiments.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.experiments.plan.Trial;

/** Outcomes kept as long as the program runs. */
public final class InMemoryResults implements Results {

    private final TrialKeys keys;
    private final Map<String, Outcome> outcomes = new HashMap<>();

    /**
     * @param keys of the experiment
     */
    public InMemoryResults(TrialKeys keys) {
        this.keys = keys;
    }

    @Override
    public Optional<Outcome> find(Trial trial) {
        return Optional.ofNullable(outcomes.get(keys.of(trial))).map(outcome -> outcome.as(trial));
    }

    @Override
    public void put(List<Outcome> finished) {
        finished.forEach(outcome -> outcomes.put(keys.of(outcome.trial()), outcome));
    }
}
