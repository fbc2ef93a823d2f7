package org.thalweg.schedules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Clock;
import org.thalweg.Clock.Run;
import org.thalweg.Constant;
import org.thalweg.Per;
import org.thalweg.Schedule;

/** What follows a warm-up begins at its own first step and epoch, with what is left of the run. */
class WarmupTest {

    private static final Run RUN = new Run(3, 30);

    private static Clock clock(long step, Run run) {
        return new Clock(step, (step - 1) / run.stepsPerEpoch() + 1, 10 * step, Optional.of(run));
    }

    private static List<Double> values(Schedule schedule, long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(step -> schedule.at(clock(step, RUN)))
                .toList();
    }

    private static List<Double> repeated(int times, double... values) {
        List<Double> all = new ArrayList<>();
        for (double value : values) {
            all.addAll(Collections.nCopies(times, value));
        }
        return all;
    }

    @Test
    void in_steps_leads_to_the_first_value_of_what_counts_in_epochs() {
        Schedule decay = new StepDecay(0.1, 2, 0.5, Per.EPOCH);
        Schedule warmup = new Warmup(decay, 6, 0, Per.STEP);
        assertEquals(
                List.of(
                        0.0,
                        0.1 * (1 / 6.0),
                        0.1 * (2 / 6.0),
                        0.05,
                        0.1 * (4 / 6.0),
                        0.1 * (5 / 6.0)),
                values(warmup, 1, 6));
        assertEquals(repeated(6, 0.1, 0.05, 0.025), values(warmup, 7, 24));
    }

    private static int twoEpochs(Per per) {
        return per == Per.EPOCH ? 2 : 6;
    }

    /** A rise of 6 steps or 2 epochs, then half after each 6 steps or 2 epochs. */
    @ParameterizedTest
    @CsvSource({"STEP, STEP", "STEP, EPOCH", "EPOCH, STEP", "EPOCH, EPOCH"})
    void may_count_in_what_it_likes(Per outer, Per inner) {
        Schedule decay = new StepDecay(8, twoEpochs(inner), 0.5, inner);
        Schedule warmup = new Warmup(decay, twoEpochs(outer), 0.5, outer);
        assertEquals(4, warmup.at(clock(1, RUN)));
        assertEquals(outer == Per.STEP ? 4 + 4 * 5 / 6.0 : 6, warmup.at(clock(6, RUN)));
        assertEquals(repeated(6, 8, 4, 2), values(warmup, 7, 24));
    }

    @Test
    void need_not_end_where_an_epoch_does() {
        Schedule decay = new StepDecay(8, 1, 0.5, Per.EPOCH);
        assertEquals(repeated(3, 8, 4, 2), values(new Warmup(decay, 4, 0, Per.STEP), 5, 13));
    }

    @Test
    void of_a_warmup_rises_to_where_that_one_starts() {
        Schedule inner = new Warmup(new StepDecay(8, 1, 0.5, Per.EPOCH), 4, 0.5, Per.STEP);
        List<Double> after = List.of(4.0, 5.0, 6.0, 7.0, 8.0, 8.0, 8.0, 4.0);
        Schedule inSteps = new Warmup(inner, 2, 0, Per.STEP);
        assertEquals(List.of(0.0, 2.0), values(inSteps, 1, 2));
        assertEquals(after, values(inSteps, 3, 10));
        Schedule inEpochs = new Warmup(inner, 2, 0, Per.EPOCH);
        assertEquals(repeated(3, 0, 2), values(inEpochs, 1, 6));
        assertEquals(after, values(inEpochs, 7, 14));
    }

    @Test
    void leaves_a_decay_over_the_whole_run_the_rest_of_it() {
        Schedule decay = new CosineDecay(8, 0, 1, Per.STEP, true);
        for (Per per : Per.values()) {
            Schedule warmup = new Warmup(decay, twoEpochs(per), 0, per);
            assertEquals(List.of(8.0), values(warmup, 7, 7));
            assertEquals(List.of(1.0, 1.0), values(warmup, 30, 31));
            assertTrue(values(warmup, 29, 29).get(0) > 1);
        }
    }

    @Test
    void may_be_longer_than_the_run() {
        Schedule warmup = new Warmup(new CosineDecay(8, 0, 1, Per.EPOCH, true), 40, 0, Per.STEP);
        assertEquals(List.of(0.0, 0.2), values(warmup, 1, 2));
        assertEquals(List.of(8 * 29 / 40.0), values(warmup, 30, 30));
    }

    @Test
    void without_a_known_run_moves_what_it_counts() {
        Schedule warmup = new Warmup(new StepDecay(8, 2, 0.5, Per.STEP), 2, 0.5, Per.STEP);
        List<Double> values =
                LongStream.rangeClosed(1, 7)
                        .mapToObj(step -> warmup.at(new Clock(step, 1 + step / 2, 0)))
                        .toList();
        assertEquals(List.of(4.0, 6.0, 8.0, 8.0, 4.0, 4.0, 2.0), values);
    }

    static Stream<Long> seeds() {
        return LongStream.rangeClosed(1, 300).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_follows_has_the_values_it_has_in_a_run_of_what_is_left(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Run run = new Run(random.nextLong(1, 6), random.nextLong(2, 40));
        Per per = random.nextBoolean() ? Per.EPOCH : Per.STEP;
        int length = random.nextInt(0, 8);
        long steps = per == Per.STEP ? length : length * run.stepsPerEpoch();
        Run left = new Run(run.stepsPerEpoch(), Math.max(1, run.steps() - steps));
        Schedule then = schedule(random, 3);
        Schedule warmup = new Warmup(then, length, random.nextDouble(), per);
        for (long step = 1; step <= 50; step++) {
            assertEquals(
                    then.at(clock(step, left)),
                    warmup.at(clock(steps + step, run)),
                    then + " in step " + step + " of " + left);
        }
    }

    private static Schedule schedule(SplittableRandom random, int depth) {
        double value = 1 + random.nextInt(8);
        Per per = random.nextBoolean() ? Per.EPOCH : Per.STEP;
        int count = 1 + random.nextInt(9);
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 0 -> new Constant(value);
            case 1 -> new StepDecay(value, count, 0.5, per);
            case 2 -> new CosineDecay(value, count - 1, 0.5, per, random.nextBoolean());
            case 3 -> new Scaled(schedule(random, depth - 1), 3);
            default -> new Warmup(schedule(random, depth - 1), count, 0.25, per);
        };
    }
}
