package org.thalweg.experiments.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thalweg.Clock;
import org.thalweg.Constant;
import org.thalweg.Per;
import org.thalweg.Schedule;
import org.thalweg.engine.Chain;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.regularizers.L2;
import org.thalweg.schedules.CosineDecay;
import org.thalweg.schedules.StepDecay;
import org.thalweg.schedules.Warmup;

class SettingTest {

    private static final Arm ARM =
            new Arm("base", Chain.of(new Momentum(0.5), new Sgd(0.05)), List.of(new L2(1e-3)));

    /** Someone's own: halves at every step. */
    public record Halving(double from) implements Schedule {
        public Halving() {
            this(8);
        }

        @Override
        public double at(Clock clock) {
            return from / StrictMath.pow(2, (double) (clock.step() - 1));
        }
    }

    private static Setting rate(double rate) {
        return new Setting(Map.of("sgd.learning-rate", rate));
    }

    private static Schedule scaled(Schedule schedule, double rate) {
        Arm arm = new Arm("base", Chain.of(new Sgd(schedule)), List.of());
        return ((Sgd) rate(rate).on(arm).chain().links().get(0)).learningRate();
    }

    @Test
    void an_arm_gets_other_values_and_keeps_everything_else() {
        assertEquals(
                new Arm("base", Chain.of(new Momentum(0.5), new Sgd(3)), List.of(new L2(1e-3))),
                rate(3).on(ARM));
        assertEquals(
                new Arm("base", Chain.of(new Momentum(0.9), new Sgd(3)), List.of(new L2(0.1))),
                new Setting(
                                Map.of(
                                        "sgd.learning-rate",
                                        3.0,
                                        "l2.strength",
                                        0.1,
                                        "momentum.decay",
                                        0.9))
                        .on(ARM));
    }

    @Test
    void no_setting_leaves_the_chain_as_it_is() {
        assertEquals(ARM, Setting.NONE.on(ARM));
    }

    @Test
    void an_arm_keeps_those_values_that_it_has_a_place_for() {
        Setting setting =
                new Setting(
                        ImmutableMap.of(
                                "sgd.learning-rate", 3.0,
                                "nesterov.decay", 0.8,
                                "momentum.decay", 0.9,
                                "sgd.period", 5.0));
        assertEquals(
                ImmutableMap.of("sgd.learning-rate", 3.0, "momentum.decay", 0.9),
                setting.within(ARM).values());
        Arm without = new Arm("-momentum", Chain.of(new Sgd()), List.of());
        assertEquals(rate(3), setting.within(without));
    }

    @Test
    void what_one_setting_does_not_say_another_may() {
        Setting base = new Setting(ImmutableMap.of("sgd.learning-rate", 3.0));
        Setting own = new Setting(ImmutableMap.of("sgd.learning-rate", 5.0, "nesterov.decay", 0.8));
        assertEquals(
                new Setting(ImmutableMap.of("sgd.learning-rate", 3.0, "nesterov.decay", 0.8)),
                base.orElse(own));
        assertEquals(own, Setting.NONE.orElse(own));
    }

    @Test
    void is_printed_in_the_order_of_the_tuning() {
        assertEquals(
                "sgd.learning-rate=0.05, momentum.decay=0.9",
                new Setting(ImmutableMap.of("sgd.learning-rate", 0.05, "momentum.decay", 0.9))
                        .toString());
        assertEquals("", Setting.NONE.toString());
    }

    @Test
    void a_schedule_is_multiplied_as_a_whole() {
        assertEquals(
                new CosineDecay(2, 7, 0.5, Per.STEP, false),
                scaled(new CosineDecay(0.5, 7, 0.125, Per.STEP, false), 2));
        assertEquals(new CosineDecay(2, 0, 0, Per.EPOCH, true), scaled(new CosineDecay(), 2));
        assertEquals(
                new StepDecay(2, 7, 0.5, Per.STEP),
                scaled(new StepDecay(0.1, 7, 0.5, Per.STEP), 2));
        assertEquals(
                new Warmup(new Constant(2), 7, 0, Per.STEP),
                scaled(new Warmup(new Constant(0.1), 7, 0, Per.STEP), 2));
        assertEquals(
                new Warmup(new StepDecay(2, 7, 0.5, Per.EPOCH), 7, 0.1, Per.EPOCH),
                scaled(new Warmup(new StepDecay(1, 7, 0.5, Per.EPOCH), 7, 0.1, Per.EPOCH), 2));
    }

    @Test
    void a_schedule_from_elsewhere_is_multiplied_from_outside() {
        Schedule scaled = scaled(new Halving(), 2);
        assertEquals(2, scaled.at(new Clock(1, 1, 1)));
        assertEquals(0.5, scaled.at(new Clock(3, 1, 3)));
    }

    @Test
    void a_schedule_that_starts_at_nothing_cannot_be_multiplied() {
        assertEquals(
                "halving does not start above 0, so its learning rate cannot be tuned. Start it above 0, or, in an ablation, write 'tune: none'.",
                assertThrows(IllegalArgumentException.class, () -> scaled(new Halving(0), 2))
                        .getMessage());
    }
}
