package org.thalweg.experiments.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.Outcome.Point;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

/** Curves of ten epochs; the untrained model's validation loss is 10. */
final class LearningTest {

    private static List<Outcome> outcomes(List<List<Point>> curves) {
        Script script =
                new Script(Bench.of(Chain.of(new Momentum(), new Sgd())).oneTestSet(curves.size()));
        script.each((r, run) -> run.others.put(Measure.VALIDATION_LOSS, 1.0));
        script.each((r, run) -> run.curve = curves.get(r));
        return script.study().evaluations().get(0).outcomes();
    }

    private static List<Outcome> both(List<Point> curve) {
        return outcomes(List.of(curve, curve));
    }

    /** A fiftieth of the gain from 10 to 2 is 0.16. */
    @ParameterizedTest
    @CsvSource({"2, true", "2.15, true", "2.17, false", "9, false", "1, true"})
    void is_settled_if_the_last_epoch_brought_at_most_a_fiftieth_of_the_gain(
            double ninth, boolean settled) {
        assertThat(settled(both(Curve.of(9, ninth, 2)))).isEqualTo(settled);
    }

    @Test
    void the_mean_over_runs_counts() {
        List<Point> still = Curve.of(9, 2.3, 2);
        List<Point> flat = Curve.of(9, 2, 2);
        assertThat(settled(both(still))).isFalse();
        assertThat(settled(outcomes(List.of(still, flat)))).isTrue();
    }

    @Test
    void runs_without_a_curve_or_a_gain_do_not_count() {
        List<Point> still = Curve.of(9, 2.3, 2);
        assertThat(settled(both(List.of()))).isTrue();
        assertThat(settled(both(Curve.of(11, 13, 12)))).isTrue();
        assertThat(settled(outcomes(List.of(still, List.of())))).isFalse();
        assertThat(falling(both(List.of()))).isEqualTo(0);
    }

    /** All of it was the last, and what another epoch would bring is not known. */
    @Test
    void one_epoch_is_still_learning() {
        List<Point> one = Curve.of(9, 2.3, 2).subList(0, 1);
        assertThat(settled(both(one))).isFalse();
        assertThat(falling(both(one))).isCloseTo(1.0 / 9, within(1e-12));
    }

    @Test
    void falls_by_a_share_of_its_end_from_the_ninth_to_the_tenth_epoch() {
        assertThat(falling(both(Curve.of(9, 2.3, 2)))).isCloseTo(0.15, within(1e-12));
        assertThat(falling(both(Curve.of(9, 2, 2)))).isEqualTo(0);
        assertThat(falling(both(Curve.of(9, 1.9, 2)))).isCloseTo(-0.05, within(1e-12));
    }

    private static boolean settled(List<Outcome> outcomes) {
        return Learning.settled(outcomes, Measure.VALIDATION_LOSS);
    }

    private static double falling(List<Outcome> outcomes) {
        return Learning.falling(outcomes, Measure.VALIDATION_LOSS);
    }
}
