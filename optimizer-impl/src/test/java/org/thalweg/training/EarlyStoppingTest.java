package org.thalweg.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.Clock;
import org.thalweg.Optimizer;
import org.thalweg.Step;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Chain;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Adam;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.training.Status.StoppedEarly;

/**
 * One weight on the way from 0 to 3, and validation data that want 1.5. With a rate of 0.05 it is 3(1 − 0.9ᵗ) after epoch t:
 * 1.41, 1.57, 1.71 for t = 6, 7, 8. So epoch 7 is the best.
 */
class EarlyStoppingTest {

    private static final Dataset THREE = slope(3, 1);
    private static final Training TRAINING =
            Training.of(new Linear(false, 0), new SquaredError())
                    .optimize(Chain.of(new Sgd(0.05)))
                    .validation(slope(1.5, 1))
                    .epochs(40)
                    .seed(3);

    /** y = slope · x at x = ± scale. */
    private static Dataset slope(double slope, double scale) {
        return Dataset.of(
                new double[][] {{scale}, {-scale}},
                new double[][] {{slope * scale}, {-slope * scale}});
    }

    private static Variant variant(Optimizer... links) {
        Chain chain = Chain.of(links);
        return new Variant(chain.toString(), chain, List.of());
    }

    /** Ascends to infinity in one step. */
    record Exploding(long step) implements Optimizer {
        @Override
        public Kernel kernel(Step now) {
            return now.clock().step() == step
                    ? tile -> Arrays.fill(tile.update(), Double.POSITIVE_INFINITY)
                    : tile -> {};
        }
    }

    @Test
    void ends_when_patience_does_and_returns_to_the_best_epoch() {
        Fit fit = TRAINING.stopEarly(2).run(THREE);
        assertThat(fit.status()).isEqualTo(new StoppedEarly(9, 7));
        assertThat(fit.status()).hasToString("stopped early after step 9, best after epoch 7");
        assertThat(fit.history()).isEqualTo(TRAINING.epochs(9).run(THREE).history());
        assertThat(fit.best()).contains(fit.history().get(6));
        assertThat(fit.parameters()).isEqualTo(TRAINING.epochs(7).run(THREE).parameters());
        assertThat(fit.loss(slope(1.5, 1)))
                .isEqualTo(fit.best().get().validationLoss().getAsDouble());
    }

    @Test
    void returns_to_the_best_epoch_also_when_all_were_trained() {
        double[] best = TRAINING.epochs(7).run(THREE).parameters();
        for (int patience : new int[] {2, 50}) {
            Fit fit = TRAINING.epochs(9).stopEarly(patience).run(THREE);
            assertThat(fit.status()).isEqualTo(new Status.Finished());
            assertThat(fit.parameters()).isEqualTo(best);
            assertThat(fit.best().get().number()).isEqualTo(7);
        }
    }

    @Test
    void takes_the_first_of_equal_losses_and_no_equal_one_for_progress() {
        Training still = TRAINING.optimize(Chain.of(new Sgd(0))).stopEarly(3);
        assertThat(still.run(THREE).status()).isEqualTo(new StoppedEarly(4, 1));
    }

    @Test
    void has_no_best_epoch_where_none_is_asked_for_or_none_has_ended() {
        assertThat(TRAINING.run(THREE).best()).isEmpty();
        Fit none = TRAINING.epochs(0).stopEarly(1).run(THREE);
        assertThat(none.best()).isEmpty();
        assertThat(none.status()).isEqualTo(new Status.Finished());
        assertThat(none.parameters()).isEqualTo(none.untrained().parameters());
    }

    @Test
    void ends_each_of_many_when_it_would_end_alone() {
        List<Variant> variants =
                List.of(
                        variant(new Sgd(0.05)),
                        variant(new Sgd(0.02)),
                        variant(new Sgd(1e200)),
                        variant(new Exploding(5), new Sgd(0.05)),
                        variant(new Sgd(1e-4)),
                        variant(new Momentum(0.9), new Sgd(0.02)),
                        variant(new ClipByGlobalNorm(1), new Adam(), new Sgd(0.3)));
        Training training = TRAINING.stopEarly(3).batchSize(1);
        List<Fit> together = training.run(THREE, variants);
        for (int k = 0; k < variants.size(); k++) {
            Fit alone = training.run(THREE, List.of(variants.get(k))).get(0);
            assertThat(together.get(k).status()).isEqualTo(alone.status());
            assertThat(together.get(k).history()).isEqualTo(alone.history());
            assertThat(together.get(k).parameters()).isEqualTo(alone.parameters());
            assertThat(together.get(k).checkpoint()).isEqualTo(alone.checkpoint());
        }
        // Two steps an epoch: 3(1 − 0.81ᵗ) is nearest to 1.5 at t = 3, 3(1 − 0.9216ᵗ) at t = 9.
        assertThat(together.subList(0, 5))
                .extracting(fit -> fit.history().size())
                .containsExactly(6, 12, 0, 2, 40);
    }

    @Test
    void is_saved_from_divergence_by_an_epoch_that_ended_before() {
        Fit fit =
                TRAINING.optimize(Chain.of(new Exploding(5), new Sgd(0.05)))
                        .stopEarly(9)
                        .run(THREE);
        assertThat(fit.status()).isEqualTo(new StoppedEarly(5, 4));
        assertThat(fit.parameters()).isEqualTo(TRAINING.epochs(4).run(THREE).parameters());
        assertThat(fit.checkpoint().state().parameters()).containsOnly(Double.NEGATIVE_INFINITY);
    }

