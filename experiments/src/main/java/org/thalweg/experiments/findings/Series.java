package org.thalweg.experiments.findings;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.spec.Measure;

/**
 * The runs of an arm on a dataset.
 *
 * @param outcomes one for each replicate, in order
 */
public record Series(String dataset, Arm arm, List<Outcome> outcomes) {

    public Series {
        outcomes = ImmutableList.copyOf(outcomes);
    }

    /** Returns the mean score of a measure over the replicates that have one; empty if none has. */
    public OptionalDouble mean(Measure measure) {
        return outcomes.stream()
                .map(outcome -> outcome.score(measure))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
    }

    /** Returns how the first run ended that failed or was out of time; empty if none did. */
    public Optional<Ending> failure() {
        return failure(outcomes);
    }

    static Optional<Ending> failure(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> !outcome.is(Ending.Kind.OK) && !outcome.is(Ending.Kind.DIVERGED))
                .map(Outcome::ending)
                .findFirst();
    }

    /** Returns in how many replicates the run ended so. */
    public int count(Ending.Kind kind) {
        return (int) outcomes.stream().filter(outcome -> outcome.is(kind)).count();
    }
}
