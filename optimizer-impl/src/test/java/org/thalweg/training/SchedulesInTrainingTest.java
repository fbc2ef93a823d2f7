package org.thalweg.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.Clock;
import org.thalweg.Per;
import org.thalweg.Schedule;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Chain;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Sgd;
import org.thalweg.schedules.StepDecay;
import org.thalweg.schedules.Warmup;

/** Learning rates of real runs: 3 minibatches an epoch, the last one smaller. */
class SchedulesInTrainingTest {

    private static final Dataset DATA =
            Dataset.of(new double[][] {{1}, {2}, {3}, {4}, {5}}, new double[5][1]);

    private static List<Double> rates(Schedule schedule, int epochs) {
        List<Double> rates = new ArrayList<>();
        Listener listener =
                new Listener() {
                    @Override
                    public void step(Variant variant, Clock clock, double loss) {
                        rates.add(variant.chain().rate(clock));
                    }
                };
        Fit fit =
                Training.of(new Linear(), new SquaredError())
                        .optimize(Chain.of(new Sgd(schedule)))
                        .batchSize(2)
                        .epochs(epochs)
                        .listen(listener)
                        .run(DATA);
        assertThat(fit.status()).isEqualTo(new Status.Finished());
        return rates;
    }

    @Test
    void a_warmup_in_steps_reaches_a_decay_in_epochs_which_then_halves_on_time() {
        List<Double> rates =
                rates(new Warmup(new StepDecay(0.1, 2, 0.5, Per.EPOCH), 6, 0, Per.STEP), 7);
        assertThat(rates.subList(0, 6)).allMatch(rate -> rate < 0.1).isSorted();
        assertThat(rates.subList(6, 12)).containsOnly(0.1);
        assertThat(rates.subList(12, 18)).containsOnly(0.05);
        assertThat(rates.subList(18, 21)).containsOnly(0.025);
    }
}
