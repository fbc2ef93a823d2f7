package org.thalweg.testkit;

import java.util.concurrent.atomic.AtomicLong;
import org.thalweg.Clock;
import org.thalweg.Per;
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

    /** Takes it for granted that the clock knows how long the run is. */
    public record NeedsARun() implements Schedule {
        @Override
        public double at(Clock clock) {
            return 1.0 / clock.run().orElseThrow().steps();
        }
    }

    /** Takes it for granted that no step follows after the last. */
    public record EndsWithTheRun() implements Schedule {
        @Override
        public double at(Clock clock) {
            double span = clock.run().map(run -> run.span(Per.STEP)).orElse(1e19);
            return 1 - clock.before(Per.STEP) / span;
        }
    }
}
