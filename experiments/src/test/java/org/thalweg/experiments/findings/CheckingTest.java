package org.thalweg.experiments.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.TestRows;
import org.thalweg.experiments.run.TuningTable.Choice;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.Decision;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.experiments.statistics.Margin;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

/** What stands beside the verdicts; the numbers are NumPy's and SciPy's. */
final class CheckingTest {

    private static final String ARM = "-momentum";
    private static final Offset<Double> CLOSE = within(1e-9);

    private static final double[] BASE = {1, 1.04, 0.96, 1.1, 0.9, 1.02, 0.98, 1.06, 0.94, 1};
    private static final double[] WORSE = {
        1.12, 1.15, 1.05, 1.28, 1.01, 1.11, 1.13, 1.17, 1.09, 1.09
    };
    private static final double[] NOISY = {
        1.03, 1.01, 0.98, 1.14, 0.87, 1.06, 0.97, 1.09, 0.93, 1.02
    };

    private static Bench bench() {
        return Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1))).folds(10, 1);
    }

    private static Script script(Bench bench) {
        return new Script(bench).losses("base", BASE).losses(ARM, WORSE);
    }

    @Test
    void counts_tell_better_from_worse_and_capped_from_diverged() {
        Script script = script(bench()).losses(ARM, NOISY).diverged(ARM, 1);
        script.each(ARM, (r, run) -> run.loss = r == 1 ? 11 : run.loss);
        script.each("base", (r, run) -> run.loss = r == 9 ? 12 : run.loss);
        assertThat(Counts.of(script.finding(ARM).pairs()))
                .containsExactly(10, 10, 4, 6, 0, 1, 0, 2, 1);
    }

    @Test
    void runs_that_took_the_same_path_are_counted() {
        Script script = script(bench());
        script.each((r, run) -> run.trajectory = r < 3 ? "path " + r : run.trajectory);
        assertThat(script.finding(ARM).pairs().identical()).isEqualTo(3);
    }

    @Test
    void the_effect_size_is_hedges_g() {
        assertThat(script(bench()).finding(ARM).checks().effectSize())
                .isCloseTo(3.5896293148791028, CLOSE);
    }

    @Test
    void signs_are_flipped_where_replicates_share_nothing_or_everything() {
        Script script = new Script(bench().oneTestSet(10)).losses("base", BASE).losses(ARM, NOISY);
        // 326 of 1024 patterns are as extreme.
        assertThat(script.finding(ARM).checks().signFlipP()).hasValue(0.318359375);
    }

    private static void rows(Script script, String arm, double[][] losses) {
        script.each(
                arm,
                (r, run) -> {
                    run.loss = Arrays.stream(losses[r]).average().orElseThrow();
                    run.rows =
                            Optional.of(
                                    new TestRows(new int[] {3, 5, 8, 9}, losses[r], new double[4]));
                });
    }

    private static Script withRows(Bench bench) {
        Script script = new Script(bench);
        rows(script, "base", new double[][] {{1, 2, 3, 4}, {2, 2, 3, 5}, {1, 3, 3, 4}});
        rows(script, ARM, new double[][] {{2, 2, 4, 7}, {3, 2, 5, 6}, {1, 4, 4, 7}});
        return script;
    }

    @Test
    void on_one_test_set_an_interval_also_covers_other_rows() {
        Finding finding = withRows(bench().oneTestSet(3)).finding(ARM);
        Interval other = finding.checks().otherRows().orElseThrow();
        assertThat(other.low()).isCloseTo(-0.07623049689184563, CLOSE);
        assertThat(other.high()).isCloseTo(0.9247153453766941, CLOSE);
        assertThat(other.level()).isEqualTo(finding.estimate().orElseThrow().interval().level());
        Interval own = finding.estimate().orElseThrow().interval();
        assertThat(other.low()).isLessThan(own.low());
    }

    @Test
    void there_is_none_where_a_run_counts_as_the_untrained_model() {
        Script script = withRows(bench().oneTestSet(3)).diverged(ARM, 1);
        assertThat(script.finding(ARM).checks().otherRows()).isEmpty();
    }

    @Test
    void there_is_none_for_what_is_no_mean_over_rows_and_none_for_folds() {
        Script rmse = withRows(bench().oneTestSet(3).primary(Measure.TEST_RMSE));
        rmse.each((r, run) -> run.others.put(Measure.TEST_RMSE, 1 + 0.1 * r + run.loss / 10));
        assertThat(rmse.finding(ARM).estimate()).isPresent();
        assertThat(rmse.finding(ARM).checks().otherRows()).isEmpty();
        assertThat(withRows(bench().folds(3, 1)).finding(ARM).checks().otherRows()).isEmpty();
    }

    private static void measured(Script script, String arm, Measure measure, double... values) {
        script.each(arm, (r, run) -> run.others.put(measure, values[r]));
    }

    @Test
    void other_measures_are_described_with_unadjusted_intervals() {
        Script script = new Script(bench().folds(5, 1).measure(Measure.TEST_R2, Measure.TEST_MAE));
        measured(script, "base", Measure.TEST_R2, 0.5, 0.52, 0.48, 0.5, 0.51);
        measured(script, ARM, Measure.TEST_R2, 0.45, 0.49, 0.44, 0.46, 0.45);
        measured(script, "base", Measure.TEST_MAE, 2, 2.2, 1.9, 2, 2.1);
        measured(script, ARM, Measure.TEST_MAE, 2.1, 2.2, 2.2, 2.1, 2.2);
        List<Secondary> secondary = script.finding(ARM).secondary();
        assertThat(secondary)
                .extracting(Secondary::measure)
                .containsExactly(Measure.TEST_R2, Measure.TEST_MAE);
        // Bounded measures in their own unit.
        Secondary r2 = secondary.get(0);
        assertThat(r2.unit().relative()).isFalse();
        assertThat(r2.pairs().baseMean()).isCloseTo(0.502, CLOSE);
        assertThat(r2.difference()).isCloseTo(-0.044, CLOSE);
        assertThat(r2.interval().orElseThrow().low()).isCloseTo(-0.06133889412462323, CLOSE);
        assertThat(r2.interval().orElseThrow().high()).isCloseTo(-0.026661105875376758, CLOSE);
        assertThat(r2.interval().orElseThrow().level()).isEqualTo(0.95);
        // The others as shares of the base's mean.
        Secondary mae = secondary.get(1);
        assertThat(mae.unit().relative()).isTrue();
        assertThat(mae.difference()).isCloseTo(0.058823529411764754, CLOSE);
        assertThat(mae.interval().orElseThrow().low()).isCloseTo(-0.022836620741111584, CLOSE);
        assertThat(mae.interval().orElseThrow().high()).isCloseTo(0.14048367956464108, CLOSE);
        assertThat(mae.arrived()).isEqualTo(0);
    }

    @Test
    void without_a_verdict_other_measures_have_means_and_no_intervals() {
        Script script = script(bench().measure(Measure.TRAIN_LOSS));
        assertThat(script.finding(ARM).secondary().get(0).interval()).isPresent();
        script.choice(ARM, Choice.AT_EDGE, 10);
        Finding finding = script.finding(ARM);
        assertThat(finding.judgement().gate()).contains(Gate.AT_EDGE);
        assertThat(finding.secondary()).hasSize(1);
        assertThat(finding.secondary().get(0).interval()).isEmpty();
        script.each(ARM, (r, run) -> run.kind = r == 0 ? Kind.OK : Kind.FAILED);
        assertThat(script.finding(ARM).secondary().get(0).interval()).isEmpty();
        script.each(ARM, (r, run) -> run.kind = Kind.FAILED);
        assertThat(script.finding(ARM).secondary()).isEmpty();
    }

    @Test
    void smaller_budgets_have_decisions_of_their_own() {
        Findings findings =
                script(bench())
                        .budget(2, "base", BASE)
                        .budget(2, ARM, NOISY)
                        .budget(4, "base", BASE)
                        .budget(4, ARM, WORSE)
                        .findings();
        // The last one is what was done, judged in the same way.
        assertThat(findings.findings().get(0).budgets())
                .extracting(Budget::trials)
                .containsExactly(2, 4, 6);
        assertThat(findings.findings().get(0).budgets().get(2).found().difference())
                .isCloseTo(0.12, CLOSE);
        Budget two = findings.findings().get(0).budgets().get(0);
        assertThat(findings.findings().get(0).dataset()).isEqualTo("made");
        assertThat(two.found().difference()).isCloseTo(0.01, CLOSE);
        // As in AnalysisTest, at level 0.95.
        assertThat(two.found().interval().low()).isCloseTo(-0.017808078042402115, CLOSE);
        assertThat(two.found().decision().outcome()).isEqualTo(Decision.Outcome.OPEN);
        Budget four = findings.findings().get(0).budgets().get(1);
        assertThat(four.found().interval().low()).isCloseTo(0.08909304923725865, CLOSE);
        assertThat(four.found().decision().outcome()).isEqualTo(Decision.Outcome.WORSE);
    }

    @Test
    void a_budget_of_which_half_is_missing_is_left_out() {
        assertThat(script(bench()).budget(2, ARM, NOISY).finding(ARM).budgets())
                .extracting(Budget::trials)
                .containsExactly(6);
        assertThat(script(bench()).finding(ARM).budgets()).isEmpty();
    }

    @Test
    void the_exact_solution_stands_beside_its_base() {
        double[] exact = Arrays.stream(BASE).map(loss -> loss - 0.2).toArray();
        Reference reference = script(bench()).exact(exact).findings().references().get(0);
        assertThat(reference.base().name()).isEqualTo("base");
        assertThat(reference.dataset()).isEqualTo("made");
        assertThat(reference.mean()).isCloseTo(0.8, CLOSE);
        assertThat(reference.gap()).isCloseTo(0.2, CLOSE);
        assertThat(reference.unit().relative()).isTrue();
        double[] twice = Arrays.stream(BASE).map(loss -> 2 * loss).toArray();
        Script larger = script(bench()).losses("base", twice).exact(BASE);
        assertThat(larger.findings().references().get(0).gap()).isCloseTo(0.5, CLOSE);
        Script absolute =
                script(bench().practical(Margin.absolute(0.1))).losses("base", twice).exact(BASE);
        assertThat(absolute.findings().references().get(0).gap()).isCloseTo(1, CLOSE);
    }

    @Test
    void without_exact_solutions_there_is_no_reference() {
        assertThat(script(bench()).findings().references()).isEmpty();
    }
}
