package org.thalweg.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.Optimizer;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

/** Runs that end when their validation loss has not become less for some epochs, and go back to where it was the least. */
final class EarlyStoppingTest {

    private static final int EPOCHS = 60;

    private static Arm arm(String name, Optimizer... links) {
        return new Arm(name, Chain.of(links), List.of());
    }

    private static final List<Arm> ARMS =
            List.of(
                    arm("plain", new Sgd(0.05)),
                    arm("fast", new Momentum(0.9), new Sgd(0.05)),
                    arm("slow", new Sgd(1e-4)));

    private static Bench bench() {
        return Bench.of(ARMS.get(0).chain()).tuneNothing().epochs(EPOCHS);
    }

    private static List<Outcome> run(Bench bench, Phase phase, List<Arm> arms)
            throws InterruptedException {
        TrialKeys keys = new TrialKeys(bench.experiment(), bench.facts(), Map.of(), "1");
        return new TrialRunner(
                        bench.experiment(),
                        bench.data(),
                        keys,
                        new InMemoryResults(keys),
                        Progress.SILENT,
                        Running.onThreads(1))
                .outcomes(
                        phase,
                        arms.stream()
                                .map(arm -> new Trial(phase, "made", arm, Setting.NONE, 0))
                                .toList());
    }

    private static double[] validation(Outcome outcome) {
        return outcome.curve().stream().mapToDouble(Outcome.Point::validation).toArray();
    }

    @Test
    void a_run_ends_after_so_many_epochs_without_a_smaller_loss_and_has_its_best_parameters()
            throws InterruptedException {
        List<Outcome> whole = run(bench(), Phase.EVALUATE, ARMS);
        List<Outcome> stopped = run(bench().stopEarly(3), Phase.EVALUATE, ARMS);
        for (int i = 0; i < ARMS.size(); i++) {
            assertThat(stopped.get(i).is(Kind.OK)).isTrue();
            double[] losses = validation(whole.get(i));
            assertThat(losses).hasSize(EPOCHS);
            int end = endOf(losses, 3);
            assertThat(validation(stopped.get(i))).isEqualTo(Arrays.copyOf(losses, end));
            assertThat(stopped.get(i).measures().get(Measure.VALIDATION_LOSS))
                    .isEqualTo(Arrays.stream(losses).limit(end).min().orElseThrow());
        }
        assertThat(stopped.get(0).curve()).hasSizeLessThan(EPOCHS);
        // What still learns is not stopped.
        assertThat(stopped.get(2).curve()).hasSize(EPOCHS);
    }

    /** Returns after how many epochs a patient observer of the losses would stop. */
    private static int endOf(double[] losses, int patience) {
        int best = 0;
        for (int epoch = 1; epoch < losses.length; epoch++) {
            best = losses[epoch] < losses[best] ? epoch : best;
            if (epoch - best == patience) {
                return epoch + 1;
            }
        }
        return losses.length;
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"TUNE", "EVALUATE"})
    void the_rule_is_the_same_in_tuning_and_evaluation_and_does_not_depend_on_company(Phase phase)
            throws InterruptedException {
        List<Outcome> together = run(bench().stopEarly(2), phase, ARMS);
        List<Double> alone =
                IntStream.range(0, ARMS.size()).mapToObj(i -> alone(phase, ARMS.get(i))).toList();
        assertThat(together.stream().map(o -> o.measures().get(Measure.VALIDATION_LOSS)))
                .containsExactlyElementsOf(alone);
        List<Outcome> whole = run(bench(), phase, ARMS);
        assertThat(together.get(0).gradients()).isLessThan(whole.get(0).gradients());
    }

    private static double alone(Phase phase, Arm arm) {
        try {
            Outcome outcome = run(bench().stopEarly(2), phase, List.of(arm)).get(0);
            return Objects.requireNonNull(outcome.measures().get(Measure.VALIDATION_LOSS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
