package org.thalweg.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
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
import org.thalweg.schedules.CosineDecay;
import org.thalweg.schedules.StepDecay;
import org.thalweg.schedules.Warmup;

/** Learning rates of real runs: 3 minibatches an epoch, the last one smaller. */
class SchedulesInTrainingTest {

    private static final Dataset DATA =
            Dataset.of(
                    new double[][] {{1}, {2}, {3}, {4}, {5}},
                    new double[][] {{3}, {1}, {4}, {1}, {5}});

    private static List<Double> rates(Schedule schedule, int epochs) {
        List<Double> rates = new ArrayList<>();
        Listener listener =
                new Listener() {
                    @Override
                    public void step(Variant variant, Clock clock, double loss) {
                        rates.add(schedule.at(clock));
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

    @Test
    void a_cosine_over_what_a_warmup_leaves_ends_at_the_minimum_in_the_last_step() {
        Schedule cosine = new CosineDecay(0.1, 0, 0.001, Per.STEP, true);
        List<Double> rates = rates(new Warmup(cosine, 4, 0, Per.STEP), 5);
        assertThat(rates).hasSize(15);
        assertThat(rates.subList(0, 5)).isSorted().endsWith(0.1);
        assertThat(rates.subList(4, 15)).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(rates.subList(13, 15)).first().isNotEqualTo(0.001);
        assertThat(rates).endsWith(0.001);
    }

    @Test
    void a_cosine_by_default_lasts_for_the_run_and_still_moves_in_its_last_epoch() {
        List<Double> rates = rates(new CosineDecay(), 4);
        assertThat(rates.subList(0, 3)).containsOnly(0.1);
        assertThat(rates.subList(9, 12)).hasSize(3).allMatch(rate -> rate > 0 && rate < 0.03);
    }

    @Test
    void a_run_resumed_to_the_same_end_has_the_same_rates() {
        Chain chain = Chain.of(new Sgd(new Warmup(new CosineDecay(), 4, 0, Per.STEP)));
        Training training =
                Training.of(new Linear(), new SquaredError()).optimize(chain).batchSize(2);
        Training whole = training.epochs(6);
        Fit part = whole.listen(interruptAt(8)).run(DATA);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(whole.resume(part.checkpoint()).run(DATA).checkpoint())
                .isEqualTo(whole.run(DATA).checkpoint());
    }

    private static Listener interruptAt(long step) {
        return new Listener() {
            @Override
            public void step(Variant variant, Clock clock, double loss) {
                if (clock.step() == step) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }
}
