package org.thalweg.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.thalweg.Clock;
import org.thalweg.Clock.Run;
import org.thalweg.Schedule;
import org.thalweg.records.Parameter;

/** What every schedule must do, beyond what every component must. */
record ScheduleObligations(Schedule subject) {

    private static final int LAST = 100_000;
    private static final int BATCH = 32;

    /** Shorter than what is asked of it: a run may go on longer than was planned. */
    private static final Run SHORT = new Run(50, 2000);

    private static final Run OF_ONE_STEP = new Run(50, 1);
    private static final Run LONG = new Run(50, LAST);
    private static final Run FULL_BATCH = new Run(1, LAST);
    private static final long[] GIANT = {
        1L << 31, (1L << 31) + 1, 1L << 32, 1_000_000_000_000L, 1L << 53, Long.MAX_VALUE / 64
    };

    static List<Obligation> of(Schedule subject, Set<String> quiet) {
        ScheduleObligations all = new ScheduleObligations(subject);
        return new ComponentObligations<>(
                        subject, Schedule.class, quiet, ScheduleObligations::behaviour)
                .list()
                .add("begins_at_the_first_step", all::begins)
                .add(
                        "is_finite_and_not_negative_for_a_hundred_thousand_steps",
                        all::isFiniteForLong)
                .add("is_finite_and_not_negative_at_giant_steps", all::isFiniteForEver)
                .add("gives_the_same_value_at_the_same_clock", all::remembersNothing)
                .add("works_without_the_length_of_the_run_or_says_so", all::needsNoRunOrSaysSo)
                .list();
    }

    private static double[] behaviour(Schedule schedule) {
        return LongStream.rangeClosed(1, 3000)
                .mapToDouble(step -> schedule.at(clock(step, SHORT)))
                .toArray();
    }

    private static Clock clock(long step, Run run) {
        long epoch = 1 + (step - 1) / run.stepsPerEpoch();
        return new Clock(step, epoch, BATCH * (step - 1), Optional.of(run));
    }

    private void begins() {
        for (Run run : List.of(OF_ONE_STEP, SHORT, LONG, FULL_BATCH)) {
            requireNumber(clock(1, run));
        }
    }

    /** Every step, and the epochs around every whole number among the hyper-parameters. */
    private void isFiniteForLong() {
        for (Run run : List.of(OF_ONE_STEP, SHORT, LONG)) {
            for (long step = 2; step <= LAST; step++) {
                requireNumber(clock(step, run));
            }
        }
        for (long k : boundaries()) {
            requireNumber(clock(Math.max(2, k), FULL_BATCH));
        }
    }

    private List<Long> boundaries() {
        List<Long> boundaries = new ArrayList<>();
        for (Parameter parameter : Parameter.of(subject.getClass())) {
            if (parameter.valueIn(subject) instanceof Integer border) {
                LongStream.rangeClosed(border - 1L, border + 2L).forEach(boundaries::add);
            }
        }
        return boundaries;
    }

    private void isFiniteForEver() {
        for (long step : GIANT) {
            for (Run run : List.of(LONG, FULL_BATCH, new Run(50, step))) {
                requireNumber(clock(step, run));
            }
        }
    }

    private void requireNumber(Clock clock) {
        double value = subject.at(clock);
        Unmet.unless(
                isNumber(value),
                "At step %s in epoch %s, %s is %s.",
                clock.step(),
                clock.epoch(),
                subject.name(),
                value);
    }

    private static boolean isNumber(double value) {
        return Double.isFinite(value) && value >= 0;
    }

    /** Asked forwards, backwards, and twice. */
    private void remembersNothing() {
        double[] forwards = behaviour(subject);
        for (int step = forwards.length; step >= 1; step--) {
            for (int time = 0; time < 2; time++) {
                double value = subject.at(clock(step, SHORT));
                Unmet.unless(
                        Double.compare(forwards[step - 1], value) == 0,
                        "At step %s, %s was %s and is now %s. A schedule depends on the clock alone.",
                        step,
                        subject.name(),
                        forwards[step - 1],
                        value);
            }
        }
    }

    /** Where there is no number even if the run is known, other obligations say so. */
    private void needsNoRunOrSaysSo() {
        for (long step : new long[] {1, 2, 1000}) {
            Clock known = clock(step, SHORT);
            if (isNumber(subject.at(known))) {
                worksOrSaysWhyNot(new Clock(step, known.epoch(), known.examples()));
            }
        }
    }

    private void worksOrSaysWhyNot(Clock unknown) {
        try {
            requireNumber(unknown);
        } catch (Unmet e) {
            throw e;
        } catch (RuntimeException e) {
            Unmet.unless(
                    e instanceof IllegalStateException && e.getMessage() != null,
                    "Where the length of the run is unknown, %s throws %s. Throw an IllegalStateException that says what to do, or do without.",
                    subject.name(),
                    e);
        }
    }
}
