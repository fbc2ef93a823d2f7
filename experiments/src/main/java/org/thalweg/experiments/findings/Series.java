package org.thalweg.experiments.findings;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.OptionalDouble;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.spec.Measure;

/**
 * The evaluation of an arm on a dataset at one learning rate.
 *
 * @param rate what it was trained with
 * @param outcomes one for each seed, in order
 */
public record Series(String dataset, Arm arm, double rate, List<Outcome> outcomes) {

    public Series {
        outcomes = ImmutableList.copyOf(outcomes);
    }

    /** Returns the mean of a measure over the seeds that have it; empty if none has. */
    public OptionalDouble mean(Measure measure) {
        return outcomes.stream()
                .filter(outcome -> outcome.measures().containsKey(measure))
                .mapToDouble(outcome -> outcome.measures().get(measure))
                .average();
    }

    /** Returns on how many seeds the run ended so. */
    public int count(Ending.Kind kind) {
        return (int) outcomes.stream().filter(outcome -> outcome.is(kind)).count();
    }
}
