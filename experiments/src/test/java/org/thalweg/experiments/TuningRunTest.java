package org.thalweg.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.UsageException;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.TunedChain;
import org.thalweg.experiments.run.Running;
import org.thalweg.experiments.spec.Design;
import org.thalweg.experiments.spec.Dimension;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.store.ResultsFolder;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.problems.QuadraticValley;
import org.thalweg.regularizers.L2;

class TuningRunTest {

    @TempDir private Path folder;

    private static Bench bench() {
        return Bench.of(Chain.of(new Momentum(0.5), new Sgd(0.1))).design(new Design.Alone());
    }

    private static TuningRun run(Bench bench) {
        return TuningRun.of(bench.experiment()).data(bench.data()).running(Running.onThreads(1));
    }

    @Test
    void tests_what_an_ablation_says_of_its_base() throws InterruptedException {
        TunedChain tuned = run(bench()).inMemory().get(0);
        Findings ablation = bench().design(new Design.LeaveOneOut()).run().inMemory();
        assertThat(tuned.tuned())
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*seconds", ".*track")
                .isEqualTo(ablation.study().evaluation("made", tuned.base()));
    }

    @Test
    void a_chain_of_one_link_is_tuned_too_and_penalties_with_it() throws InterruptedException {
        Bench bench =
                Bench.of(Chain.of(new Sgd(0.1)))
                        .design(new Design.Alone())
                        .regularize(new L2(0.01))
                        .tune(
                                6,
                                Dimension.log("sgd.learning-rate", 1e-3, 1),
                                Dimension.log("l2.strength", 1e-4, 1));
        TunedChain tuned = run(bench).inMemory().get(0);
        Map<String, Double> chosen = tuned.together().orElseThrow().setting().values();
        assertThat(chosen).containsOnlyKeys("sgd.learning-rate", "l2.strength");
        assertThat(tuned.arm().orElseThrow().regularizers())
                .containsExactly(new L2(chosen.getOrDefault("l2.strength", Double.NaN)));
    }

    @Test
    void goes_on_in_a_folder_and_shares_its_runs_with_an_ablation() throws Exception {
        List<TunedChain> first;
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            first = run(bench()).in(results);
        }
        AtomicInteger cached = new AtomicInteger();
        AtomicInteger total = new AtomicInteger();
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            List<TunedChain> again =
                    run(bench())
                            .progress(
                                    tally -> {
                                        cached.set(tally.cached());
                                        total.set(tally.total());
                                    })
                            .in(results);
            assertThat(again.get(0).candidates()).isEqualTo(first.get(0).candidates());
            assertThat(again.get(0).test()).isEqualTo(first.get(0).test());
            assertThat(cached.get()).isEqualTo(total.get()).isPositive();
        }
        AblationRun ablation = bench().design(new Design.LeaveOneOut()).run();
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            assertThat(ablation.cached(results)).isGreaterThanOrEqualTo(30);
            assertThat(ablation.in(results).study().evaluations()).hasSize(2);
        }
    }

    @Test
    void tunes_on_problems() throws InterruptedException {
        TunedChain tuned =
                TuningRun.of(
                                Ablation.of(new Sgd(0.1))
                                        .problem(new QuadraticValley(100, 4))
                                        .design(new Design.Alone())
                                        .replicates(3)
                                        .trials(6)
                                        .experiment())
                        .running(Running.onThreads(1))
                        .inMemory()
                        .get(0);
        assertThat(tuned.test().orElseThrow().estimate())
                .isLessThan(tuned.asWritten().orElseThrow().estimate());
        assertThat(tuned.experiment().primary()).isEqualTo(Measure.LOG_GAP);
    }

    @Test
    void needs_something_to_tune_that_the_chain_has() {
        assertThatThrownBy(() -> TuningRun.of(bench().tuneNothing().experiment()))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "Nothing is to be tuned: the experiment says 'tune: none'. Name a hyper-parameter, or leave the key out for the learning rate.");
        Bench bench = bench().tune(6, Dimension.log("nesterov.decay", 0.1, 0.9));
        assertThatThrownBy(() -> TuningRun.of(bench.experiment()))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "The chain has no nesterov.decay to tune: it is that of a variant. Leave it out.");
    }

    @Test
    void an_ablation_needs_another_design() {
        assertThatThrownBy(() -> AblationRun.of(bench().experiment()))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "The design 'alone' compares nothing. Tune the chain by itself with 'thalweg tune' or a TuningRun, or name another design.");
    }
}
