package org.thalweg.experiments.run;

import java.time.Duration;
import java.util.Locale;
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
 * @param eta time still to go at the present speed; empty before it can be told
 */
public record Tally(
        Phase phase,
        int done,
        int total,
        int cached,
        int diverged,
        int failed,
        Optional<Duration> eta) {

    /** What takes less says little: the first trials wait for the compiler, or are the smallest. */
    private static final Duration EVIDENCE = Duration.ofSeconds(2);

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

    /** Returns this with the time to go, if the trials run so far took that long, and that is long enough to tell. */
    Tally after(Duration elapsed) {
        int run = done - cached;
        boolean tells = run > 1 && elapsed.compareTo(EVIDENCE) >= 0;
        return new Tally(
                phase,
                done,
                total,
                cached,
                diverged,
                failed,
                tells
                        ? Optional.of(elapsed.multipliedBy(total - done).dividedBy(run))
                        : Optional.empty());
    }

    /**
     * Returns the counts in words: "12/640   eta 0:08   diverged 1   failed 0".
     *
     * @param withEta whether the time to go is among them, where there is one
     */
    public String counts(boolean withEta) {
        return String.format(
                Locale.ROOT,
                "%d/%d%s   diverged %d   failed %d",
                done,
                total,
                eta.filter(time -> withEta && time.toSeconds() > 0)
                        .map(time -> "   eta " + clock(time))
                        .orElse(""),
                diverged,
                failed);
    }

    private static String clock(Duration time) {
        return time.toHours() > 0
                ? String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        time.toHours(),
                        time.toMinutesPart(),
                        time.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", time.toMinutesPart(), time.toSecondsPart());
    }
}
