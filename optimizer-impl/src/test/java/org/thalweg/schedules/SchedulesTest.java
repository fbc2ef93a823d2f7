package org.thalweg.schedules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.thalweg.Clock;
import org.thalweg.Clock.Run;
import org.thalweg.Constant;
import org.thalweg.Per;
import org.thalweg.Schedule;

class SchedulesTest {

    private static List<Double> inSteps(Schedule schedule, long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(step -> schedule.at(new Clock(step, 1, 0)))
                .toList();
    }

    private static List<Double> inEpochs(Schedule schedule, long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(epoch -> schedule.at(new Clock(1000 + epoch, epoch, 0)))
                .toList();
    }

    @Test
    void constant_never_changes() {
        assertEquals(0.3, new Constant(0.3).at(Clock.FIRST));
        assertEquals(0.3, new Constant(0.3).at(new Clock(Long.MAX_VALUE, 9, 9)));
    }

    @Test
    void step_decay_drops_after_each_size_not_before() {
        List<Double> expected = List.of(8.0, 8.0, 8.0, 4.0, 4.0, 4.0, 2.0);
        assertEquals(expected, inSteps(new StepDecay(8, 3, 0.5, Per.STEP), 1, 7));
        assertEquals(expected, inEpochs(new StepDecay(8, 3, 0.5, Per.EPOCH), 1, 7));
    }

    @Test
    void step_decay_ends_at_zero_and_never_below() {
        Schedule decay = new StepDecay(1, 1, 0.5, Per.STEP);
        assertEquals(0, decay.at(new Clock(5000, 1, 0)));
    }

    /** cos 0 = 1, cos π/3 = ½ rounded up, cos 2π/3 = −½ …: 1 + (3 − 1)(1 + cos)/2. */
    @Test
    void cosine_decay_goes_down_half_a_wave_and_stays() {
        Schedule decay = new CosineDecay(3, 3, 1, Per.STEP, true);
        assertEquals(3, decay.at(Clock.FIRST));
        assertEquals(2.5, decay.at(new Clock(2, 1, 0)), 5e-16, "π is rounded");
        assertEquals(1.5, decay.at(new Clock(3, 1, 0)), 5e-16, "π is rounded");
        assertEquals(List.of(1.0, 1.0, 1.0), inSteps(decay, 4, 6));
    }

    @Test
    void cosine_decay_without_hold_rises_again() {
        Schedule wave = new CosineDecay(3, 2, 1, Per.EPOCH, false);
        List<Double> values = inEpochs(wave, 1, 5);
        assertEquals(3, values.get(0));
        assertEquals(2, values.get(1), 5e-16, "π is rounded");
        assertEquals(1, values.get(2));
        assertEquals(2, values.get(3), 5e-16, "π is rounded");
        assertEquals(3, values.get(4));
    }

    private static double inRun(Schedule schedule, long step, Run run) {
        long epoch = (step - 1) / run.stepsPerEpoch() + 1;
        return schedule.at(new Clock(step, epoch, 0, Optional.of(run)));
    }

    private static List<Double> wave(double... shares) {
        return Arrays.stream(shares).mapToObj(k -> 1 + (1 + StrictMath.cos(Math.PI * k))).toList();
    }

    @Test
    void cosine_decay_without_a_period_is_at_its_minimum_in_the_last_step_of_the_run_and_after() {
        Schedule decay = new CosineDecay(3, 0, 1, Per.STEP, true);
        Run run = new Run(2, 5);
        List<Double> values =
                LongStream.rangeClosed(1, 5).mapToObj(t -> inRun(decay, t, run)).toList();
        assertEquals(wave(0, 0.25, 0.5, 0.75, 1), values);
        assertEquals(1, inRun(decay, 6, run));
        assertEquals(1, inRun(decay, 5_000_000, run));
    }

    @Test
    void cosine_decay_without_a_period_has_the_same_wave_epoch_by_epoch() {
        Schedule steps = new CosineDecay(3, 0, 1, Per.STEP, true);
        Schedule epochs = new CosineDecay(3, 0, 1, Per.EPOCH, true);
        Run run = new Run(4, 12);
        for (long step = 1; step <= 12; step++) {
            long first = (step - 1) / 4 * 4 + 1;
            assertEquals(
                    inRun(steps, first, run),
                    inRun(epochs, step, run),
                    1e-15,
                    "11 / 4 epochs are rounded");
        }
        Run fullBatch = new Run(1, 7);
        for (long step = 1; step <= 9; step++) {
            assertEquals(inRun(steps, step, fullBatch), inRun(epochs, step, fullBatch));
        }
    }

    @Test
    void cosine_decay_in_a_run_of_one_step_is_at_its_first_value() {
        for (Per per : Per.values()) {
            assertEquals(3, inRun(new CosineDecay(3, 0, 1, per, true), 1, new Run(4, 1)));
        }
    }

    @Test
    void cosine_decay_without_a_period_needs_to_know_the_run() {
        assertEquals(
                "cosine-decay.period is 0, the whole run, and how long that is is not known here."
                        + " Set a period, or give every Clock its run.",
                assertThrows(IllegalStateException.class, () -> new CosineDecay().at(Clock.FIRST))
                        .getMessage());
    }

    @Test
    void warmup_rises_in_a_straight_line_to_what_follows() {
        assertEquals(
                List.of(0.0, 2.0, 4.0, 6.0, 8.0, 8.0),
                inSteps(new Warmup(new Constant(8), 4, 0, Per.STEP), 1, 6));
        assertEquals(
                List.of(4.0, 5.0, 6.0, 7.0, 8.0),
                inEpochs(new Warmup(new Constant(8), 4, 0.5, Per.EPOCH), 1, 5));
    }

    @Test
    void what_follows_a_warmup_begins_at_its_own_first_step() {
        Schedule decay = new StepDecay(8, 2, 0.5, Per.STEP);
        assertEquals(
                List.of(4.0, 6.0, 8.0, 8.0, 4.0, 4.0, 2.0),
                inSteps(new Warmup(decay, 2, 0.5, Per.STEP), 1, 7));
    }

    @Test
    void a_warmup_of_no_length_is_what_follows() {
        Schedule decay = new StepDecay(8, 2, 0.5, Per.STEP);
        assertEquals(inSteps(decay, 1, 9), inSteps(new Warmup(decay, 0, 0, Per.STEP), 1, 9));
    }
}
