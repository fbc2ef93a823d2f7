package org.thalweg.experiments.run;

/** A trial failed, and the first failure was to end everything. */
public final class TrialFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TrialFailedException(Outcome outcome) {
        super(
                String.format(
                        "%s, %s (%s), replicate %d failed at step %d: %s. Without fail-fast the other trials go on.",
                        outcome.trial().dataset(),
                        outcome.trial().arm().name(),
                        outcome.trial().setting(),
                        outcome.trial().replicate(),
                        outcome.ending().step(),
                        outcome.ending().reason()));
    }
}
