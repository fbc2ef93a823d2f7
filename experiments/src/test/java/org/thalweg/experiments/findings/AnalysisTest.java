package org.thalweg.experiments.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.experiments.findings.Script.finding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.spec.Design.LeaveOneIn;
import org.thalweg.experiments.spec.Design.Swap;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.experiments.statistics.Margin;
import org.thalweg.experiments.statistics.Verdict;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Nesterov;
import org.thalweg.optimizers.Sgd;

/** Verdicts on outcomes that are written down. */
final class AnalysisTest {

    private static final String CLIP = "-clip-by-global-norm";
    private static final String MOMENTUM = "-momentum";

    private static final double[] BASE = {1, 1.04, 0.96, 1.1, 0.9, 1.02, 0.98, 1.06, 0.94, 1};
    private static final double[] WORSE = {
        1.12, 1.15, 1.05, 1.28, 1.01, 1.11, 1.13, 1.17, 1.09, 1.09
    };
    private static final double[] NOISY = {
        1.03, 1.01, 0.98, 1.14, 0.87, 1.06, 0.97, 1.09, 0.93, 1.02
    };

    /** SciPy's t quantiles agree to some ten digits. */
    private static final Offset<Double> CLOSE = within(1e-9);

    private static Bench bench() {
        return Bench.of(Chain.of(new ClipByGlobalNorm(1), new Momentum(0.9), new Sgd(0.1)))
                .folds(10, 1);
    }

