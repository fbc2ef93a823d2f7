package org.thalweg.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.thalweg.Optimizer;
import org.thalweg.Step;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.Failing;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

final class TrialRunnerTest {

    private final List<Tally> tallies = new ArrayList<>();

    /** Fails to link, as a plug-in does whose library is missing. */
    public record Unlinked() implements Optimizer {
        @Override
        public Kernel kernel(Step step) {
            throw new NoClassDefFoundError("com/example/Missing");
        }
    }

    private List<Outcome> run(Bench bench, Phase phase, Running running, Arm... arms)
            throws InterruptedException {
        Setting rate = new Setting(Map.of("sgd.learning-rate", 0.1));
        return run(bench, phase, rate, running, arms);
    }

    private List<Outcome> run(
            Bench bench, Phase phase, Setting setting, Running running, Arm... arms)
            throws InterruptedException {
        List<LoadedData> data = bench.data();
        TrialKeys keys =
                new TrialKeys(
                        bench.experiment(),
                        data.stream().map(LoadedData::facts).toList(),
                        Map.of(),
                        "1");
        List<Trial> trials =
                Stream.of(arms).map(arm -> new Trial(phase, "made", arm, setting, 0)).toList();
        return new TrialRunner(
                        bench.experiment(),
                        data,
                        keys,
                        new InMemoryResults(keys),
                        tallies::add,
                        running)
                .outcomes(phase, trials);
    }

    private static Arm arm(String name, Optimizer... links) {
        return new Arm(name, Chain.of(links), List.of());
    }

    private static final Arm PLAIN = arm("plain", new Sgd());

    @Test
    void a_trial_knows_what_came_of_it() throws InterruptedException {
        Outcome outcome =
                run(Bench.of(PLAIN.chain()), Phase.EVALUATE, Running.onThreads(1), PLAIN).get(0);
        // 48 instances to train on, in minibatches of 16, for 3 epochs.
        assertThat(outcome.ending()).isEqualTo(new Ending(Kind.OK, 9, ""));
        assertThat(outcome.gradients()).isEqualTo(144);
        assertThat(outcome.curve()).hasSize(3);
        assertThat(outcome.curve().get(1).step()).isEqualTo(6);
        assertThat(outcome.curve().get(2).validation())
                .isEqualTo(outcome.measures().get(Measure.VALIDATION_LOSS));
        assertThat(outcome.trajectory()).matches("[0-9a-f]{64}");
        assertThat(outcome.activity()).containsKey("sgd.fired");
        assertThat(outcome.measures())
                .containsOnlyKeys(
                        Measure.TEST_LOSS,
                        Measure.TEST_MSE,
                        Measure.TEST_RMSE,
                        Measure.TEST_MAE,
                        Measure.TEST_R2,
                        Measure.VALIDATION_LOSS,
                        Measure.TRAIN_LOSS);
        assertThat(outcome.untrained().keySet()).isEqualTo(outcome.measures().keySet());
        assertThat(outcome.rows().orElseThrow().rows()).hasSize(16);
    }

    @Test
    void tuning_sees_nothing_of_the_test_data() throws InterruptedException {
        Outcome outcome =
                run(Bench.of(PLAIN.chain()), Phase.TUNE, Running.onThreads(1), PLAIN).get(0);
        assertThat(outcome.measures()).containsOnlyKeys(Measure.VALIDATION_LOSS);
        assertThat(outcome.untrained()).containsOnlyKeys(Measure.VALIDATION_LOSS);
        assertThat(outcome.rows()).isEmpty();
    }

    @Test
    void an_exact_solution_has_the_least_training_loss() throws InterruptedException {
        Bench bench = Bench.of(PLAIN.chain()).epochs(100);
        Outcome trained = run(bench, Phase.EVALUATE, Running.onThreads(1), PLAIN).get(0);
        Outcome exact = run(bench, Phase.EXACT, Setting.NONE, Running.onThreads(1), PLAIN).get(0);
        assertThat(exact.ending()).isEqualTo(new Ending(Kind.OK, 0, ""));
        assertThat(exact.measures().keySet()).isEqualTo(trained.measures().keySet());
        assertThat(exact.untrained()).isEqualTo(trained.untrained());
        assertThat(exact.gradients()).isEqualTo(0);
        assertThat(exact.measures().get(Measure.TRAIN_LOSS))
                .isLessThan(trained.measures().get(Measure.TRAIN_LOSS))
                .isCloseTo(trained.measures().get(Measure.TRAIN_LOSS), withinPercentage(5));
    }

