package org.thalweg.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.experiments.Same.assertSame;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.Constant;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Gate;
import org.thalweg.experiments.findings.Note;
import org.thalweg.experiments.findings.Series;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.Running;
import org.thalweg.experiments.run.TuningTable;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Design;
import org.thalweg.experiments.spec.Dimension;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.spec.Splitting;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.experiments.statistics.Verdict;
import org.thalweg.experiments.store.ResultsFolder;
import org.thalweg.experiments.words.Noted;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.RmsProp;
import org.thalweg.optimizers.Sgd;
import org.thalweg.optimizers.WeightDecay;
import org.thalweg.regularizers.L2;

final class AblationRunTest {

    @TempDir private Path temporary;

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
        assertThat(clip.pairs().identical()).isEqualTo(5);
        assertThat(clip.difference()).isEqualTo(0);
        assertThat(clip.estimate()).isEmpty();
    }

    @Test
    void momentum_helps_in_a_long_narrow_valley() throws InterruptedException {
        Findings findings =
                Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1)))
                        .conditioning(1000)
                        .epochs(50)
                        .batchSize(80)
                        .tune(1e-3, 1, 25)
                        .folds(10, 1)
                        .run()
                        .inMemory();
        Finding momentum = finding(findings, "-momentum");
        assertThat(momentum.judgement().verdict()).isEqualTo(Verdict.HELPS);
        assertThat(momentum.judgement().better()).isFalse();
        assertThat(momentum.aboutSpeed()).isTrue();
    }

    @Test
    void decay_that_shrinks_what_should_be_learned_hurts() throws InterruptedException {
        Findings findings =
                Bench.of(Chain.of(new WeightDecay(10), new Sgd(0.1)))
                        .epochs(10)
                        .folds(10, 1)
                        .run()
                        .inMemory();
        assertThat(verdict(findings, "-weight-decay")).isEqualTo(Verdict.HURTS);
    }

    /** Eight draws on one test set against eight others, of one and the same chain. */
    @Test
    void the_base_in_other_draws_is_no_difference() throws InterruptedException {
        int different = 0;
        int repetitions = 200;
        for (int repetition = 0; repetition < repetitions; repetition++) {
            Chain chain = Chain.of(new Momentum(0.5), new Sgd(0.05));
            Bench bench = Bench.of(chain).tuneNothing().epochs(1).oneTestSet(16);
            Findings both = bench.seed(repetition).run().inMemory();
            Verdict verdict = verdict(Halves.compared(both.study()), "again");
            assertThat(verdict).isNotEqualTo(Verdict.NO_VERDICT);
            different += verdict == Verdict.HELPS || verdict == Verdict.HURTS ? 1 : 0;
        }
        // 5 % are 10 ± 3.1.
        assertThat(different).isBetween(1, 18);
    }

    /** A folder is read by the version that wrote it; whoever goes on makes runs of this one. */
    @Test
    void runs_of_another_version_are_found_by_whoever_asks_for_them(@TempDir Path temporary)
            throws InterruptedException {
        Chain chain = Chain.of(new Momentum(0.5), new Sgd(0.05));
        AblationRun run = Bench.of(chain).tuneNothing().epochs(1).folds(2, 1).run();
        try (ResultsFolder folder = ResultsFolder.open(temporary.resolve("results"))) {
            run.madeBy("0.0.9").in(folder);
            assertThat(run.madeBy("0.0.9").cached(folder)).isPositive();
            assertThat(run.cached(folder)).isZero();
            assertThat(folder.description().about()).containsEntry("library", "0.0.9");
        }
    }

    @Test
    void where_the_inputs_say_nothing_there_is_no_verdict() throws InterruptedException {
        Findings findings =
                Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1)))
                        .pureNoise()
                        .folds(10, 1)
                        .run()
                        .inMemory();
        assertThat(verdict(findings, "-momentum")).isEqualTo(Verdict.NO_VERDICT);
    }

    @Test
    void one_batch_from_one_start_on_one_test_set_is_one_run_however_often()
            throws InterruptedException {
        // No validation part, so that nothing at all is drawn anew.
        Findings findings =
                Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1)))
                        .split(new Splitting.Fixed(0.5, 10, 0))
                        .tuneNothing()
                        .batchSize(1000)
                        .run()
                        .inMemory();
        assertThat(finding(findings, "-momentum").judgement().gate()).contains(Gate.DETERMINISTIC);
    }

    @Test
    void all_arms_have_the_same_points_and_the_same_number_of_trials() throws InterruptedException {
        TuningTable tuning =
                Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1)))
                        .datasets("one", "two")
                        .tune(1e-4, 1e-3, 4)
                        .run()
                        .inMemory()
                        .study()
                        .tuning();
        assertThat(tuning.rows()).hasSize(2 * 5 * 2);
        for (int i = 0; i < tuning.rows().size(); i += 2) {
            TuningTable.Row base = tuning.rows().get(i);
            TuningTable.Row without = tuning.rows().get(i + 1);
            assertThat(base.arm().name() + without.arm().name()).isEqualTo("base-momentum");
            assertThat(base.replicate()).isEqualTo(without.replicate());
            assertThat(settings(base)).isEqualTo(settings(without)).doesNotHaveDuplicates();
            // All rates are too low, so that each range was extended three times, by one point
            // each.
            assertThat(base.tried()).hasSize(7);
        }
    }

    private static List<Setting> settings(TuningTable.Row row) {
        return row.tried().stream().map(TuningTable.Tried::setting).toList();
    }

    @Test
    void each_replicate_is_evaluated_with_what_its_own_tuning_chose() throws InterruptedException {
        Findings findings =
                Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1)))
                        .tune(1e-3, 1, 24)
                        .folds(10, 1)
                        .run()
                        .inMemory();
        for (Series series : findings.study().evaluations()) {
            List<TuningTable.Row> rows =
                    findings.study().tuning().rows(series.dataset(), series.arm());
            for (int r = 0; r < 10; r++) {
                assertThat(series.outcomes().get(r).trial().replicate()).isEqualTo(r);
                assertThat(series.outcomes().get(r).trial().setting())
                        .isEqualTo(rows.get(r).setting());
            }
            assertThat(rows.stream().map(TuningTable.Row::setting).distinct().count())
                    .isGreaterThan(1);
        }
    }

    @Test
    void with_the_base_s_settings_an_arm_keeps_what_only_it_has() throws InterruptedException {
        Findings findings =
                Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1)))
                        .design(new Design.Swap(Map.of("momentum", List.of(new RmsProp()))))
                        .tune(
                                8,
                                Dimension.log("sgd.learning-rate", 1e-3, 1),
                                Dimension.uniform("momentum.decay", 0, 0.99),
                                Dimension.uniform("rmsprop.decay", 0, 0.99))
                        .run()
                        .inMemory();
        Finding finding = findings.findings().get(0);
        List<Outcome> atBase =
                Objects.requireNonNull(findings.study().atBase().get(finding.comparison()))
                        .get(0)
                        .outcomes();
        List<Outcome> base = findings.study().evaluations().get(0).outcomes();
        List<Outcome> own = findings.study().evaluations().get(1).outcomes();
        for (int r = 0; r < 5; r++) {
            Map<String, Double> values = atBase.get(r).trial().setting().values();
            assertThat(values).containsOnlyKeys("sgd.learning-rate", "rmsprop.decay");
            assertThat(values.get("sgd.learning-rate"))
                    .isEqualTo(base.get(r).trial().setting().values().get("sgd.learning-rate"));
            assertThat(values.get("rmsprop.decay"))
                    .isEqualTo(own.get(r).trial().setting().values().get("rmsprop.decay"));
        }
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
            assertSame(bench.run().running(other).inMemory(), reference);
        }
    }

    @Test
    void a_folder_and_memory_give_the_same_findings() throws InterruptedException {
        AblationRun run =
                Bench.of(
                                Chain.of(
                                        new ClipByGlobalNorm(1),
                                        new Failing(),
                                        new Momentum(0.9),
                                        new Sgd(0.1)))
                        .datasets("one", "two")
                        .measure(Measure.STEPS_TO_TARGET, Measure.TEST_R2)
                        .run();
        Findings inMemory = run.inMemory();
        try (ResultsFolder folder = ResultsFolder.open(temporary.resolve("results"))) {
            assertSame(run.in(folder), inMemory);
            assertSame(run.found(folder), inMemory);
        }
        try (ResultsFolder folder = ResultsFolder.read(temporary.resolve("results"))) {
            assertSame(run.found(folder), inMemory);
        }
    }

    @Test
    void a_diverged_run_is_counted_and_scored_as_the_untrained_model() throws InterruptedException {
        Bench bench =
                Bench.of(Chain.of(new ClipByGlobalNorm(1e-3), new Sgd(100)))
                        .tuneNothing()
                        .folds(10, 1);
        Findings findings = bench.epochs(100).run().inMemory();
        Series wild = findings.study().evaluations().get(1);
        Findings still =
                Bench.of(Chain.of(new Momentum(0), new Sgd(0)))
                        .tuneNothing()
                        .folds(10, 1)
                        .run()
                        .inMemory();
        Series untrained = still.study().evaluations().get(0);
        assertThat(wild.count(Ending.Kind.DIVERGED)).isEqualTo(10);
        assertThat(wild.mean(Measure.TEST_LOSS)).isEqualTo(untrained.mean(Measure.TEST_LOSS));
        assertThat(wild.mean(Measure.TEST_R2)).isEqualTo(untrained.mean(Measure.TEST_R2));
        Finding clip = finding(findings, "-clip-by-global-norm");
        assertThat(clip.pairs().diverged()).isEqualTo(10);
        assertThat(clip.pairs().baseDiverged()).isEqualTo(0);
        assertThat(clip.pairs().count()).isEqualTo(10);
        assertThat(clip.judgement().verdict()).isEqualTo(Verdict.UNSTABLE);
    }

    /** 1e94 is a number, too: what exploded less must not look better than what exploded more. */
    @Test
    void how_far_a_run_exploded_decides_nothing() throws InterruptedException {
        Findings findings =
                Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.001)))
                        .design(
                                new Design.Vary(
                                        Map.of(
                                                "momentum.decay",
                                                List.of(0.95),
                                                "sgd.learning-rate",
                                                List.of(
                                                        new Constant(3),
                                                        new Constant(30),
                                                        new Constant(1e6)))))
                        .tuneNothing()
                        .epochs(10)
                        .run()
                        .inMemory();
        for (String arm :
                List.of(
                        "sgd.learning-rate=3",
                        "sgd.learning-rate=30",
                        "sgd.learning-rate=1000000")) {
            Finding finding = finding(findings, arm);
            assertThat(finding.pairs().diverged()).isEqualTo(5);
            assertThat(finding.pairs().armMean())
                    .isEqualTo(finding(findings, "sgd.learning-rate=30").pairs().armMean());
        }
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
        assertThat(momentum.pairs().diverged()).isEqualTo(5);
        assertThat(momentum.pairs().baseDiverged()).isEqualTo(5);
        assertThat(momentum.judgement().gate()).contains(Gate.ALL_DIVERGED);
    }

    @Test
    void several_datasets_are_judged_one_by_one_and_together() throws InterruptedException {
        Findings findings =
                Bench.of(Chain.of(new WeightDecay(10), new Sgd(0.1)))
                        .datasets("one", "two", "three")
                        .epochs(10)
                        .folds(10, 1)
                        .run()
                        .inMemory();
        assertThat(findings.findings())
                .extracting(Finding::dataset)
                .containsExactly("one", "two", "three");
        assertThat(findings.findings())
                .extracting(finding -> finding.judgement().verdict())
                .containsOnly(Verdict.HURTS);
        assertThat(findings.overall()).hasSize(1);
        assertThat(findings.overall().get(0).judgement().verdict()).isEqualTo(Verdict.HURTS);
        assertThat(findings.overall().get(0).acrossDatasets().negative()).isEqualTo(3);
        assertThat(findings.overall().get(0).acrossDatasets().p()).isEmpty();
    }

    @Test
    void the_interval_of_folds_is_that_of_the_scores_by_hand() throws InterruptedException {
        Findings findings =
                Bench.of(Chain.of(new WeightDecay(1), new Sgd(0.1)))
                        .tune(1e-3, 1, 25)
                        .epochs(60)
                        .run()
                        .inMemory();
        assertThat(findings.study().sharedRows("made")).containsExactly(0.5);
        Finding decay = finding(findings, "-weight-decay");
        double[] base = scores(findings.study().evaluations().get(0));
        double[] arm = scores(findings.study().evaluations().get(1));
        double mean = Arrays.stream(base).average().orElseThrow();
        double[] d = IntStream.range(0, 5).mapToDouble(r -> (arm[r] - base[r]) / mean).toArray();
        double middle = Arrays.stream(d).average().orElseThrow();
        double s = Math.sqrt(Arrays.stream(d).map(x -> (x - middle) * (x - middle)).sum() / 4);
        // t with 4 degrees of freedom at 0.975 is 2.77645; 16 test instances, 48 to train on.
        double half = 2.776445 * s * Math.sqrt(1.0 / 5 + 0.5 * 16 / 48);
        Interval interval = decay.estimate().orElseThrow().interval();
        // No loss falls by more than itself.
        assertThat(interval.low()).isCloseTo(Math.max(-1, middle - half), within(1e-5 * half));
        assertThat(interval.high()).isCloseTo(middle + half, within(1e-5 * half));
    }

    private static double[] scores(Series series) {
        return series.outcomes().stream()
                .mapToDouble(outcome -> measured(outcome, Measure.TEST_LOSS))
                .toArray();
    }

    private static double measured(Outcome outcome, Measure measure) {
        return Objects.requireNonNull(outcome.measures().get(measure));
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
                .extracting(effect -> effect.factors())
                .containsExactly(
                        List.of("weight-decay"),
                        List.of("momentum"),
                        List.of("weight-decay", "momentum"));
        double[] means =
                findings.study().evaluations().stream()
                        .mapToDouble(series -> series.mean(Measure.TEST_LOSS).orElseThrow())
                        .toArray();
        double byHand = (means[0] - means[1] + means[2] - means[3]) / 2 / means[0];
        assertThat(findings.effects().get(0).mean()).isCloseTo(byHand, within(1e-12));
    }

    @Test
    void a_component_that_throws_loses_its_pairs_with_a_note() throws InterruptedException {
        Findings findings =
                Bench.of(Chain.of(new Failing(), new Momentum(0.5), new Sgd(0.1))).run().inMemory();
        assertThat(findings.findings())
                .extracting(finding -> finding.judgement().gate().orElseThrow())
                .containsOnly(Gate.TOO_FEW_PAIRS);
        assertThat(findings.ended(Ending.Kind.FAILED)).hasSize(10);
        assertThat(findings.ended(Ending.Kind.FAILED).get(0).ending().reason())
                .isEqualTo(
                        "failing (org.thalweg.experiments.Failing): java.lang.IllegalStateException: out of order");
        assertThat(findings.notes())
                .filteredOn(note -> note.kind() == Note.Kind.LEFT_OUT)
                .extracting(Noted::sentence)
                .contains(
                        "made, -failing against base: 5 of 5 pairs are left out, because a run failed.");
    }

    @Test
    void steps_to_target_are_those_to_the_loss_that_the_base_s_tuning_promised()
            throws InterruptedException {
        Findings findings =
                Bench.of(Chain.of(new WeightDecay(1), new Sgd(0.1)))
                        .measure(Measure.STEPS_TO_TARGET)
                        .epochs(6)
                        .run()
                        .inMemory();
        Series base = findings.study().evaluations().get(0);
        // 48 instances in minibatches of 16 are 3 steps an epoch; whoever does not arrive has one
        // more than all.
        assertThat(base.outcomes())
                .allSatisfy(
                        outcome -> {
                            double steps = measured(outcome, Measure.STEPS_TO_TARGET);
                            assertThat(steps % 3 == 0 || steps == 19).isTrue();
                            assertThat(steps).isBetween(3.0, 19.0);
                        });
        assertThat(findings.findings()).hasSize(1);
    }

    @Test
    void exact_solutions_of_the_bases_are_had_on_the_same_folds() throws InterruptedException {
        Findings findings =
                Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1)))
                        .regularize(new L2(1e-2))
                        .epochs(20)
                        .run()
                        .inMemory();
        assertThat(findings.references()).hasSize(1);
        assertThat(findings.references().get(0).base().name()).isEqualTo("base");
        Series exact = findings.study().exact().get(0);
        Series base = findings.study().evaluations().get(0);
        for (int r = 0; r < 5; r++) {
            assertThat(exact.outcomes().get(r).untrained())
                    .isEqualTo(base.outcomes().get(r).untrained());
            assertThat(exact.outcomes().get(r).rows().orElseThrow().rows())
                    .isEqualTo(base.outcomes().get(r).rows().orElseThrow().rows());
        }
    }

    /** Momentum 0.9 multiplies the rate by ten: with too small a rate that helps, with too large a one it hurts. */
    @Test
    void on_real_data_momentum_helps_or_hurts_by_the_rate_that_nobody_tuned()
            throws InterruptedException {
        assertThat(diabetes(3e-4).judgement().verdict()).isEqualTo(Verdict.HELPS);
        assertThat(diabetes(0.1).judgement().verdict()).isEqualTo(Verdict.HURTS);
        Findings tuned = AblationRun.of(diabetes().experiment()).inMemory();
        assertThat(finding(tuned, "-momentum").judgement().verdict())
                .isIn(Verdict.INCONCLUSIVE, Verdict.NO_PRACTICAL_DIFFERENCE);
        assertThat(finding(tuned, "-momentum").pairs().count()).isEqualTo(10);
        // Least squares is what no optimizer can beat in training; on these data none needs to.
        assertThat(tuned.references().get(0).gap()).isBetween(-0.1, 0.1);
    }

    private static Ablation diabetes() {
        Path file = Path.of("..", "examples", "data", "diabetes.csv");
        return Ablation.of(new Momentum(0.9), new Sgd(0.05))
                .data(DataSource.of(file, "progression"));
    }

    private static Finding diabetes(double rate) throws InterruptedException {
        return finding(
                AblationRun.of(
                                Ablation.of(new Momentum(0.9), new Sgd(rate))
                                        .data(diabetes().experiment().data().get(0))
                                        .untuned()
                                        .experiment())
                        .inMemory(),
                "-momentum");
    }
}
