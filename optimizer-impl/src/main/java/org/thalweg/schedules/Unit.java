package org.thalweg.schedules;

import org.thalweg.Clock;

/** In what a schedule counts. */
public enum Unit {
    /** Minibatches. */
    STEP {
        @Override
        long before(Clock clock) {
            return clock.step() - 1;
        }

        @Override
        Clock later(Clock clock, long count) {
            return new Clock(clock.step() - count, clock.epoch(), clock.examples());
        }
    },

    /** Passes over the data. */
    EPOCH {
        @Override
        long before(Clock clock) {
            return clock.epoch() - 1;
        }

        @Override
        Clock later(Clock clock, long count) {
            return new Clock(clock.step(), clock.epoch() - count, clock.examples());
        }
    };

    /** Returns how many units have passed before this step: 0 in the first. */
    abstract long before(Clock clock);

    /** Returns the clock of something that began so many units after the start. */
    abstract Clock later(Clock clock, long count);
}