    @Test
    void diverges_before_the_end_of_the_first_epoch_as_without() {
        Training soon = TRAINING.optimize(Chain.of(new Exploding(2), new Sgd(0.05))).batchSize(1);
        Fit fit = soon.stopEarly(9).run(THREE);
        assertThat(fit.status()).isEqualTo(new Status.Diverged(2));
        assertThat(fit.best()).isEmpty();
    }

    /** The sum of both losses, 2(w·10¹⁵⁵)², overflows from w = 0.0948 on, which 3(1 − 0.998ᵗ) reaches at t = 17. */
    @Test
    void counts_a_validation_loss_that_is_not_finite_as_divergence() {
        Training slow = TRAINING.optimize(Chain.of(new Sgd(0.001))).stopEarly(39);
        assertThat(slow.validation(slope(0, 1e155)).run(THREE).status())
                .isEqualTo(new StoppedEarly(17, 1));
        assertThat(slow.validation(slope(0, 1e160)).run(THREE).status())
                .isEqualTo(new Status.Diverged(1));
    }

    @Test
    void keeps_the_best_epoch_of_a_run_that_is_interrupted() {
        Listener interrupt =
                new Listener() {
                    @Override
                    public void step(Variant variant, Clock clock, double loss) {
                        if (clock.step() == 9) {
                            Thread.currentThread().interrupt();
                        }
                    }
                };
        Fit fit = TRAINING.stopEarly(9).listen(interrupt).run(THREE);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(fit.status())
                .isEqualTo(new Status.Stopped(9, Status.Stopped.Reason.INTERRUPTED));
        assertThat(fit.parameters()).isEqualTo(TRAINING.epochs(7).run(THREE).parameters());
    }

    @Test
    void shows_listeners_at_the_end_the_parameters_that_it_returns_to() {
        List<double[]> seen = new ArrayList<>();
        Listener listener =
                new Listener() {
                    @Override
                    public void parameters(Variant variant, double[] parameters) {
                        seen.add(parameters.clone());
                    }
                };
        TRAINING.stopEarly(2).listen(listener).run(THREE);
        assertThat(seen).hasSize(10);
        assertThat(seen.get(8)).isNotEqualTo(seen.get(6));
        assertThat(seen.get(9)).isEqualTo(seen.get(6));
    }

    @Test
    void leaves_a_checkpoint_of_its_last_step_from_which_training_without_it_goes_on() {
        Training momentum = TRAINING.optimize(Chain.of(new Momentum(0.9), new Sgd(0.02)));
        Fit stopped = momentum.stopEarly(2).run(THREE);
        assertThat(stopped.status()).isInstanceOf(StoppedEarly.class);
        Fit resumed = momentum.resume(stopped.checkpoint()).run(THREE);
        assertThat(resumed.checkpoint()).isEqualTo(momentum.run(THREE).checkpoint());
    }

    @Test
    void goes_on_from_a_checkpoint_with_the_best_epoch_so_far() {
        Fit whole = TRAINING.stopEarly(4).run(THREE);
        for (int epochs : new int[] {1, 6, 8, 10}) {
            Fit part = TRAINING.epochs(epochs).stopEarly(4).run(THREE);
            Fit resumed = TRAINING.stopEarly(4).resume(part.checkpoint()).run(THREE);
            assertThat(resumed.status())
                    .isEqualTo(whole.status())
                    .isEqualTo(new StoppedEarly(11, 7));
            assertThat(resumed.parameters()).isEqualTo(whole.parameters());
            assertThat(resumed.best()).isEqualTo(whole.best());
            assertThat(resumed.checkpoint()).isEqualTo(whole.checkpoint());
        }
    }

    @Test
    void has_no_more_patience_after_a_checkpoint_but_when_given_more() {
        Fit stopped = TRAINING.stopEarly(2).run(THREE);
        Fit still = TRAINING.stopEarly(2).resume(stopped.checkpoint()).run(THREE);
        assertThat(still.status()).isEqualTo(stopped.status());
        assertThat(still.checkpoint()).isEqualTo(stopped.checkpoint());
        Fit longer = TRAINING.stopEarly(5).resume(stopped.checkpoint()).run(THREE);
        assertThat(longer.status()).isEqualTo(new StoppedEarly(12, 7));
        assertThat(longer.parameters()).isEqualTo(stopped.parameters());
    }

    @Test
    void says_what_it_needs_and_what_it_does_not_go_with() {
        assertThatThrownBy(() -> TRAINING.stopEarly(0))
                .hasMessage("patience must be at least 1, got 0.");
        Training blind = Training.of(new Linear(), new SquaredError()).stopEarly(5);
        assertThatThrownBy(() -> blind.run(THREE))
                .hasMessage(
                        "stopEarly(5) needs validation data, by whose loss it judges. Give some with validation(…), or train all epochs.");
        Fit part = TRAINING.epochs(1).run(THREE);
        assertThatThrownBy(() -> TRAINING.stopEarly(5).resume(part.checkpoint()).run(THREE))
                .hasMessage(
                        "stopEarly(5) needs the best parameters so far, which the checkpoint of a training that was not to stop early does not hold. Start anew, or resume without stopping early.");
    }
}