    private static Bench momentum() {
        return Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1))).folds(10, 1);
    }

    private static Script script(Bench bench) {
        return new Script(bench).losses("base", BASE);
    }

    private static Verdict verdict(Finding finding) {
        return finding.judgement().verdict();
    }

    /** By SciPy: se = s √(1/10 + ½ · 0.2), t with 9 degrees of freedom at 0.9875 for the first, 0.975 for the second. */
    @Test
    void intervals_and_p_are_those_of_the_corrected_t_test_at_holm_s_levels() {
        Findings findings = script(bench()).losses(CLIP, WORSE).losses(MOMENTUM, NOISY).findings();
        Estimate clip = finding(findings, CLIP).estimate().orElseThrow();
        assertThat(clip.mean()).isCloseTo(0.12, CLOSE);
        assertThat(clip.family()).isEqualTo(2);
        assertThat(clip.p()).isCloseTo(1.0419234214084879e-05, within(1e-12));
        assertThat(clip.adjustedP()).isCloseTo(2 * 1.0419234214084879e-05, within(1e-12));
        assertThat(clip.interval().level()).isCloseTo(0.975, within(1e-12));
        assertThat(clip.interval().low()).isCloseTo(0.08331576806213908, CLOSE);
        assertThat(clip.interval().high()).isCloseTo(0.156684231937861, CLOSE);
        Estimate noisy = finding(findings, MOMENTUM).estimate().orElseThrow();
        assertThat(noisy.mean()).isCloseTo(0.01, CLOSE);
        assertThat(noisy.adjustedP()).isCloseTo(0.4369292897714294, CLOSE);
        assertThat(noisy.interval().level()).isCloseTo(0.95, within(1e-12));
        assertThat(noisy.interval().low()).isCloseTo(-0.017808078042402115, CLOSE);
        assertThat(noisy.interval().high()).isCloseTo(0.03780807804240212, CLOSE);
    }

    @Test
    void a_finding_describes_both_arms() {
        Finding finding =
                script(bench()).losses(CLIP, WORSE).losses(MOMENTUM, NOISY).finding(MOMENTUM);
        assertThat(finding.dataset()).isEqualTo("made");
        assertThat(finding.unit().relative()).isTrue();
        assertThat(finding.margin()).isEqualTo(0.01);
        assertThat(finding.pairs().baseMean()).isCloseTo(1, within(1e-12));
        assertThat(finding.pairs().armMean()).isCloseTo(1.01, within(1e-12));
        assertThat(finding.difference()).isCloseTo(0.01, within(1e-12));
        assertThat(Counts.of(finding.pairs())).containsExactly(10, 10, 4, 6, 0, 0, 0, 0, 0);
        assertThat(finding.checks().divergenceP()).isEmpty();
    }

    @Test
    void what_makes_things_worse_by_its_absence_helps() {
        Judgement judgement =
                script(momentum()).losses(MOMENTUM, WORSE).finding(MOMENTUM).judgement();
        assertThat(judgement)
                .isEqualTo(new Judgement(Verdict.HELPS, Optional.empty(), false, false));
    }

    @Test
    void what_makes_things_better_by_its_absence_hurts() {
        Finding finding =
                new Script(momentum())
                        .losses("base", WORSE)
                        .losses(MOMENTUM, BASE)
                        .finding(MOMENTUM);
        assertThat(verdict(finding)).isEqualTo(Verdict.HURTS);
        assertThat(finding.judgement().better()).isTrue();
        assertThat(finding.pairs().better()).isEqualTo(10);
    }

    @Test
    void what_makes_things_worse_by_its_presence_hurts() {
        // The base of the comparison is plain descent, "sgd alone".
        Bench adding =
                Bench.of(Chain.of(new ClipByGlobalNorm(1), new Momentum(0.9), new Sgd(0.1)))
                        .folds(10, 1)
                        .design(new LeaveOneIn());
        Findings findings =
                new Script(adding)
                        .losses("sgd alone", BASE)
                        .losses("+momentum", WORSE)
                        .losses("+clip-by-global-norm", NOISY)
                        .findings();
        assertThat(verdict(finding(findings, "+momentum"))).isEqualTo(Verdict.HURTS);
        assertThat(finding(findings, "+momentum").judgement().better()).isFalse();
    }

    @Test
    void a_better_substitute_helps() {
        Bench swapping =
                momentum().design(new Swap(Map.of("momentum", List.of(new Nesterov(0.9)))));
        String arm = "momentum → nesterov";
        Finding better = new Script(swapping).losses("base", WORSE).losses(arm, BASE).finding(arm);
        assertThat(verdict(better)).isEqualTo(Verdict.HELPS);
        assertThat(better.judgement().better()).isTrue();
        Finding worse = script(swapping).losses(arm, WORSE).finding(arm);
        assertThat(verdict(worse)).isEqualTo(Verdict.HURTS);
    }

    @Test
    void higher_is_better_for_an_r2() {
        Bench r2 = momentum().primary(Measure.TEST_R2).practical(Margin.absolute(0.005));
        Script script = new Script(r2);
        script.each("base", (r, run) -> run.others.put(Measure.TEST_R2, 0.5 + 0.01 * (r % 3)));
        script.each(MOMENTUM, (r, run) -> run.others.put(Measure.TEST_R2, 0.4 + 0.012 * (r % 3)));
        Finding finding = script.finding(MOMENTUM);
        assertThat(verdict(finding)).isEqualTo(Verdict.HELPS);
        assertThat(finding.unit().relative()).isFalse();
        assertThat(finding.pairs().worse()).isEqualTo(10);
    }

    @Test
    void a_difference_within_the_margin_is_none_in_practice_even_if_it_is_sure() {
        Finding finding =
                script(momentum())
                        .losses(MOMENTUM, loss -> loss * 1.002 + (loss > 1 ? 1e-4 : 0))
                        .finding(MOMENTUM);
        assertThat(finding.estimate().orElseThrow().adjustedP()).isLessThan(1e-6);
        assertThat(verdict(finding)).isEqualTo(Verdict.NO_PRACTICAL_DIFFERENCE);
        assertThat(finding.reach()).isEmpty();
    }

    @Test
    void without_a_margin_every_sure_difference_counts() {
        Finding finding =
                script(momentum().practical(0))
                        .losses(MOMENTUM, loss -> loss * 1.002 + (loss > 1 ? 1e-4 : 0))
                        .finding(MOMENTUM);
        assertThat(verdict(finding)).isEqualTo(Verdict.HELPS);
        assertThat(finding.judgement().perhapsLess()).isFalse();
    }

    @Test
    void a_sure_difference_may_be_less_than_the_margin() {
        Finding finding =
                script(momentum().practical(Margin.absolute(0.1)))
                        .losses(MOMENTUM, WORSE)
                        .finding(MOMENTUM);
        assertThat(finding.unit().relative()).isFalse();
        assertThat(finding.margin()).isEqualTo(0.1);
        // The interval is that above at level 0.95: from 0.0891 to 0.151.
        assertThat(finding.estimate().orElseThrow().interval().low())
                .isCloseTo(0.08909304923725865, CLOSE);
        assertThat(verdict(finding)).isEqualTo(Verdict.HELPS);
        assertThat(finding.judgement().perhapsLess()).isTrue();
    }

    /** Δ = λ s √(1/n + c) with λ from SciPy's noncentral t; c is 0.1 for one round and 0.2 for five. */
    @Test
    void an_inconclusive_finding_says_what_would_be_found() {
        Finding finding =
                script(bench()).losses(CLIP, WORSE).losses(MOMENTUM, NOISY).finding(MOMENTUM);
        assertThat(verdict(finding)).isEqualTo(Verdict.INCONCLUSIVE);
        Reach reach = finding.reach().orElseThrow();
        assertThat(reach.now()).isCloseTo(0.038717608213475405, CLOSE);
        assertThat(reach.replicates()).isEqualTo(10);
        assertThat(reach.more()).isCloseTo(0.03684750752054867, CLOSE);
        assertThat(reach.moreReplicates()).isEqualTo(50);
        assertThat(reach.floor().orElseThrow()).isCloseTo(0.03443911929238278, CLOSE);
    }

    /** By SciPy, with s² (1/10 + 1 · 0.2). */
    @Test
    void untuned_runs_share_more_of_their_training_rows() {
        Interval interval =
                script(momentum().tuneNothing())
                        .losses(MOMENTUM, WORSE)
                        .finding(MOMENTUM)
                        .estimate()
                        .orElseThrow()
                        .interval();
        assertThat(interval.low()).isCloseTo(0.08214687056298012, CLOSE);
        assertThat(interval.high()).isCloseTo(0.15785312943701987, CLOSE);
    }

    /** By SciPy, with s² (1/10 + 3 · 0.2). */
    @Test
    void untuned_runs_that_still_learn_share_yet_more() {
        Script script = script(momentum().tuneNothing()).losses(MOMENTUM, WORSE);
        // From 10, untrained, to 0.5; the last epoch brought 0.25, more than a fiftieth.
        script.each((r, run) -> run.others.put(Measure.VALIDATION_LOSS, 0.5));
        script.each(MOMENTUM, (r, run) -> run.curve = Curve.of(1, 0.75, 0.5));
        Finding finding = script.finding(MOMENTUM);
        Interval interval = finding.estimate().orElseThrow().interval();
        assertThat(interval.low()).isCloseTo(0.062178389687965095, CLOSE);
        assertThat(interval.high()).isCloseTo(0.1778216103120349, CLOSE);
        assertThat(finding.aboutSpeed()).isTrue();
        assertThat(script.study().sharedRows("made")).containsExactly(3.0);
        script.each(MOMENTUM, (r, run) -> run.curve = Curve.of(1, 0.51, 0.5));
        assertThat(script.study().sharedRows("made")).containsExactly(1.0);
    }

    @Test
    void each_comparison_has_the_correction_of_its_own_runs() {
        Script script = script(bench().tuneNothing()).losses(CLIP, WORSE).losses(MOMENTUM, WORSE);
        script.each((r, run) -> run.others.put(Measure.VALIDATION_LOSS, 0.5));
        script.each(MOMENTUM, (r, run) -> run.curve = Curve.of(1, 0.75, 0.5));
        assertThat(script.study().sharedRows("made")).containsExactly(1.0, 3.0);
        Findings findings = script.findings();
        double clip = width(finding(findings, CLIP));
        double momentum = width(finding(findings, MOMENTUM));
        // √((1/10 + 0.6) / (1/10 + 0.2)), and quantiles of t at 0.975 and 0.9875, clipping being
        // the first to be rejected.
        assertThat(momentum / clip)
                .isCloseTo(Math.sqrt(0.7 / 0.3) * 2.2621572 / 2.6850108, within(1e-6));
    }

    @Test
    void tuned_runs_that_still_learn_are_corrected_like_others_and_said_to_be_about_speed() {
        Script script = script(momentum()).losses(MOMENTUM, WORSE);
        script.each((r, run) -> run.others.put(Measure.VALIDATION_LOSS, 0.5));
        script.each(MOMENTUM, (r, run) -> run.curve = Curve.of(1, 0.75, 0.5));
        assertThat(script.study().sharedRows("made")).containsExactly(0.5);
        assertThat(script.finding(MOMENTUM).aboutSpeed()).isTrue();
    }

    private static double width(Finding finding) {
        Interval interval = finding.estimate().orElseThrow().interval();
        return interval.high() - interval.low();
    }

    @Test
    void on_one_test_set_nothing_is_corrected_and_there_is_no_floor() {
        Finding finding =
                new Script(momentum().oneTestSet(10))
                        .losses("base", BASE)
                        .losses(MOMENTUM, NOISY)
                        .finding(MOMENTUM);
        Estimate estimate = finding.estimate().orElseThrow();
        // 0.01 ± 2.2622 · 0.027487 / √10
        assertThat(estimate.interval().high()).isCloseTo(0.0296632, within(1e-6));
        assertThat(finding.reach().orElseThrow().floor()).isEqualTo(OptionalDouble.empty());
        assertThat(finding.checks().signFlipP()).isPresent();
    }

    @Test
    void with_folds_signs_are_not_flipped() {
        Finding finding = script(momentum()).losses(MOMENTUM, NOISY).finding(MOMENTUM);
        assertThat(finding.checks().signFlipP()).isEmpty();
        assertThat(finding.checks().otherRows()).isEmpty();
    }

    @Test
    void equal_paths_in_every_replicate_are_inert() {
        Finding finding =
                script(momentum())
                        .losses(MOMENTUM, loss -> loss)
                        .each((r, run) -> run.trajectory = "path " + r)
                        .finding(MOMENTUM);
        assertThat(verdict(finding)).isEqualTo(Verdict.INERT);
        assertThat(finding.pairs().identical()).isEqualTo(10);
        assertThat(finding.estimate()).isEmpty();
    }

    /** An average, or what is frozen, changes no update and yet what comes out. */
    @Test
    void what_was_not_seen_at_work_is_judged_where_paths_differ() {
        Script script = script(bench()).losses(CLIP, NOISY).losses(MOMENTUM, NOISY);
        script.each("base", (r, run) -> run.activity = Map.of("clip-by-global-norm.fired", 0.0));
        assertThat(verdict(script.finding(CLIP))).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void what_is_inert_is_not_in_the_family() {
        Script script = script(bench()).losses(CLIP, WORSE).losses(MOMENTUM, NOISY);
        script.each("base", (r, run) -> run.trajectory = "path " + r);
        script.each(CLIP, (r, run) -> run.trajectory = "path " + r);
        Estimate momentum = script.finding(MOMENTUM).estimate().orElseThrow();
        assertThat(momentum.family()).isEqualTo(1);
        assertThat(momentum.adjustedP()).isEqualTo(momentum.p());
    }

    @Test
    void a_component_that_changes_how_often_runs_diverge_is_unstable() {
        Finding finding =
                script(momentum()).losses(MOMENTUM, NOISY).diverged(MOMENTUM, 9).finding(MOMENTUM);
        assertThat(verdict(finding)).isEqualTo(Verdict.UNSTABLE);
        assertThat(finding.judgement().better()).isFalse();
        assertThat(finding.pairs().diverged()).isEqualTo(9);
        assertThat(finding.pairs().capped()).isEqualTo(9);
        // 2 · 2⁻⁹
        assertThat(finding.checks().divergenceP()).hasValue(0.00390625);
        assertThat(finding.pairs().armMean()).isCloseTo((9 * 10 + 1.02) / 10, within(1e-12));
    }

    @Test
    void unstable_tells_which_of_the_two_diverges_less() {
        Finding finding =
                script(momentum()).losses(MOMENTUM, NOISY).diverged("base", 9).finding(MOMENTUM);
        assertThat(verdict(finding)).isEqualTo(Verdict.UNSTABLE);
        assertThat(finding.judgement().better()).isTrue();
        assertThat(finding.pairs().baseDiverged()).isEqualTo(9);
    }

    @Test
    void divergence_that_could_never_be_significant_costs_the_family_nothing() {
        // Five unlike pairs have p 0.0625 at the least, six 0.03125.
        Findings five =
                script(bench())
                        .losses(CLIP, WORSE)
                        .losses(MOMENTUM, NOISY)
                        .diverged(MOMENTUM, 5)
                        .findings();
        assertThat(finding(five, CLIP).estimate().orElseThrow().family()).isEqualTo(2);
        Findings six =
                script(bench())
                        .losses(CLIP, WORSE)
                        .losses(MOMENTUM, NOISY)
                        .diverged(MOMENTUM, 6)
                        .findings();
        assertThat(finding(six, CLIP).estimate().orElseThrow().family()).isEqualTo(3);
    }

    @Test
    void the_family_is_all_comparisons_on_all_datasets() {
        Findings findings =
                script(bench().datasets("one", "two", "three"))
                        .losses(CLIP, WORSE)
                        .losses(MOMENTUM, NOISY)
                        .findings();
        assertThat(findings.findings())
                .extracting(f -> f.dataset() + f.comparison().arm().name())
                .containsExactly(
                        "one" + CLIP,
                        "one" + MOMENTUM,
                        "two" + CLIP,
                        "two" + MOMENTUM,
                        "three" + CLIP,
                        "three" + MOMENTUM);
        assertThat(findings.findings())
                .allSatisfy(f -> assertThat(f.estimate().orElseThrow().family()).isEqualTo(6));
        assertThat(findings.on("two")).hasSize(2);
    }

    @Test
    void pairs_of_which_one_failed_are_left_out() {
        Script script = script(momentum()).losses(MOMENTUM, WORSE);
        script.each(
                MOMENTUM,
                (r, run) -> {
                    if (r >= 7) {
                        run.kind = Kind.FAILED;
                        run.reason = "out of order";
                    }
                });
        Findings findings = script.findings();
        Finding finding = finding(findings, MOMENTUM);
        assertThat(finding.pairs().asked()).isEqualTo(10);
        assertThat(finding.pairs().count()).isEqualTo(7);
        assertThat(finding.pairs().baseMean()).isCloseTo(1, within(1e-12));
        assertThat(verdict(finding)).isEqualTo(Verdict.HELPS);
        assertThat(findings.ended(Kind.FAILED)).hasSize(3);
    }

    @Test
    void a_curve_that_still_falls_makes_the_verdict_one_about_speed() {
        Script flat = script(momentum()).losses(MOMENTUM, WORSE);
        flat.each((r, run) -> run.curve = Curve.of(1, 0.5, 0.5));
        assertThat(flat.finding(MOMENTUM).aboutSpeed()).isFalse();
        Script falling = script(momentum()).losses(MOMENTUM, WORSE);
        falling.each((r, run) -> run.curve = Curve.of(1, 0.52, 0.5));
        assertThat(falling.finding(MOMENTUM).aboutSpeed()).isTrue();
        Script slowly = script(momentum()).losses(MOMENTUM, WORSE);
        slowly.each((r, run) -> run.curve = Curve.of(1, 0.503, 0.5));
        assertThat(slowly.finding(MOMENTUM).aboutSpeed()).isFalse();
    }

    @Test
    void a_first_look_is_the_first() {
        Findings findings = script(momentum()).findings();
        assertThat(findings.look()).isEqualTo(1);
        assertThat(findings.look(3).look()).isEqualTo(3);
        assertThat(findings.look(3).look(1)).isEqualTo(findings);
    }
}
