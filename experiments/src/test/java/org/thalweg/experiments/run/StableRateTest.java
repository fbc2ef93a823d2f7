package org.thalweg.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.oracle.LinearProblem;
import org.thalweg.experiments.words.Noted;
import org.thalweg.losses.SoftmaxCrossEntropy;
import org.thalweg.models.Factorised;
import org.thalweg.models.HiddenLayer;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Sgd;
import org.thalweg.text.Numbers;

class StableRateTest {

    private static Bench bench() {
        return Bench.of(Chain.of(new ClipByGlobalNorm(1), new Sgd(0.1)));
    }

    private static double stable(Bench bench) {
        return StableRate.of(bench.experiment(), bench.data().get(0)).orElse(Double.NaN);
    }

    @Test
    void is_that_of_the_training_data_and_the_model() {
        LoadedData data = bench().data().get(0);
        Dataset train = data.split(0).train();
        LinearProblem problem = LinearProblem.of(train);
        assertThat(stable(bench())).isEqualTo(problem.spectrum().largestStableRate());
        assertThat(stable(bench().model(new Linear(false, 0))))
                .isEqualTo(problem.withoutBias().spectrum().largestStableRate());
    }

    @Test
    void is_unknown_for_other_models_and_losses() {
        assertThat(stable(bench().model(new Factorised()))).isNaN();
        assertThat(stable(bench().model(new HiddenLayer()))).isNaN();
        assertThat(stable(bench().loss(new SoftmaxCrossEntropy()))).isNaN();
    }

    @Test
    void a_range_beyond_it_is_noted_and_one_that_begins_below_it_is_not() throws Exception {
        Findings beyond = bench().tune(5, 50, 3).run().inMemory();
        assertThat(beyond.notes().stream().map(Noted::sentence))
                .contains(
                        "made: gradient descent is stable below a learning rate of "
                                + Numbers.rounded(stable(bench()), 3)
                                + " only, and the range begins at 5.");
        Findings below = bench().tune(0.01, 50, 3).run().inMemory();
        assertThat(below.notes().stream().map(Noted::sentence))
                .noneMatch(text -> text.contains("is stable below"));
    }
}
