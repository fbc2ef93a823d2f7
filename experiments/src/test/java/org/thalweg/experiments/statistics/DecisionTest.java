package org.thalweg.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thalweg.experiments.statistics.Direction.HIGHER_IS_BETTER;
import static org.thalweg.experiments.statistics.Direction.LOWER_IS_BETTER;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.experiments.statistics.Decision.Outcome;

class DecisionTest {

    @ParameterizedTest
    @CsvSource({
        // far from 0, then near it, then across, then within the margin
        " 2.0, 3.0, 1, WORSE,      false",
        "-3.0,-2.0, 1, BETTER,     false",
        " 0.5, 3.0, 1, WORSE,      true",
        "-3.0,-0.5, 1, BETTER,     true",
        "-0.5, 3.0, 1, OPEN,       false",
        "-3.0, 0.5, 1, OPEN,       false",
        "-3.0, 3.0, 1, OPEN,       false",
        "-0.5, 0.5, 1, NEGLIGIBLE, false",
        " 0.2, 0.5, 1, NEGLIGIBLE, false",
        "-0.5,-0.2, 1, NEGLIGIBLE, false",
        // ends on the margin and on 0
        "-1.0, 1.0, 1, NEGLIGIBLE, false",
        " 1.0, 3.0, 1, WORSE,      false",
        "-3.0,-1.0, 1, BETTER,     false",
        " 0.0, 3.0, 1, OPEN,       false",
        "-3.0, 0.0, 1, OPEN,       false",
        // no margin
        " 0.1, 0.2, 0, WORSE,      false",
        "-0.2,-0.1, 0, BETTER,     false",
        "-0.1, 0.2, 0, OPEN,       false",
        // no width
        " 0.0, 0.0, 0, OPEN,       false",
        " 0.0, 0.0, 1, NEGLIGIBLE, false",
        " 0.5, 0.5, 1, NEGLIGIBLE, false",
        " 0.5, 0.5, 0, WORSE,      false",
        " 2.0, 2.0, 1, WORSE,      false"
    })
    void one_interval_of_a_loss_decides(
            double low, double high, double margin, Outcome outcome, boolean perhapsLess) {
        Interval interval = new Interval(low, high, 0.95);
        assertEquals(
                new Decision(outcome, perhapsLess), Decision.of(interval, margin, LOWER_IS_BETTER));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void turns_with_the_direction_and_with_the_sign(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            double low = random.nextGaussian();
            double high = low + random.nextDouble();
            double margin = random.nextDouble();
            Decision loss = Decision.of(new Interval(low, high, 0.9), margin, LOWER_IS_BETTER);
            assertEquals(
                    opposite(loss),
                    Decision.of(new Interval(low, high, 0.9), margin, HIGHER_IS_BETTER));
            assertEquals(
                    opposite(loss),
                    Decision.of(new Interval(-high, -low, 0.9), margin, LOWER_IS_BETTER));
        }
    }

    private static Decision opposite(Decision decision) {
        Outcome outcome =
                switch (decision.outcome()) {
                    case BETTER -> Outcome.WORSE;
                    case WORSE -> Outcome.BETTER;
                    case NEGLIGIBLE, OPEN -> decision.outcome();
                };
        return new Decision(outcome, decision.perhapsLess());
    }

    /** Narrowing an interval adds knowledge: what was decided about the sign is not turned round by it. */
    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void a_narrower_interval_never_says_the_opposite(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            double middle = random.nextGaussian();
            double half = random.nextDouble();
            double margin = random.nextDouble();
            Decision wide = of(middle, half, margin);
            Decision narrow = of(middle, half * random.nextDouble(), margin);
            switch (wide.outcome()) {
                case NEGLIGIBLE -> assertEquals(wide, narrow);
                case BETTER, WORSE -> {
                    if (narrow.outcome() != Outcome.NEGLIGIBLE) {
                        assertEquals(wide.outcome(), narrow.outcome());
                    } else {
                        assertTrue(wide.perhapsLess());
                    }
                }
                case OPEN -> assertFalse(wide.perhapsLess());
            }
        }
    }

    private static Decision of(double middle, double half, double margin) {
        return Decision.of(
                new Interval(middle - half, middle + half, 0.95), margin, LOWER_IS_BETTER);
    }

    @ParameterizedTest
    @EnumSource(names = {"NEGLIGIBLE", "OPEN"})
    void only_a_known_sign_can_be_of_a_doubtful_size(Outcome outcome) {
        assertEquals(
                "Only BETTER or WORSE can be so by less than the margin, not " + outcome + ".",
                assertThrows(IllegalArgumentException.class, () -> new Decision(outcome, true))
                        .getMessage());
    }
}
