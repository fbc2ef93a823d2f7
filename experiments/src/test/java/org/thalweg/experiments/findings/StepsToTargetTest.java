package org.thalweg.experiments.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.TuningTable.Choice;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

/** Curves have ten epochs of ten steps; validation losses fall evenly from the first to the ninth. */
final class StepsToTargetTest {

    private static final String ARM = "-momentum";

    private static Bench bench() {
        return Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1)))
                .folds(5, 1)
                .measure(Measure.STEPS_TO_TARGET);
    }

    /** The base falls by a tenth an epoch, from 1 to 0.2; the arm by a twentieth, to 0.6. */
    private static Script script(Bench bench) {
        Script script = new Script(bench);
        script.each("base", (r, run) -> run.curve = Curve.of(1, 0.2, 0.2));
        script.each(ARM, (r, run) -> run.curve = Curve.of(1, 0.6, 0.6));
        return script;
    }

    private static List<Double> steps(Findings findings, int arm) {
        return findings.study().evaluations().get(arm).outcomes().stream()
                .map(outcome -> outcome.score(Measure.STEPS_TO_TARGET).orElseThrow())
                .toList();
    }

    private static Secondary steps(Findings findings) {
        return findings.findings().get(0).secondary().stream()
                .filter(secondary -> secondary.measure() == Measure.STEPS_TO_TARGET)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_given_target_is_reached_in_the_first_epoch_that_ends_at_it_or_below() {
        Findings findings = script(bench().target(0.65)).findings();
        // 1, 0.9, 0.8, 0.7, 0.6: the fifth; by twentieths to 0.65: the eighth.
        assertThat(steps(findings, 0)).containsOnly(50.0);
        assertThat(steps(findings, 1)).containsOnly(80.0);
        assertThat(steps(findings).arrived()).isEqualTo(5);
        assertThat(steps(findings).baseArrived()).isEqualTo(5);
        assertThat(steps(findings).pairs().baseMean()).isEqualTo(50);
        assertThat(steps(findings).pairs().armMean()).isEqualTo(80);
        assertThat(steps(findings).difference()).isCloseTo(0.6, within(1e-12));
    }

    @Test
    void without_one_it_is_what_the_base_s_tuning_chose_in_the_replicate_and_5_percent_more() {
        Script script = script(bench());
        script.each("base", (r, run) -> run.tuned = r == 0 ? 0.58 : 0.77);
        // What the arm's tuning chose plays no part.
        script.each(ARM, (r, run) -> run.tuned = 0.1);
        Findings findings = script.findings();
        // 0.609 and 0.8085
        assertThat(steps(findings, 0)).containsExactly(50.0, 30.0, 30.0, 30.0, 30.0);
        assertThat(steps(findings, 1)).containsExactly(90.0, 50.0, 50.0, 50.0, 50.0);
    }

    @Test
    void a_negative_loss_has_a_target_above_it_too() {
        Script script = script(bench());
        script.each("base", (r, run) -> run.tuned = -1);
        script.each((r, run) -> run.curve = Curve.of(-0.5, -0.94, -0.96));
        Findings findings = script.findings();
        // −0.95
        assertThat(steps(findings, 0)).containsOnly(100.0);
        assertThat(steps(findings).baseArrived()).isEqualTo(5);
    }

    @Test
    void a_run_that_never_arrives_is_censored_at_all_its_steps_and_counted() {
        Script script = script(bench().target(0.5));
        script.each(ARM, (r, run) -> run.curve = r == 0 ? Curve.of(1, 0.2, 0.2) : run.curve);
        Findings findings = script.findings();
        assertThat(steps(findings, 0)).containsOnly(60.0);
        assertThat(steps(findings, 1)).containsExactly(60.0, 100.0, 100.0, 100.0, 100.0);
        assertThat(steps(findings).arrived()).isEqualTo(1);
        assertThat(steps(findings).baseArrived()).isEqualTo(5);
        // The restricted means are 60 and 92.
        assertThat(steps(findings).pairs().armMean()).isEqualTo(92);
        assertThat(steps(findings).interval()).isPresent();
    }

    @Test
    void to_arrive_at_the_very_end_is_to_arrive() {
        Script script = script(bench().target(0.5));
        script.each(ARM, (r, run) -> run.curve = Curve.of(1, 0.6, 0.5));
        Findings findings = script.findings();
        assertThat(steps(findings, 1)).containsOnly(100.0);
        assertThat(steps(findings).arrived()).isEqualTo(5);
    }

    @Test
    void a_diverged_run_never_arrives_whatever_its_curve_has_seen() {
        Script script = script(bench().target(0.65)).diverged(ARM, 2);
        Findings findings = script.findings();
        assertThat(steps(findings, 1)).containsExactly(100.0, 100.0, 80.0, 80.0, 80.0);
        assertThat(steps(findings).arrived()).isEqualTo(3);
    }

    @Test
    void where_no_run_of_the_tuning_was_usable_there_is_no_target() {
        Script script = script(bench());
        script.each("base", (r, run) -> run.tuned = Double.NaN);
        assertThat(script.choice("base", Choice.NONE_USABLE, 5).finding(ARM).secondary())
                .noneMatch(secondary -> secondary.measure() == Measure.STEPS_TO_TARGET);
    }

    @Test
    void nobody_is_asked_who_was_not_to_measure_it() {
        Script script =
                script(Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1))).folds(5, 1).target(0.5));
        List<Outcome> base = script.findings().study().evaluations().get(0).outcomes();
        assertThat(base).allMatch(o -> o.score(Measure.STEPS_TO_TARGET).isEmpty());
    }
}
