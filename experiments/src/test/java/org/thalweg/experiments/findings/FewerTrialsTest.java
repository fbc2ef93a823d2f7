package org.thalweg.experiments.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.TuningTable.Tried;
import org.thalweg.experiments.spec.Dimension;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.Margin;
import org.thalweg.experiments.statistics.Verdict;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

final class FewerTrialsTest {

    private static final String ARM = "-momentum";

    private static Bench bench() {
        return Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1))).folds(10, 1);
    }

    private static Tried tried(double rate, double loss) {
        Kind kind = Double.isNaN(loss) ? Kind.DIVERGED : Kind.OK;
        return new Tried(new Setting(Map.of("sgd.learning-rate", rate)), loss, kind);
    }

    /** The chosen rates are 0.1 and 0.2, in turns, between 0.01 and 1 on the grid. */
    private static void tuned(
            Script script, String arm, double below, double chosen, double above) {
        script.each(
                arm,
                (r, run) -> {
                    double rate = run.setting.values().getOrDefault("sgd.learning-rate", 0.1);
                    run.tuned = chosen;
                    run.tried = List.of(tried(1, above), tried(rate, chosen), tried(0.01, below));
                });
    }

    private static Script script(Bench bench, double factor) {
        Script script = new Script(bench).losses(ARM, loss -> factor * loss);
        script.each(ARM, (r, run) -> run.loss += 0.001 * (r % 3));
        return script;
    }

    /** (log rate − minimum)² on a grid of 1: at its worst the grid misses the minimum by a half, which costs a quarter. */
    @ParameterizedTest
    @CsvSource({"0", "0.2", "0.5"})
    void three_eighths_of_it_are_the_most_that_a_parabola_s_luck_can_be(double minimum) {
        Script script = script(bench(), 1.5);
        script.each("base", (r, run) -> onParabola(run, minimum));
        script.each(ARM, (r, run) -> flat(run));
        double level = 1 + minimum * minimum;
        assertThat(share(script).orElseThrow() * level * 3 / 8).isCloseTo(0.25, within(1e-12));
    }

    /** Where both curves have one shape in one place, the difference is the same with any third. */
    @Test
    void luck_that_both_have_is_none_of_the_difference() {
        Script script = script(bench(), 1);
        for (String arm : List.of("base", ARM)) {
            script.each(arm, (r, run) -> onParabola(run, 0.2));
        }
        assertThat(share(script).orElseThrow()).isCloseTo(0, within(1e-12));
        assertThat(script.finding(ARM).judgement().verdict())
                .isEqualTo(Verdict.NO_PRACTICAL_DIFFERENCE);
    }

    private static void onParabola(Script.Run run, double minimum) {
        List<Tried> tried = new ArrayList<>();
        for (int i = 4; i >= -4; i--) {
            tried.add(tried(Math.pow(10, i), 1 + (i - minimum) * (i - minimum)));
        }
        run.tried = tried;
        run.setting = tried.get(4).setting();
    }

    private static void flat(Script.Run run) {
        List<Tried> tried = new ArrayList<>();
        for (int i = 4; i >= -4; i--) {
            tried.add(tried(Math.pow(10, i), 1.5));
        }
        run.tried = tried;
        run.setting = tried.get(4).setting();
    }

    private static Optional<Double> share(Script script) {
        return script.finding(ARM).checks().thirdOfTrials().stream().boxed().findFirst();
    }

    /**
     * The arm is 50 % worse at validation, too, and at the near end of the interval a little less; a quarter of a rise to both
     * sides could be made up for.
     */
    @ParameterizedTest
    @CsvSource({"3.4, 0, HELPS", "3.6, 0, INCONCLUSIVE", "1.5, 9, HELPS"})
    void a_difference_that_luckier_trials_could_make_up_for_decides_nothing(
            double beside, double besideBase, Verdict verdict) {
        Script script = script(bench(), 1.5);
        tuned(script, "base", 1 + besideBase, 1, 1 + besideBase);
        tuned(script, ARM, beside, 1.5, beside);
        Finding finding = script.finding(ARM);
        assertThat(finding.judgement().verdict()).isEqualTo(verdict);
        assertThat(finding.judgement().gate())
                .isEqualTo(
                        verdict == Verdict.HELPS ? Optional.empty() : Optional.of(Gate.FEW_TRIALS));
        assertThat(finding.estimate()).isPresent();
        assertThat(finding.reach()).isEmpty();
    }

    /** Where the arm is better, it is the base that could make up for it. */
    @ParameterizedTest
    @CsvSource({"1, 9, HURTS", "9, 1, INCONCLUSIVE"})
    void the_side_that_looks_worse_is_asked(double besideBase, double beside, Verdict verdict) {
        Script script = script(bench(), 0.5);
        tuned(script, "base", 1 + besideBase, 1, 1 + besideBase);
        tuned(script, ARM, 0.5 + beside, 0.5, 0.5 + beside);
        assertThat(script.finding(ARM).judgement().verdict()).isEqualTo(verdict);
    }

    /** A quarter of a rise to both sides: 4 and 6 % against a margin of 5 %. */
    @ParameterizedTest
    @CsvSource({"1.16, NO_PRACTICAL_DIFFERENCE", "1.24, INCONCLUSIVE"})
    void no_difference_needs_trials_that_would_show_one(double beside, Verdict verdict) {
        Script script = script(bench().practical(Margin.relative(0.05)), 1);
        tuned(script, "base", beside, 1, beside);
        tuned(script, ARM, 1, 1, 1);
        assertThat(script.finding(ARM).judgement().verdict()).isEqualTo(verdict);
    }

    @Test
    void where_nothing_is_tuned_nothing_is_asked() {
        Finding finding = script(bench().tuneNothing(), 1.5).finding(ARM);
        assertThat(finding.judgement().verdict()).isEqualTo(Verdict.HELPS);
        assertThat(finding.checks().thirdOfTrials()).isEmpty();
    }

    @Test
    void a_mean_over_datasets_decides_no_more_than_they_do() {
        Script script =
                new Script(bench().datasets("one", "two"))
                        .losses("one", ARM, losses(1.5))
                        .losses("two", ARM, losses(1.5));
        tuned(script, "base", 1, 1, 1);
        tuned(script, ARM, 19, 1.5, 19);
        Findings findings = script.findings();
        assertThat(findings.overall()).hasSize(1);
        assertThat(findings.overall().get(0).judgement())
                .isEqualTo(Judgement.undecided(Gate.FEW_TRIALS));
    }

    private static double[] losses(double factor) {
        double[] losses = new double[10];
        for (int r = 0; r < 10; r++) {
            losses[r] = factor * (1 + 0.01 * r) + 0.001 * (r % 3);
        }
        return losses;
    }

    /** Of a sequence the thirds are its first points, the next and the last, and not every third one. */
    @Test
    void a_sequence_is_cut_where_it_stands() {
        Bench two =
                bench().tune(
                                3,
                                Dimension.log("sgd.learning-rate", 1e-4, 10),
                                Dimension.uniform("momentum.decay", 0, 0.9));
        Script script = script(two, 1.5);
        List<Tried> sequence = new ArrayList<>();
        for (double loss : new double[] {1, 1.1, 1.3, 1.4, 1.6, 1.7}) {
            sequence.add(tried(loss, loss));
        }
        script.each("base", (r, run) -> sequence(run, Collections.nCopies(6, tried(1, 1))));
        script.each(ARM, (r, run) -> sequence(run, sequence));
        assertThat(share(script).orElseThrow()).isCloseTo(0.3, within(1e-12));
        Collections.swap(sequence, 1, 5);
        assertThat(share(script).orElseThrow()).isCloseTo(0.4 / 3, within(1e-12));
    }

    private static void sequence(Script.Run run, List<Tried> sequence) {
        run.tried = sequence;
        run.setting = sequence.get(0).setting();
        run.tuned = 1;
    }

    @Test
    void a_third_without_a_usable_value_says_nothing() {
        Script script = script(bench(), 1.5);
        tuned(script, "base", Double.NaN, 1, Double.NaN);
        tuned(script, ARM, Double.NaN, 1, Double.NaN);
        assertThat(share(script)).isEmpty();
        assertThat(script.finding(ARM).judgement().verdict()).isEqualTo(Verdict.HELPS);
    }

    /** A share of a mean says nothing of an accuracy; only whether losses could be made up for does. */
    @Test
    void margins_of_bounded_measures_are_no_shares_of_a_loss() {
        Script script = new Script(bench().primary(Measure.TEST_R2));
        for (String arm : List.of("base", ARM)) {
            script.each(arm, (r, run) -> run.others.put(Measure.TEST_R2, 0.5 + 0.01 * r));
            tuned(script, arm, 3, 1, 3);
        }
        script.each(
                ARM, (r, run) -> run.others.put(Measure.TEST_R2, 0.5 + 0.01 * r + 1e-5 * (r % 3)));
        assertThat(script.finding(ARM).judgement().verdict())
                .isEqualTo(Verdict.NO_PRACTICAL_DIFFERENCE);
    }
}
