package org.thalweg.experiments.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.TuningTable.Tried;
import org.thalweg.experiments.spec.Dimension;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.Margin;
import org.thalweg.experiments.statistics.Verdict;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

/** Rates are powers of ten from 10⁻⁴ to 10⁴; where nothing else is said, that of 1 is chosen. */
final class FewerTrialsTest {

    private static final String ARM = "-momentum";
    private static final int DECADES = 4;

    private static Bench bench() {
        return Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1))).folds(10, 1);
    }

    private static Tried tried(double rate, double loss) {
        Kind kind = Double.isNaN(loss) ? Kind.DIVERGED : Kind.OK;
        return new Tried(
                new Setting(Map.of("sgd.learning-rate", rate)), loss, new Ending(kind, 100, ""));
    }

    private static void curve(Script script, String arm, DoubleUnaryOperator loss) {
        curve(script, arm, 0, loss);
    }

    private static void curve(Script script, String arm, int chosen, DoubleUnaryOperator loss) {
        List<Tried> tried = new ArrayList<>();
        for (int i = DECADES; i >= -DECADES; i--) {
            tried.add(tried(Math.pow(10, i), loss.applyAsDouble(i)));
        }
        script.each(
                arm,
                (r, run) -> {
                    run.tried = tried;
                    run.setting = tried.get(DECADES - chosen).setting();
                });
    }

    /** A curve with its least value at a rate of 1, and so much more at all others. */
    private static DoubleUnaryOperator peak(double least, double more) {
        return i -> i == 0 ? least : least + more;
    }

    private static DoubleUnaryOperator flat(double loss) {
        return i -> loss;
    }

    private static Script script(Bench bench, double factor) {
        Script script = new Script(bench).losses(ARM, loss -> factor * loss);
        script.each(ARM, (r, run) -> run.loss += 0.001 * (r % 3));
        return script;
    }

    private static double luck(Script script) {
        return script.finding(ARM).checks().luck().orElseThrow();
    }

    /** (log rate − minimum)² on a grid of 1: at its worst the grid misses the minimum by a half, which costs a quarter. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2, 0.5})
    void it_is_eight_thirds_of_the_most_that_a_parabola_s_can_be(double minimum) {
        Script script = script(bench(), 1.5);
        curve(script, ARM, i -> 1.5 + (i - minimum) * (i - minimum));
        curve(script, "base", flat(1));
        assertThat(luck(script)).isCloseTo(8.0 / 3 * 0.25, within(1e-12));
    }

    /** The loss falls by a step a decade, and the grid may end anywhere within the last before training diverges. */
    @Test
    void below_a_cliff_it_is_the_most_that_it_can_be() {
        Script script = script(bench(), 1.5);
        curve(script, ARM, 3, i -> i > 3 ? Double.NaN : 1.5 - 0.1 * (i - 3));
        curve(script, "base", flat(1));
        assertThat(luck(script)).isCloseTo(0.1, within(1e-12));
    }

    /** A smoothed curve keeps a distance from a cliff. */
    @Test
    void what_the_choice_gives_away_is_added() {
        Script script = script(bench(), 1.5);
        curve(script, ARM, 2, i -> i > 3 ? Double.NaN : 1.5 - 0.1 * (i - 3));
        curve(script, "base", flat(1));
        assertThat(luck(script)).isCloseTo(0.2, within(1e-12));
    }

    /** Where both curves have one shape in one place, the difference is the same with any third. */
    @Test
    void luck_that_both_have_is_none_of_the_difference() {
        Script script = script(bench(), 1);
        curve(script, ARM, i -> 1 + (i - 0.2) * (i - 0.2));
        curve(script, "base", i -> 1 + (i - 0.2) * (i - 0.2));
        assertThat(luck(script)).isCloseTo(0, within(1e-12));
        assertThat(script.finding(ARM).judgement().verdict())
                .isEqualTo(Verdict.NO_PRACTICAL_DIFFERENCE);
    }

    /** The arm is 50 % worse, and at the near end of its interval a little less. */
    @ParameterizedTest
    @CsvSource({"0.7, 0, HELPS", "0.8, 0, INCONCLUSIVE", "0, 9, HELPS"})
    void a_difference_that_may_be_luck_decides_nothing(
            double more, double moreOfBase, Verdict verdict) {
        Script script = script(bench(), 1.5);
        curve(script, "base", peak(1, moreOfBase));
        curve(script, ARM, peak(1.5, more));
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
    @CsvSource({"0, 9, HURTS", "9, 0, INCONCLUSIVE"})
    void the_side_that_looks_worse_is_asked(double moreOfBase, double more, Verdict verdict) {
        Script script = script(bench(), 0.5);
        curve(script, "base", peak(1, moreOfBase));
        curve(script, ARM, peak(0.5, more));
        assertThat(script.finding(ARM).judgement().verdict()).isEqualTo(verdict);
    }

    /** Two thirds of a rise to all other values: 4 and 6 % against a margin of 5 %, however it is given. */
    @ParameterizedTest
    @CsvSource({"0.06, NO_PRACTICAL_DIFFERENCE", "0.09, INCONCLUSIVE"})
    void no_difference_needs_trials_that_would_show_one(double more, Verdict verdict) {
        for (Margin margin : List.of(Margin.relative(0.05), Margin.absolute(0.05 * 1.045))) {
            Script script = script(bench().practical(margin), 1);
            curve(script, "base", peak(1, more));
            curve(script, ARM, flat(1));
            assertThat(script.finding(ARM).judgement().verdict()).isEqualTo(verdict);
        }
    }

    /** An R² of 0.545 is 0.455 short of 1; a margin of 0.01 is 2.2 % of that. */
    @ParameterizedTest
    @CsvSource({"0.03, NO_PRACTICAL_DIFFERENCE", "0.04, INCONCLUSIVE"})
    void margins_of_bounded_measures_are_shares_of_what_is_short_of_1(
            double more, Verdict verdict) {
        Script script =
                new Script(bench().primary(Measure.TEST_R2).practical(Margin.absolute(0.01)));
        script.each("base", (r, run) -> run.others.put(Measure.TEST_R2, 0.5 + 0.01 * r));
        script.each(
                ARM, (r, run) -> run.others.put(Measure.TEST_R2, 0.5 + 0.01 * r + 1e-5 * (r % 3)));
        curve(script, "base", peak(1, more));
        curve(script, ARM, flat(1));
        assertThat(script.finding(ARM).judgement().verdict()).isEqualTo(verdict);
    }

    @Test
    void where_nothing_is_tuned_nothing_is_asked() {
        Finding finding = script(bench().tuneNothing(), 1.5).finding(ARM);
        assertThat(finding.judgement().verdict()).isEqualTo(Verdict.HELPS);
        assertThat(finding.checks().luck()).isEmpty();
    }

    @Test
    void a_mean_over_datasets_decides_no_more_than_they_do() {
        Script script = new Script(bench().datasets("one", "two"));
        script.losses("one", ARM, losses()).losses("two", ARM, losses());
        curve(script, "base", flat(1));
        curve(script, ARM, peak(1.5, 9));
        Findings findings = script.findings();
        assertThat(findings.overall()).hasSize(1);
        assertThat(findings.overall().get(0).judgement())
                .isEqualTo(Judgement.undecided(Gate.FEW_TRIALS));
    }

    private static double[] losses() {
        double[] losses = new double[10];
        for (int r = 0; r < 10; r++) {
            losses[r] = 1.5 * (1 + 0.01 * r) + 0.001 * (r % 3);
        }
        return losses;
    }

    /** Of a sequence the thirds are its first points, the next and the last, and not every third one. */
    @Test
    void a_sequence_is_cut_where_it_stands() {
        Bench two =
                bench().tune(
                                6,
                                Dimension.log("sgd.learning-rate", 1e-4, 10),
                                Dimension.uniform("momentum.decay", 0, 0.9));
        Script script = script(two, 1.5);
        List<Tried> sequence = new ArrayList<>();
        for (double loss : new double[] {1, 1.1, 1.3, 1.4, 1.6, 1.7}) {
            sequence.add(tried(loss, loss));
        }
        script.each("base", (r, run) -> sequence(run, Collections.nCopies(6, tried(1, 1))));
        script.each(ARM, (r, run) -> sequence(run, sequence));
        assertThat(luck(script)).isCloseTo(0.3, within(1e-12));
        Collections.swap(sequence, 1, 5);
        assertThat(luck(script)).isCloseTo(0.4 / 3, within(1e-12));
    }

    private static void sequence(Script.Run run, List<Tried> sequence) {
        run.tried = sequence;
        run.setting = sequence.get(0).setting();
    }

    /** What cannot be told is no reason to decide. */
    @Test
    void a_third_without_a_usable_value_leaves_all_open() {
        Script script = script(bench(), 1.5);
        curve(script, "base", flat(1));
        curve(script, ARM, peak(1.5, Double.NaN));
        assertThat(script.finding(ARM).judgement()).isEqualTo(Judgement.undecided(Gate.FEW_TRIALS));
        assertThat(script.finding(ARM).checks().luck()).isEmpty();
    }

    /** Six trials over five decades stand a decade apart. */
    @ParameterizedTest
    @CsvSource({"5, 1e-3, 1, false", "6, 1e-3, 1, true", "6, 1e-4, 10, false", "7, 1e-4, 10, true"})
    void few_trials_or_such_as_stand_far_apart_leave_all_open(
            int trials, double low, double high, boolean enough) {
        Script script = script(bench().tune(low, high, trials), 1.5);
        curve(script, "base", flat(1));
        curve(script, ARM, flat(1.5));
        assertThat(script.finding(ARM).judgement().verdict())
                .isEqualTo(enough ? Verdict.HELPS : Verdict.INCONCLUSIVE);
    }

    /** An effect has to be shown, and to be more than luck: 2 × 0.09 / 3. */
    @Test
    void what_can_be_shown_is_more_than_luck() {
        Script script = script(bench(), 1);
        script.each(ARM, (r, run) -> run.loss += r % 2 == 0 ? 0.1 : -0.09);
        curve(script, "base", flat(1));
        curve(script, ARM, flat(1));
        Reach plain = script.finding(ARM).reach().orElseThrow();
        curve(script, ARM, peak(1, 0.09));
        Reach beyond = script.finding(ARM).reach().orElseThrow();
        assertThat(beyond.now() - plain.now()).isCloseTo(0.06, within(1e-12));
        assertThat(beyond.more() - plain.more()).isCloseTo(0.06, within(1e-12));
        assertThat(beyond.floor().orElseThrow() - plain.floor().orElseThrow())
                .isCloseTo(0.06, within(1e-12));
    }
}
