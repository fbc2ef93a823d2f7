package org.thalweg.experiments.run;

import org.thalweg.text.Numbers;

/** A trial failed, and the first failure was to end everything. */
public final class TrialFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TrialFailedException(Outcome outcome) {
        super(
                String.format(
                        "%s, %s, rate %s, seed %d failed at step %d: %s. Without fail-fast the other trials go on.",
                        outcome.trial().dataset(),
                        outcome.trial().arm().name(),
                        Numbers.rounded(outcome.trial().rate(), 3),
                        outcome.trial().seed(),
                        outcome.ending().step(),
                        outcome.ending().reason()));
    }
}
