package org.thalweg.testkit;

import java.util.concurrent.atomic.AtomicLong;
import org.thalweg.Clock;
import org.thalweg.Schedule;

/** Broken schedules, and a sound one. */
final class ScheduleMutants {

    private ScheduleMutants() {}

    /** Sound. */
    public record Inverse() implements Schedule {
        @Override
        public double at(Clock clock) {
            return 1.0 / clock.step();
        }
    }

    /** Takes the first step for step 0. */
    public record CountsFromZero() implements Schedule {
        @Override
        public double at(Clock clock) {
            return 1.0 / (clock.step() - 1);
        }
    }

    /** 0/0 at the border of a period. */
    public record BreaksAtABorder() implements Schedule {
        @Override
        public double at(Clock clock) {
            double left = Math.abs(1000.0 - clock.step());
            return Math.min(left, 1) / Math.min(left, 2);
        }
    }

    public record CountsInInts() implements Schedule {
        @Override
        public double at(Clock clock) {
            return 1.0 / (int) clock.step();
        }
    }

    public record RunsBelowZero() implements Schedule {
        @Override
        public double at(Clock clock) {
            return 1 - clock.step() / 2000.0;
        }
    }

    /** Counts how often it is asked. */
    public record CountsQuestions() implements Schedule {
        private static final AtomicLong QUESTIONS = new AtomicLong();

        @Override
        public double at(Clock clock) {
            return 1.0 / QUESTIONS.incrementAndGet();
        }
    }
}
