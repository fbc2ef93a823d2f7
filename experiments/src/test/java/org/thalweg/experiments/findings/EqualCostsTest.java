package org.thalweg.experiments.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.findings.EqualCost.By;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.Decision;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

/** Curves have ten epochs of ten steps and a hundred gradients; the untrained model's validation loss is 10. */
final class EqualCostsTest {

    private static final String ARM = "-momentum";

    /** The base falls evenly from 1 to 0.4 by the ninth epoch, the arm from 1 to 0.2; a little more in each replicate. */
    private static Script script() {
        Script script =
                new Script(Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1))).folds(10, 1));
        script.each((r, run) -> run.others.put(Measure.VALIDATION_LOSS, 0.5));
        script.each("base", (r, run) -> run.curve = Curve.of(1, 0.4, 0.4 + 0.001 * r));
        script.each(ARM, (r, run) -> run.curve = Curve.of(1, 0.2 + 0.002 * (r % 3), 0.2));
        return script;
    }

    private static List<EqualCost> costs(Script script) {
        return script.finding(ARM).equalCosts();
    }

    @Test
    void arms_that_cost_the_same_are_compared_at_equal_data_alone() {
        assertThat(costs(script())).isEmpty();
        Script nearly = script().secondsPerStep("base", 1).secondsPerStep(ARM, 2.9);
        nearly.each(ARM, (r, run) -> run.gradients = 1009);
        assertThat(costs(nearly)).isEmpty();
    }

    @Test
    void whoever_needs_more_gradients_is_judged_when_it_had_spent_as_many() {
        Script script = script();
        script.each(
                ARM,
                (r, run) -> {
                    run.gradients = 2000;
                    run.curve = Curve.costing(2, run.curve);
                });
        EqualCost cost = costs(script).get(0);
        assertThat(costs(script)).hasSize(1);
        assertThat(cost.by()).isEqualTo(By.GRADIENTS);
        assertThat(script.finding(ARM).dataset()).isEqualTo("made");
        assertThat(cost.ratio()).isEqualTo(2);
        // Ends: the base's mean is 0.4045, the arm's 0.2.
        assertThat(cost.atEqualData()).isCloseTo((0.2 - 0.4045) / 0.4045, within(1e-12));
        // At a thousand gradients the arm was in its fifth epoch, half way down: at 0.6 and a
        // little more.
        double half = 0.6 + 0.0009;
        assertThat(cost.atEqualCost().difference())
                .isCloseTo((half - 0.4045) / 0.4045, within(1e-12));
        assertThat(cost.atEqualCost().interval().level()).isEqualTo(0.95);
        assertThat(cost.atEqualCost().interval().contains(cost.atEqualCost().difference()))
                .isTrue();
        assertThat(cost.atEqualCost().decision().outcome()).isEqualTo(Decision.Outcome.WORSE);
    }

    @Test
    void whoever_needs_fewer_has_the_base_judged_earlier() {
        Script script = script();
        script.each(
                "base",
                (r, run) -> {
                    run.gradients = 4000;
                    run.curve = Curve.costing(4, run.curve);
                });
        EqualCost cost = costs(script).get(0);
        assertThat(cost.ratio()).isEqualTo(0.25);
        // The base's second epoch, 0.925, against the arm's end.
        assertThat(cost.atEqualCost().difference())
                .isCloseTo((0.2 - 0.925) / 0.4045, within(1e-12));
        assertThat(cost.atEqualCost().decision().outcome()).isEqualTo(Decision.Outcome.BETTER);
    }

    @Test
    void time_counts_where_it_is_several_times_as_much() {
        Script script = script().secondsPerStep("base", 1e-3).secondsPerStep(ARM, 4e-3);
        EqualCost cost = costs(script).get(0);
        assertThat(cost.by()).isEqualTo(By.TIME);
        assertThat(cost.ratio()).isEqualTo(4);
        assertThat(cost.atEqualCost().difference())
                .isCloseTo((0.900225 - 0.4045) / 0.4045, within(1e-12));
        script.each(
                ARM,
                (r, run) -> {
                    run.gradients = 2000;
                    run.curve = Curve.costing(2, run.curve);
                });
        assertThat(costs(script)).extracting(EqualCost::by).containsExactly(By.GRADIENTS, By.TIME);
    }

    @Test
    void time_that_was_not_measured_for_both_tells_nothing() {
        assertThat(costs(script().secondsPerStep("base", 1e-3))).isEmpty();
    }

    @Test
    void a_loss_beyond_the_untrained_model_s_counts_as_that() {
        Script script = script().secondsPerStep("base", 1e-3).secondsPerStep(ARM, 4e-3);
        script.each(ARM, (r, run) -> run.curve = Curve.of(1e80, 1e80, 0.2));
        assertThat(costs(script).get(0).atEqualCost().difference())
                .isCloseTo((10 - 0.4045) / 0.4045, within(1e-12));
    }

    @Test
    void pairs_of_which_one_has_no_curve_are_left_out_and_one_is_too_few() {
        Script script = script().secondsPerStep("base", 1e-3).secondsPerStep(ARM, 4e-3);
        script.each(ARM, (r, run) -> run.curve = r < 2 ? run.curve : List.of());
        // The base's ends in the first two replicates are 0.4 and 0.401.
        assertThat(costs(script).get(0).atEqualData())
                .isCloseTo((0.2 - 0.4005) / 0.4005, within(1e-12));
        script.each(ARM, (r, run) -> run.kind = r < 1 ? Kind.OK : Kind.FAILED);
        assertThat(costs(script)).isEmpty();
    }
}
