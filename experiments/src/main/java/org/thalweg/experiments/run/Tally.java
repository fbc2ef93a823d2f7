package org.thalweg.experiments.run;

import java.time.Duration;
import java.util.Optional;
import org.thalweg.experiments.plan.Phase;

/**
 * How far a phase has come.
 *
 * @param phase which
 * @param done trials that have an outcome, those found in the results included
 * @param total trials of the phase as far as is known: tuning may extend its range
 * @param cached trials whose outcome was there before
 * @param diverged outcomes among done
 * @param failed outcomes among done, those out of time included
 * @param eta time still to go at the present speed; empty before there is one
 */
public record Tally(
        Phase phase,
        int done,
        int total,
        int cached,
        int diverged,
        int failed,
        Optional<Duration> eta) {

    Tally plus(Outcome outcome) {
        boolean bad = outcome.is(Ending.Kind.FAILED) || outcome.is(Ending.Kind.TIMEOUT);
        return new Tally(
                phase,
                done + 1,
                total,
                cached,
                diverged + (outcome.is(Ending.Kind.DIVERGED) ? 1 : 0),
                failed + (bad ? 1 : 0),
                eta);
    }

    /** Returns this with the time to go, if the trials run so far took that long. */
    Tally after(Duration elapsed) {
        int run = done - cached;
        return new Tally(
                phase,
                done,
                total,
                cached,
                diverged,
                failed,
                run == 0
                        ? Optional.empty()
                        : Optional.of(elapsed.multipliedBy(total - done).dividedBy(run)));
    }
}
