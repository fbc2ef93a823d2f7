package org.thalweg.experiments.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.TuningTable.Choice;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.spec.Splitting;
import org.thalweg.experiments.statistics.Margin;
import org.thalweg.experiments.statistics.Verdict;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

/** What stands between runs and a verdict: here the arm is always clearly worse, so that without a gate there is one. */
final class GatesTest {

    private static final String ARM = "-momentum";

    private static Bench bench() {
        return Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1))).folds(10, 1);
    }

    private static Script script(Bench bench) {
        return new Script(bench).losses(ARM, loss -> 1.5 * loss);
    }

    private static void assertGate(Script script, Gate gate) {
        Findings findings = script.findings();
        Finding finding = findings.findings().get(0);
        assertThat(finding.judgement())
                .isEqualTo(new Judgement(Verdict.NO_VERDICT, Optional.of(gate), false, false));
        assertThat(finding.estimate()).isEmpty();
        assertThat(finding.reach()).isEmpty();
        assertThat(finding.aboutSpeed()).isFalse();
        assertThat(findings.findings()).allMatch(f -> f.rateClaim().isEmpty());
    }

    private static void assertNoGate(Script script) {
        Finding finding = script.findings().findings().get(0);
        assertThat(finding.judgement().gate()).isEmpty();
        assertThat(finding.judgement().verdict()).isEqualTo(Verdict.HELPS);
    }

    @Test
    void nothing_stands_before_a_verdict_on_sound_runs() {
        assertNoGate(script(bench()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"FAILED", "TIMEOUT", "INTERRUPTED"})
    void one_pair_is_too_few(Kind kind) {
        Script script = script(bench());
        script.each(ARM, (r, run) -> run.kind = r == 0 ? Kind.OK : kind);
        assertGate(script, Gate.TOO_FEW_PAIRS);
        assertThat(script.finding(ARM).pairs().count()).isEqualTo(1);
        script.each(ARM, (r, run) -> run.kind = r < 2 ? Kind.OK : kind);
        assertGate(script, Gate.TOO_FEW_PAIRS);
        script.each(ARM, (r, run) -> run.kind = r < 3 ? Kind.OK : kind);
        assertThat(script.finding(ARM).judgement().gate()).isEmpty();
    }

    @Test
    void no_pair_is_too_few_and_has_no_means() {
        Script script = script(bench());
        script.each(ARM, (r, run) -> run.kind = Kind.FAILED);
        assertGate(script, Gate.TOO_FEW_PAIRS);
        assertThat(script.finding(ARM).difference()).isNaN();
        assertThat(script.finding(ARM).pairs().baseMean()).isNaN();
    }

    /** Runs that learn nothing take one path; that the component is inert is not what they say. */
    @Test
    void a_constant_target_leaves_nothing_to_learn() {
        Script script = script(bench());
        for (String arm : List.of("base", ARM)) {
            script.each(
                    arm,
                    (r, run) -> {
                        run.loss = 0;
                        run.trainLoss = 0;
                        run.untrained = 0;
                        run.trajectory = "still";
                    });
        }
        assertGate(script, Gate.CONSTANT_TARGET);
    }

    @Test
    void how_often_training_diverges_is_told_though_nothing_was_learned() {
        Script script = script(bench()).diverged(ARM, 10);
        script.each("base", (r, run) -> run.loss = 10);
        assertThat(script.finding(ARM).judgement())
                .isEqualTo(new Judgement(Verdict.UNSTABLE, Optional.empty(), false, false));
        assertThat(script.choice("base", Choice.AT_EDGE, 10).finding(ARM).judgement().verdict())
                .isEqualTo(Verdict.UNSTABLE);
        assertThat(script.testRows(20).finding(ARM).judgement().gate()).contains(Gate.FEW_ROWS);
    }

    /** One is enough: what bounds a score decides which run may count as what. */
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e151})
    void where_the_untrained_model_measures_no_number_nothing_is_compared(double untrained) {
        Script script = script(bench());
        script.each("base", (r, run) -> run.untrained = r == 3 ? untrained : 10);
        script.each("base", (r, run) -> run.kind = r == 3 ? Kind.DIVERGED : Kind.OK);
        assertGate(script, Gate.UNBOUNDED);
        assertThat(script.finding(ARM).pairs().count()).isEqualTo(9);
        assertThat(script.finding(ARM).pairs().unbounded()).isEqualTo(1);
        script.each("base", (r, run) -> run.kind = Kind.OK);
        assertGate(script, Gate.UNBOUNDED);
        assertThat(script.finding(ARM).pairs().count()).isEqualTo(10);
        script.each("base", (r, run) -> run.untrained = 1e150);
        assertThat(script.finding(ARM).judgement().gate())
                .isNotEqualTo(Optional.of(Gate.UNBOUNDED));
    }

    @Test
    void where_every_run_diverged_nothing_is_compared() {
        Script script = script(bench()).diverged("base", 10).diverged(ARM, 10);
        script.each((r, run) -> run.trajectory = "the same");
        assertGate(script, Gate.ALL_DIVERGED);
        assertThat(script.finding(ARM).pairs().capped()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-12, 9e-10})
    void replicates_that_are_one_run_but_for_rounding_are_deterministic(double rounding) {
        Script script = new Script(bench());
        script.each("base", (r, run) -> run.loss = 1);
        script.each(ARM, (r, run) -> run.loss = 2);
        script.each((r, run) -> run.trainLoss = 0.5 * (1 + (r % 2) * rounding));
        assertGate(script, Gate.DETERMINISTIC);
    }

    @Test
    void replicates_that_differ_more_than_by_rounding_are_replicates() {
        Script script = script(bench());
        script.each((r, run) -> run.trainLoss = 0.5 * (1 + r * 2e-9));
        assertNoGate(script);
    }

    @Test
    void periods_are_no_random_draws() {
        assertGate(script(bench().split(new Splitting.Order("year", 10, 0.25))), Gate.BY_ORDER);
    }

    @ParameterizedTest
    @CsvSource({"7, true", "8, false"})
    void fewer_than_eight_groups_are_few(int groups, boolean few) {
        Script script = script(bench().split(new Splitting.Groups("p", 5, 1, 0.25))).groups(groups);
        if (few) {
            assertGate(script, Gate.FEW_GROUPS);
        } else {
            assertNoGate(script);
        }
    }

    @ParameterizedTest
    @CsvSource({"29, true", "30, false"})
    void fewer_than_thirty_test_rows_are_few(int rows, boolean few) {
        Script script = script(bench()).testRows(rows);
        if (few) {
            assertGate(script, Gate.FEW_ROWS);
        } else {
            assertNoGate(script);
        }
    }

    private static Script accuracy(Margin margin) {
        Script script = new Script(bench().primary(Measure.TEST_ACCURACY).practical(margin));
        script.each(
                "base", (r, run) -> run.others.put(Measure.TEST_ACCURACY, 0.9 + 0.001 * (r % 3)));
        script.each(ARM, (r, run) -> run.others.put(Measure.TEST_ACCURACY, 0.5 + 0.001 * (r % 4)));
        return script;
    }

    /** With 100 test rows one row more or less is 0.01. */
    @ParameterizedTest
    @CsvSource({"0.009, true", "0.01, false", "0, false"})
    void one_row_that_is_more_than_the_margin_is_coarse(double margin, boolean coarse) {
        Script script = accuracy(Margin.absolute(margin));
        if (coarse) {
            assertGate(script, Gate.COARSE);
        } else {
            assertNoGate(script);
        }
    }

    @Test
    void one_row_is_measured_in_the_unit_of_the_margin() {
        // One row of 100 is 1.11 % of an accuracy of 0.901.
        assertGate(accuracy(Margin.relative(0.011)), Gate.COARSE);
        assertNoGate(accuracy(Margin.relative(0.0112)));
    }

    @Test
    void shares_of_a_mean_that_is_zero_but_for_rounding_mean_nothing() {
        Script script = new Script(bench());
        script.each("base", (r, run) -> run.loss = 1e-10 * (1 + 0.1 * r));
        script.each(ARM, (r, run) -> run.loss = 1e-6 * (1 + 0.1 * r));
        assertGate(script, Gate.NEAR_ZERO);
        Script absolute = new Script(bench().practical(Margin.absolute(1e-9)));
        absolute.each("base", (r, run) -> run.loss = 1e-10 * (1 + 0.1 * r));
        absolute.each(ARM, (r, run) -> run.loss = 1e-6 * (1 + 0.1 * r));
        assertNoGate(absolute);
    }

    @Test
    void where_neither_learned_anything_there_is_nothing_to_compare() {
        Script script = new Script(bench());
        script.each("base", (r, run) -> run.loss = 10 - 0.01 * (r % 2 == 0 ? 1 : -1));
        script.each(ARM, (r, run) -> run.loss = 10 - 0.02 * (r % 3 - 1));
        assertGate(script, Gate.NOT_LEARNED);
    }

    @Test
    void it_is_enough_if_one_of_the_two_learned() {
        Script arm = new Script(bench());
        arm.each("base", (r, run) -> run.loss = 10 - 0.01 * (r % 2 == 0 ? 1 : -1));
        arm.each(ARM, (r, run) -> run.loss = 5 - 0.02 * (r % 3));
        assertThat(arm.finding(ARM).judgement().verdict()).isEqualTo(Verdict.HURTS);
        Script base = new Script(bench());
        base.each("base", (r, run) -> run.loss = 5 - 0.02 * (r % 3));
        base.each(ARM, (r, run) -> run.loss = 10 - 0.01 * (r % 2 == 0 ? 1 : -1));
        assertNoGate(base);
    }

    @Test
    void to_be_worse_than_untrained_is_not_to_learn_how_surely_whatever() {
        Script script = new Script(bench());
        script.each("base", (r, run) -> run.loss = 11 + 0.01 * r);
        script.each(ARM, (r, run) -> run.loss = 12 + 0.01 * r);
        assertGate(script, Gate.NOT_LEARNED);
    }

    /** In raw units the untrained model predicts 0, which anything may beat. */
    @Test
    void in_raw_units_a_mean_has_to_be_beaten_too() {
        Script script = script(bench());
        script.each((r, run) -> run.others.put(Measure.TEST_R2, -0.1 + 0.01 * (r % 3)));
        assertGate(script, Gate.NOT_LEARNED);
        script.each(ARM, (r, run) -> run.others.put(Measure.TEST_R2, 0.1 + 0.01 * (r % 3)));
        assertNoGate(script);
    }

    @ParameterizedTest
    @CsvSource({
        "base, AT_EDGE, 2, false",
        "base, AT_EDGE, 3, true",
        "-momentum, AT_EDGE, 3, true",
        "-momentum, NONE_USABLE, 2, false",
        "-momentum, NONE_USABLE, 3, true",
        "-momentum, GIVEN, 10, false"
    })
    void tuning_must_settle_inside_in_four_fifths_of_the_replicates(
            String arm, Choice choice, int replicates, boolean gate) {
        Script script = script(bench()).choice(arm, choice, replicates);
        if (gate) {
            assertGate(script, Gate.AT_EDGE);
        } else {
            assertNoGate(script);
        }
    }

    @Test
    void a_gated_comparison_is_not_in_the_family_of_the_others() {
        Script script = script(bench().datasets("one", "two")).losses("two", ARM, usual(1.5));
        script.each("one", ARM, (r, run) -> run.kind = Kind.FAILED);
        Findings findings = script.findings();
        assertThat(findings.findings().get(0).judgement().gate()).contains(Gate.TOO_FEW_PAIRS);
        assertThat(findings.findings().get(1).estimate().orElseThrow().family()).isEqualTo(1);
    }

    private static double[] usual(double factor) {
        double[] losses = new double[10];
        for (int r = 0; r < 10; r++) {
            losses[r] = factor * (1 + 0.01 * r);
        }
        return losses;
    }
}
