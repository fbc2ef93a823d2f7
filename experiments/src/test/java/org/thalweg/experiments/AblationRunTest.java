package org.thalweg.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Note;
import org.thalweg.experiments.findings.Series;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.LoadedData;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.Running;
import org.thalweg.experiments.run.TuningTable;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Design;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.Verdict;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.optimizers.WeightDecay;
import org.thalweg.regularizers.L2;

final class AblationRunTest {

    private static Verdict verdict(Findings findings, String arm) {
        return finding(findings, arm).judgement().verdict();
    }

    private static Finding finding(Findings findings, String arm) {
        return findings.findings().stream()
                .filter(finding -> finding.comparison().arm().name().equals(arm))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_component_that_never_acts_is_inert() throws InterruptedException {
        Findings findings =
                Bench.of(Chain.of(new ClipByGlobalNorm(1e9), new Sgd(0.1))).run().inMemory();
        Finding clip = finding(findings, "-clip-by-global-norm");
        assertThat(clip.judgement().verdict()).isEqualTo(Verdict.INERT);
        assertThat(clip.identical()).isEqualTo(6);
        assertThat(clip.differences().mean()).isEqualTo(0);
    }

    @Test
    void momentum_helps_in_a_long_narrow_valley() throws InterruptedException {
        Findings findings =
                Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1)))
                        .conditioning(300)
                        .epochs(12)
                        .tune(1e-3, 1, 10, 2)
                        .seeds(8)
                        .run()
                        .inMemory();
        Finding momentum = finding(findings, "-momentum");
        assertThat(momentum.judgement().verdict()).isEqualTo(Verdict.HELPS);
        assertThat(momentum.judgement().sentence()).isEqualTo("removing it hurts: it helps");
    }

    @Test
    void decay_that_shrinks_what_should_be_learned_hurts() throws InterruptedException {
        Findings findings =
                Bench.of(Chain.of(new WeightDecay(1), new Sgd(0.1)))
                        .epochs(10)
                        .seeds(8)
                        .run()
                        .inMemory();
        assertThat(verdict(findings, "-weight-decay")).isEqualTo(Verdict.HURTS);
    }

    @Test
    void the_base_under_other_seeds_is_no_difference() throws InterruptedException {
        int different = 0;
        int repetitions = 200;
        for (int repetition = 0; repetition < repetitions; repetition++) {
            Bench bench = Bench.of(Chain.of(new Sgd(0.05))).tuneNothing().epochs(1).seeds(16);
            Findings both = bench.seed(repetition).run().inMemory();
            List<Outcome> runs = both.study().evaluations().get(0).outcomes();
            Arm base = both.study().arms().base();
            Arm again = new Arm("again", base.chain(), base.regularizers());
            Findings halves =
                    Halves.compared(
                            both.study(), base, again, runs.subList(0, 8), runs.subList(8, 16));
            Verdict verdict = verdict(halves, "again");
            different += verdict == Verdict.HELPS || verdict == Verdict.HURTS ? 1 : 0;
        }
        assertThat(different).isBetween(1, repetitions / 20);
    }

    @Test
    void all_arms_have_the_same_points_and_the_same_number_of_trials() throws InterruptedException {
        TuningTable tuning =
                Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1)))
                        .datasets("one", "two")
                        .tune(1e-4, 1e-3, 4, 3)
                        .run()
                        .inMemory()
                        .study()
                        .tuning();
        for (String dataset : List.of("one", "two")) {
            List<TuningTable.Row> rows =
                    tuning.rows().stream().filter(row -> row.dataset().equals(dataset)).toList();
            assertThat(rows).hasSize(2);
            assertThat(rates(rows.get(0))).isEqualTo(rates(rows.get(1)));
            assertThat(rows.get(0).points()).allMatch(point -> point.losses().size() == 3);
            assertThat(rows.get(0).above()).isEqualTo(3);
        }
    }

    private static List<Double> rates(TuningTable.Row row) {
        return row.points().stream().map(TuningTable.Point::rate).toList();
    }

    @Test
    void the_number_of_threads_and_the_size_of_groups_change_no_bit() throws InterruptedException {
        Bench bench =
                Bench.of(Chain.of(new ClipByGlobalNorm(1), new Momentum(0.9), new Sgd(0.1)))
                        .regularize(new L2(1e-2))
                        .datasets("one", "two");
        Findings reference = bench.run().inMemory();
        for (Running other :
                List.of(
                        Running.onThreads(2),
                        new Running(2, 1, false, true),
                        new Running(3, 5, false, true))) {
            Findings again = bench.run().running(other).inMemory();
            assertThat(withoutSeconds(again)).isEqualTo(withoutSeconds(reference));
            assertThat(again.findings()).isEqualTo(reference.findings());
            assertThat(again.study().tuning()).isEqualTo(reference.study().tuning());
        }
    }

    private static List<Outcome> withoutSeconds(Findings findings) {
        return findings.study().evaluations().stream()
                .flatMap(series -> series.outcomes().stream())
                .map(
                        o ->
                                new Outcome(
                                        o.trial(),
                                        o.ending(),
                                        o.measures(),
                                        o.trajectory(),
                                        o.curve(),
                                        o.activity(),
                                        o.gradients(),
                                        0))
                .toList();
    }

    @Test
    void a_diverged_run_is_counted_and_scored_as_the_untrained_model() throws InterruptedException {
        Bench bench = Bench.of(Chain.of(new ClipByGlobalNorm(1e-3), new Sgd(100))).tuneNothing();
        Findings findings = bench.epochs(100).run().inMemory();
        Series wild = findings.study().evaluations().get(1);
        Findings still =
                Bench.of(Chain.of(new Momentum(0), new Sgd(0))).tuneNothing().run().inMemory();
        Series untrained = still.study().evaluations().get(0);
        assertThat(wild.count(Ending.Kind.DIVERGED)).isEqualTo(6);
        assertThat(wild.mean(Measure.TEST_LOSS)).isEqualTo(untrained.mean(Measure.TEST_LOSS));
        assertThat(wild.mean(Measure.TEST_R2)).isEqualTo(untrained.mean(Measure.TEST_R2));
        Finding clip = finding(findings, "-clip-by-global-norm");
        assertThat(clip.diverged()).isEqualTo(6);
        assertThat(clip.baseDiverged()).isEqualTo(0);
        assertThat(clip.runs()).isEqualTo(6);
        assertThat(clip.judgement().verdict()).isEqualTo(Verdict.UNSTABLE);
    }

    @Test
    void where_every_run_diverged_nothing_is_compared() throws InterruptedException {
        Findings findings =
                Bench.of(Chain.of(new Momentum(0.9), new Sgd(100)))
                        .tuneNothing()
                        .epochs(100)
                        .run()
                        .inMemory();
        Finding momentum = finding(findings, "-momentum");
        assertThat(momentum.diverged()).isEqualTo(6);
        assertThat(momentum.baseDiverged()).isEqualTo(6);
        assertThat(momentum.judgement().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(findings.notes())
                .extracting(Note::text)
                .contains(
                        "made, -momentum against base: every run diverged, so nothing is compared. Lower the learning rate, or have it tuned.");
    }

    @Test
    void several_datasets_are_judged_together_and_one_by_one() throws InterruptedException {
        Findings findings =
                Bench.of(Chain.of(new WeightDecay(1), new Sgd(0.1)))
                        .datasets("one", "two", "three")
                        .epochs(8)
                        .run()
                        .inMemory();
        assertThat(findings.findings()).hasSize(1);
        assertThat(findings.findings().get(0).dataset()).isEmpty();
        assertThat(findings.findings().get(0).runs()).isEqualTo(18);
        assertThat(findings.findings().get(0).scale()).isEqualTo(1);
        assertThat(verdict(findings, "-weight-decay")).isEqualTo(Verdict.HURTS);
        assertThat(findings.byDataset())
                .extracting(Finding::dataset)
                .containsExactly("one", "two", "three");
        assertThat(findings.overall().get(0).acrossDatasets().negative()).isEqualTo(3);
        assertThat(findings.overall().get(0).acrossDatasets().p()).isEmpty();
    }

    @Test
    void redrawn_splits_have_the_corrected_test_alone() throws InterruptedException {
        Findings findings =
                Bench.of(Chain.of(new WeightDecay(1), new Sgd(0.1))).redraw().run().inMemory();
        Finding decay = finding(findings, "-weight-decay");
        assertThat(decay.wilcoxonP()).isEmpty();
        double d = decay.differences().mean();
        double half = (decay.interval().high() - decay.interval().low()) / 2;
        double s = decay.differences().standardDeviation();
        // t with 5 degrees of freedom at 0.975 is 2.5706; 20 test instances, 40 to train on.
        assertThat(half).isCloseTo(2.5706 * s * Math.sqrt(1.0 / 6 + 0.5), within(1e-4 * half));
        assertThat((decay.interval().high() + decay.interval().low()) / 2)
                .isCloseTo(d, within(1e-12 * Math.abs(d)));
    }

    private static org.assertj.core.data.Offset<Double> within(double tolerance) {
        return org.assertj.core.api.Assertions.within(tolerance);
    }

    @Test
    void a_factorial_design_has_main_effects_and_interactions() throws InterruptedException {
        Chain chain = Chain.of(new WeightDecay(1), new Momentum(0.5), new Sgd(0.1));
        Findings findings =
                Bench.of(chain)
                        .design(
                                new Design.LeaveOneOut(),
                                new Design.Factorial(List.of("weight-decay", "momentum")))
                        .run()
                        .inMemory();
        assertThat(findings.effects())
                .extracting(effect -> effect.effect().factors())
                .containsExactly(
                        List.of("weight-decay"),
                        List.of("momentum"),
                        List.of("weight-decay", "momentum"));
        double[] means =
                findings.study().evaluations().stream()
                        .mapToDouble(series -> series.mean(Measure.TEST_LOSS).orElseThrow())
                        .toArray();
        double byHand = (means[0] - means[1] + means[2] - means[3]) / 2 / means[0];
        assertThat(findings.effects().get(0).effect().test().estimate())
                .isCloseTo(byHand, within(1e-12));
    }

    @Test
    void a_component_that_throws_loses_its_pairs_with_a_note() throws InterruptedException {
        Findings findings =
                Bench.of(Chain.of(new Failing(), new Momentum(0.5), new Sgd(0.1))).run().inMemory();
        assertThat(findings.findings())
                .extracting(finding -> finding.comparison().arm().name())
                .isEmpty();
        assertThat(findings.ended(Ending.Kind.FAILED)).hasSize(12);
        assertThat(findings.ended(Ending.Kind.FAILED).get(0).ending().reason())
                .isEqualTo("java.lang.IllegalStateException: out of order");
        assertThat(findings.notes())
                .contains(
                        new Note(
                                Note.Kind.LEFT_OUT,
                                "made, -failing against base: 6 of 6 pairs are left out, because a run failed. That leaves too few for a verdict."));
    }

    @Test
    void steps_to_target_are_those_to_the_loss_that_the_base_always_reached()
            throws InterruptedException {
        Findings findings =
                Bench.of(Chain.of(new WeightDecay(1), new Sgd(0.1)))
                        .primary(Measure.STEPS_TO_TARGET)
                        .epochs(6)
                        .run()
                        .inMemory();
        Series base = findings.study().evaluations().get(0);
        // 40 instances in minibatches of 16 are 3 steps an epoch.
        assertThat(base.outcomes())
                .allSatisfy(
                        outcome ->
                                assertThat(outcome.measures().get(Measure.STEPS_TO_TARGET))
                                        .isBetween(3.0, 18.0));
        assertThat(findings.findings()).hasSize(1);
    }

    @Test
    void what_tuning_explains_is_said_of_real_data() throws InterruptedException {
        DataSource plain =
                Bench.source(
                        "diabetes",
                        Path.of("..", "examples", "data", "diabetes.csv"),
                        "progression",
                        false);
        Chain chain = Chain.of(new Momentum(0.9), new Sgd(0.05));
        Bench bench = Bench.of(chain).epochs(20).seeds(10).tune(1e-4, 10, 16, 3);
        Experiment from = bench.experiment();
        Experiment experiment = Halves.on(from, standardized(plain));
        Findings findings =
                AblationRun.of(experiment)
                        .data(List.of(LoadedData.read(standardized(plain), experiment.seed())))
                        .inMemory();
        // Without tuning, momentum 0.9 would seem to matter: it multiplies the rate by ten.
        assertThat(findings.notes())
                .containsExactly(
                        new Note(
                                Note.Kind.LEARNING_RATE,
                                "At the base learning rate -momentum would look 17.3 % worse (10/10). That is the learning rate, not momentum."));
        assertThat(verdict(findings, "-momentum")).isEqualTo(Verdict.NO_PRACTICAL_DIFFERENCE);
        assertThat(findings.study().tuning().rows())
                .extracting(TuningTable.Row::rate)
                .containsExactly(0.001, 0.01);
    }

    private static DataSource standardized(DataSource s) {
        return new DataSource(
                s.name(),
                s.file(),
                s.targets(),
                s.classes(),
                s.delimiter(),
                s.header(),
                s.skipLines(),
                s.categorical(),
                s.drop(),
                s.missing(),
                s.test(),
                s.validation(),
                s.redraw(),
                true);
    }
}
