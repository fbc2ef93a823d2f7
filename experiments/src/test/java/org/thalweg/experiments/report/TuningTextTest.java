package org.thalweg.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.TuningRun;
import org.thalweg.experiments.findings.TunedChain;
import org.thalweg.experiments.run.Running;
import org.thalweg.experiments.spec.Design;
import org.thalweg.experiments.spec.Dimension;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.regularizers.L2;

class TuningTextTest {

    private static TunedChain tuned(Bench bench) throws InterruptedException {
        return TuningRun.of(bench.design(new Design.Alone()).experiment())
                .data(bench.data())
                .running(Running.onThreads(1))
                .inMemory()
                .get(0);
    }

    private static Bench bench() {
        return Bench.of(Chain.of(new Momentum(0.5), new Sgd(0.1))).folds(3, 1);
    }

    @Test
    void several_hyper_parameters_fit_any_terminal_best_first() throws InterruptedException {
        TunedChain tuned =
                tuned(
                        bench().regularize(new L2(0.01))
                                .tune(
                                        24,
                                        Dimension.log("sgd.learning-rate", 1e-3, 0.1),
                                        Dimension.uniform("momentum.decay", 0, 0.9),
                                        Dimension.log("l2.strength", 1e-4, 1)));
        for (int width = 20; width <= 200; width += 5) {
            assertThat(TuningText.print(tuned, width)).as("%s", width).contains("chosen");
        }
        String wide = TuningText.print(tuned, 200);
        assertThat(wide.lines().toList().get(1))
                .containsSubsequence("sgd.learning-rate", "momentum.decay", "l2.strength");
        assertThat(wide.lines().toList().get(2)).endsWith("chosen");
        assertThat(wide)
                .contains("each by itself: l2.strength median")
                .contains(" more, with higher values\n");
    }

    @Test
    void what_is_out_of_time_has_not_diverged() throws InterruptedException {
        assertThat(TuningText.print(tuned(bench().limit(Duration.ofNanos(1))), 200))
                .contains("out of time after step ", "Allow more with --limit.")
                .doesNotContain("smaller values", "NaN");
    }

    @Test
    void noise_is_not_learned() throws InterruptedException {
        assertThat(TuningText.print(tuned(bench().pureNoise()), 200))
                .contains("nothing learned: neither what was tuned nor the chain as written is");
        assertThat(TuningText.print(tuned(bench()), 200)).doesNotContain("nothing learned");
    }

    @Test
    void the_protocol_decides_on_intervals_and_names() throws InterruptedException {
        assertThat(TuningText.print(tuned(bench().folds(2, 1)), 200))
                .contains("no intervals: fewer than 3 replicates; so nothing is said of which")
                .doesNotContain("[", "  may be the best\n", "which may be nothing");
        assertThat(TuningText.print(tuned(bench().oneTestSet(4)), 200))
                .contains("mean over 4 draws\n", "chosen in draws", "(95 %), on this test set\n")
                .contains("each draw tuned by itself");
        assertThat(TuningText.print(tuned(bench().folds(4, 2)), 200))
                .contains("mean over 2 rounds of 4 folds\n");
        assertThat(TuningText.print(tuned(bench().primary(Measure.VALIDATION_LOSS)), 200))
                .contains("measured on the rows that it was tuned by")
                .doesNotContain("tested on rows");
    }

    @Test
    void one_hyper_parameter_is_shown_from_small_to_large() throws InterruptedException {
        String text = TuningText.print(tuned(bench()), 120);
        assertThat(text.lines().skip(2).limit(6).map(line -> line.strip().replaceAll(" .*", "")))
                .containsExactly("0.001", "0.00398107", "0.0158489", "0.0630957", "0.251189", "1");
        for (int width = 20; width <= 120; width += 5) {
            assertThat(TuningText.print(tuned(bench()), width)).contains("TEST");
        }
    }
}
