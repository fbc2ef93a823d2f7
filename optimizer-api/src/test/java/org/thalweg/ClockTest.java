package org.thalweg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.Clock.Run;

class ClockTest {

    private static Clock clock(long step, long examples, Run run) {
        return new Clock(step, (step - 1) / run.stepsPerEpoch() + 1, examples, Optional.of(run));
    }

    private static void refuses(String message, Runnable wrong) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, wrong::run).getMessage());
    }

    @Test
    void starts_at_step_1_in_epoch_1_after_0_examples() {
        assertEquals(new Clock(1, 1, 0), Clock.FIRST);
        for (long[] wrong : new long[][] {{0, 1, 0}, {1, 0, 0}, {1, 1, -1}}) {
            refuses(
                    "The first step is 1 in epoch 1 after 0 examples, got %d, %d, %d."
                            .formatted(wrong[0], wrong[1], wrong[2]),
                    () -> new Clock(wrong[0], wrong[1], wrong[2]));
        }
    }

    @Test
    void knows_the_length_of_the_run_only_where_it_is_told() {
        assertEquals(Optional.empty(), Clock.FIRST.run());
        assertEquals(Optional.of(new Run(10, 100)), Clock.SAMPLE.run());
    }

    @Test
    void has_the_epoch_that_its_step_has_in_the_run() {
        assertEquals(3, clock(7, 0, new Run(3, 30)).epoch());
        refuses(
                "With 3 steps an epoch, step 7 is in epoch 3, got epoch 2.",
                () -> new Clock(7, 2, 0, Optional.of(new Run(3, 30))));
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "3, 0", "-1, 5"})
    void a_run_has_steps(long stepsPerEpoch, long steps) {
        refuses(
                "A run has at least 1 step an epoch and 1 step, got %d and %d."
                        .formatted(stepsPerEpoch, steps),
                () -> new Run(stepsPerEpoch, steps));
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 1", "3, 3, 1", "4, 3, 2", "6, 3, 2", "7, 3, 3", "7, 1, 7"})
    void the_last_epoch_of_a_run_may_be_cut_short(long steps, long stepsPerEpoch, long epochs) {
        assertEquals(epochs, new Run(stepsPerEpoch, steps).epochs());
    }

    @Test
    void counts_what_was_before() {
        Clock clock = clock(7, 60, new Run(3, 30));
        assertEquals(6, clock.before(Per.STEP));
        assertEquals(2, clock.before(Per.EPOCH));
    }

    @Test
    void the_span_is_from_the_first_step_to_the_last() {
        assertEquals(29, new Run(3, 30).span(Per.STEP));
        assertEquals(29 / 3.0, new Run(3, 30).span(Per.EPOCH));
        assertEquals(1, new Run(3, 1).span(Per.STEP));
    }

    @Test
    void later_in_steps_moves_steps_and_epochs_and_leaves_a_shorter_run() {
        Run run = new Run(3, 30);
        assertEquals(clock(1, 60, new Run(3, 24)), clock(7, 60, run).later(6, Per.STEP));
        assertEquals(clock(3, 60, new Run(3, 26)), clock(7, 60, run).later(4, Per.STEP));
        assertEquals(1, clock(7, 60, run).later(4, Per.STEP).epoch());
    }

    @Test
    void later_in_epochs_moves_steps_and_epochs_and_leaves_a_shorter_run() {
        assertEquals(
                clock(4, 60, new Run(3, 27)), clock(7, 60, new Run(3, 30)).later(1, Per.EPOCH));
    }

    @Test
    void is_at_the_first_step_until_something_begins() {
        Run run = new Run(3, 30);
        assertEquals(clock(1, 60, new Run(3, 20)), clock(7, 60, run).later(10, Per.STEP));
        assertEquals(clock(1, 60, new Run(3, 15)), clock(7, 60, run).later(5, Per.EPOCH));
        assertEquals(new Clock(1, 1, 60), new Clock(7, 3, 60).later(10, Per.STEP));
        assertEquals(new Clock(1, 1, 60), new Clock(7, 3, 60).later(5, Per.EPOCH));
    }

    @Test
    void leaves_one_step_of_a_run_that_would_be_over() {
        Run run = new Run(3, 30);
        assertEquals(clock(1, 0, new Run(3, 1)), clock(1, 0, run).later(30, Per.STEP));
        assertEquals(clock(2, 0, new Run(3, 1)), clock(35, 0, run).later(11, Per.EPOCH));
    }

    @Test
    void moves_only_what_is_named_where_the_run_is_unknown() {
        Clock clock = new Clock(7, 3, 60);
        assertEquals(new Clock(3, 3, 60), clock.later(4, Per.STEP));
        assertEquals(new Clock(7, 2, 60), clock.later(1, Per.EPOCH));
    }

    @Test
    void nothing_begins_before_the_run() {
        refuses("Nothing begins before the run, got -1.", () -> Clock.FIRST.later(-1, Per.STEP));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void later_and_later_again_is_later_by_the_sum(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 1000; i++) {
            Run run = new Run(random.nextLong(1, 8), random.nextLong(1, 60));
            Clock clock = clock(random.nextLong(1, 80), random.nextLong(1000), run);
            long a = random.nextLong(20);
            long b = random.nextLong(20);
            for (Per per : Per.values()) {
                assertEquals(clock.later(a + b, per), clock.later(a, per).later(b, per));
            }
            assertEquals(
                    clock.later(a, Per.STEP).later(b, Per.EPOCH),
                    clock.later(b, Per.EPOCH).later(a, Per.STEP));
            assertEquals(clock, clock.later(0, Per.STEP));
        }
    }
}