    @Test
    void arms_of_the_same_cell_are_trained_once() throws InterruptedException {
        Arm same = arm("same", new Sgd());
        List<Outcome> outcomes =
                run(Bench.of(PLAIN.chain()), Phase.EVALUATE, Running.onThreads(1), PLAIN, same);
        assertThat(tallies.get(tallies.size() - 1).total()).isEqualTo(1);
        assertThat(outcomes.get(1).trial().arm()).isEqualTo(same);
        assertThat(outcomes.get(1).measures()).isEqualTo(outcomes.get(0).measures());
    }

    @Test
    void what_breaks_one_trial_leaves_its_group_as_it_was() throws InterruptedException {
        Bench bench = Bench.of(PLAIN.chain());
        Outcome alone = run(bench, Phase.EVALUATE, Running.onThreads(1), PLAIN).get(0);
        List<Outcome> together =
                run(
                        bench,
                        Phase.EVALUATE,
                        Running.onThreads(1),
                        arm("failing", new Failing(), new Sgd()),
                        PLAIN,
                        arm("unlinked", new Unlinked(), new Sgd()));
        assertThat(together.get(0).ending())
                .isEqualTo(
                        new Ending(
                                Kind.FAILED,
                                2,
                                "failing (org.thalweg.experiments.Failing): java.lang.IllegalStateException: out of order"));
        assertThat(together.get(2).ending())
                .isEqualTo(
                        new Ending(
                                Kind.FAILED,
                                1,
                                "unlinked (org.thalweg.experiments.run.TrialRunnerTest$Unlinked): java.lang.NoClassDefFoundError: com/example/Missing"));
        assertThat(together.get(1).trajectory()).isEqualTo(alone.trajectory());
        assertThat(together.get(1).measures()).isEqualTo(alone.measures());
        assertThat(tallies.get(tallies.size() - 1).failed()).isEqualTo(2);
    }

    @Test
    void watching_changes_no_bit() throws InterruptedException {
        Arm arm = arm("base", new Momentum(0.9), new Sgd());
        Bench bench = Bench.of(arm.chain());
        Outcome watched = run(bench, Phase.EVALUATE, Running.onThreads(1), arm).get(0);
        Outcome unwatched =
                run(bench, Phase.EVALUATE, Running.onThreads(1).unwatched(), arm).get(0);
        assertThat(unwatched.activity()).isEmpty();
        assertThat(unwatched.trajectory()).isEqualTo(watched.trajectory());
    }

    @Test
    void trials_without_time_are_out_of_time() throws InterruptedException {
        Bench bench = Bench.of(PLAIN.chain()).limit(Duration.ofNanos(1));
        List<Outcome> outcomes =
                run(
                        bench,
                        Phase.EVALUATE,
                        Running.onThreads(1),
                        PLAIN,
                        arm("other", new Momentum(0.5), new Sgd()));
        assertThat(outcomes)
                .extracting(Outcome::ending)
                .containsOnly(new Ending(Kind.TIMEOUT, 0, ""));
        assertThat(outcomes).allMatch(outcome -> outcome.measures().isEmpty());
    }

    @Test
    void the_first_failure_ends_everything_if_asked_to() {
        Arm failing = arm("failing", new Failing(), new Sgd());
        assertThatThrownBy(
                        () ->
                                run(
                                        Bench.of(PLAIN.chain()),
                                        Phase.EVALUATE,
                                        Running.onThreads(1).failingFast(),
                                        failing))
                .isInstanceOf(TrialFailedException.class)
                .hasMessage(
                        "made, failing (sgd.learning-rate=0.1), replicate 0 failed at step 2: failing (org.thalweg.experiments.Failing): java.lang.IllegalStateException: out of order. Without fail-fast the other trials go on.");
    }

    @Test
    void different_ways_to_diverge_are_different_trajectories() throws InterruptedException {
        Bench bench = Bench.of(PLAIN.chain()).tuneNothing().epochs(100);
        List<Outcome> outcomes =
                run(
                        bench,
                        Phase.EVALUATE,
                        Setting.NONE,
                        Running.onThreads(1),
                        arm("wild", new Sgd(1e200)),
                        arm("wilder", new Sgd(1e250)));
        assertThat(outcomes).allMatch(outcome -> outcome.is(Kind.DIVERGED));
        assertThat(outcomes.get(0).trajectory()).isNotEqualTo(outcomes.get(1).trajectory());
    }
}
