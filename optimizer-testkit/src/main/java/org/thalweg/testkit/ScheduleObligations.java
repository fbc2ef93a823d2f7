package org.thalweg.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.thalweg.Clock;
import org.thalweg.Schedule;
import org.thalweg.records.Parameter;

/** What every schedule must do, beyond what every component must. */
record ScheduleObligations(Schedule subject) {

    private static final int LAST = 100_000;
    private static final int STEPS_PER_EPOCH = 50;
    private static final int BATCH = 32;
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
                .list();
    }

    private static double[] behaviour(Schedule schedule) {
        return LongStream.rangeClosed(1, 3000)
                .mapToDouble(step -> schedule.at(clock(step)))
                .toArray();
    }

    private static Clock clock(long step) {
        long epoch = 1 + (step - 1) / STEPS_PER_EPOCH;
        return new Clock(step, epoch, BATCH * (step - 1));
    }

    private void begins() {
        requireNumber(Clock.FIRST);
    }

    /** Every step, and the epochs around every whole number among the hyper-parameters. */
    private void isFiniteForLong() {
        for (long step = 2; step <= LAST; step++) {
            requireNumber(clock(step));
        }
        for (long k : boundaries()) {
            long step = Math.max(2, k);
            requireNumber(new Clock(step, Math.max(1, k), BATCH * (step - 1)));
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
            requireNumber(clock(step));
            requireNumber(new Clock(step, step, BATCH * (step - 1)));
        }
    }

    private void requireNumber(Clock clock) {
        double value = subject.at(clock);
        Unmet.unless(
                Double.isFinite(value) && value >= 0,
                "At step %s in epoch %s, %s is %s.",
                clock.step(),
                clock.epoch(),
                subject.name(),
                value);
    }

    /** Asked forwards, backwards, and twice. */
    private void remembersNothing() {
        double[] forwards = behaviour(subject);
        for (int step = forwards.length; step >= 1; step--) {
            for (int time = 0; time < 2; time++) {
                double value = subject.at(clock(step));
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
}
