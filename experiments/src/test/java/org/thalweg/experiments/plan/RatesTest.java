package org.thalweg.experiments.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.Clock;
import org.thalweg.Constant;
import org.thalweg.Schedule;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.spec.Tuning;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.schedules.CosineDecay;
import org.thalweg.schedules.StepDecay;
import org.thalweg.schedules.Unit;
import org.thalweg.schedules.Warmup;

class RatesTest {

    private static final Tuning TUNING = new Tuning("sgd.learning-rate", 1e-3, 10, 5, 3);
    private static final Rates RATES = Rates.of(TUNING);

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

    @Test
    void rates_are_evenly_spaced_on_a_log_scale_both_ends_included() {
        assertEquals(List.of(0.001, 0.01, 0.1, 1.0, 10.0), RATES.values());
        assertEquals(
                List.of(0.0001, 0.000215443, 0.000464159, 0.001),
                Rates.of(new Tuning("sgd.learning-rate", 1e-4, 1e-3, 4, 1)).values());
    }

    @Test
    void rates_go_on_in_the_same_steps_beyond_an_end_that_is_best() {
        assertEquals(RATES, RATES.extended(List.of(1, 2, 3)));
        assertEquals(
                List.of(0.0001, 0.001, 0.01, 0.1, 1.0, 10.0),
                RATES.extended(List.of(0, 2)).values());
        assertEquals(
                List.of(0.0001, 0.001, 0.01, 0.1, 1.0, 10.0, 100.0),
                RATES.extended(List.of(4, 0)).values());
        assertEquals(
                List.of(0.00001, 0.0001, 0.001, 0.01, 0.1, 1.0, 10.0),
                RATES.extended(List.of(0)).extended(List.of(-1)).values());
    }

    @Test
    void an_arm_gets_another_rate_and_keeps_everything_else() {
        Arm arm = new Arm("base", Chain.of(new Momentum(0.5), new Sgd(0.05)), List.of());
        assertEquals(
                new Arm("base", Chain.of(new Momentum(0.5), new Sgd(3)), List.of()),
                RATES.rated(arm, 3));
    }

    @Test
    void a_schedule_is_multiplied_as_a_whole() {
        assertEquals(
                new CosineDecay(2, 7, 0.5, Unit.STEP, false),
                Rates.scaled(new CosineDecay(0.5, 7, 0.125, Unit.STEP, false), 2));
        assertEquals(
                new StepDecay(2, 7, 0.5, Unit.STEP),
                Rates.scaled(new StepDecay(0.1, 7, 0.5, Unit.STEP), 2));
        assertEquals(
                new Warmup(new Constant(2), 7, 0, Unit.STEP),
                Rates.scaled(new Warmup(new Constant(0.1), 7, 0, Unit.STEP), 2));
        assertEquals(
                new Warmup(new StepDecay(2, 7, 0.5, Unit.EPOCH), 7, 0.1, Unit.EPOCH),
                Rates.scaled(
                        new Warmup(new StepDecay(1, 7, 0.5, Unit.EPOCH), 7, 0.1, Unit.EPOCH), 2));
    }

    @Test
    void a_schedule_from_elsewhere_is_multiplied_from_outside() {
        Schedule scaled = Rates.scaled(new Halving(), 2);
        assertEquals(2, scaled.at(new Clock(1, 1, 1)));
        assertEquals(0.5, scaled.at(new Clock(3, 1, 3)));
    }

    @Test
    void a_schedule_that_starts_at_nothing_cannot_be_multiplied() {
        assertEquals(
                "halving does not start above 0, so its learning rate cannot be tuned. Write 'tune: none'.",
                assertThrows(IllegalArgumentException.class, () -> Rates.scaled(new Halving(0), 2))
                        .getMessage());
    }
}
