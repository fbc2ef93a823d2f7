package org.thalweg.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.thalweg.Clock;
import org.thalweg.Optimizer;
import org.thalweg.Regularizer;
import org.thalweg.Tile;
import org.thalweg.data.Dataset;
import org.thalweg.data.Metric;
import org.thalweg.engine.Chain;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Adam;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.training.Status.Converged;
import org.thalweg.training.Status.Converged.Rule;
import org.thalweg.training.Status.Stopped;

/**
 * One weight w on the way from 0 to 3, with the objective (w − 3)² and its gradient 2(w − 3): at a rate of 0.05, after epoch t,
 * 9 · 0.81ᵗ and −6 · 0.9ᵗ.
 */
class StoppingTest {

    private static final Dataset THREE =
            Dataset.of(new double[][] {{1}, {-1}}, new double[][] {{3}, {-3}});
    private static final Training TRAINING =
            Training.of(new Linear(false, 0), new SquaredError())
                    .optimize(Chain.of(new Sgd(0.05)))
                    .epochs(400)
                    .seed(3);

    /** ½·strength·w² in the gradient. */
    record Ridge(double strength) implements Regularizer {
        @Override
        public double penalty(Tile tile) {
            double w = tile.parameters()[tile.from()];
            return strength / 2 * w * w;
        }

        @Override
        public void addGradient(Tile tile) {
            tile.update()[tile.from()] += strength * tile.parameters()[tile.from()];
        }
    }

    /** strength·|w| by its proximal map. */
    record Lasso(double strength) implements Regularizer {
        @Override
        public Form form() {
            return Form.THRESHOLD;
        }

        @Override
        public double penalty(Tile tile) {
            return strength * Math.abs(tile.parameters()[tile.from()]);
        }

        @Override
        public void proximal(Tile tile) {
            double w = tile.parameters()[tile.from()];
            double less = strength * tile.gain()[tile.from()];
            tile.parameters()[tile.from()] = Math.signum(w) * Math.max(0, Math.abs(w) - less);
        }
    }

    private static Epoch last(Fit fit) {
        return fit.history().get(fit.history().size() - 1);
    }

    private static Converged converged(Fit fit) {
        assertThat(fit.status()).isInstanceOf(Converged.class);
        return (Converged) fit.status();
    }

    @Test
    void ends_where_the_objective_is_as_small_as_was_asked_for() {
        Fit fit = TRAINING.stopAtValue(1).run(THREE);
        assertThat(converged(fit).step()).isEqualTo(11);
        assertThat(converged(fit).rule()).isEqualTo(Rule.VALUE);
        assertThat(converged(fit).value()).isEqualTo(fit.loss(THREE)).isBetween(0.81, 1.0);
        assertThat(fit.status()).hasToString("converged after step 11: objective 0.886");
        assertThat(fit.parameters()).isEqualTo(TRAINING.epochs(11).run(THREE).parameters());
        assertThat(fit.gradients()).isEqualTo(22);
    }

    @Test
    void ends_where_the_gradient_is_as_short() {
        Fit fit = TRAINING.stopAtGradientNorm(1).run(THREE);
        assertThat(fit.history()).hasSize(18);
        assertThat(converged(fit).rule()).isEqualTo(Rule.GRADIENT);
        assertThat(converged(fit).value()).isEqualTo(6 * Math.pow(0.9, 18), within(1e-12));
        assertThat(last(fit).gradients()).isEqualTo(fit.gradients()).isEqualTo(2 * 2 * 18);
    }

    @Test
    void ends_where_the_objective_hardly_changes() {
        Fit fit = TRAINING.regularize(new Ridge(2)).stopAtChange(0.01).run(THREE);
        assertThat(converged(fit).rule()).isEqualTo(Rule.CHANGE);
        List<Epoch> history = fit.history();
        for (int t = 1; t < history.size(); t++) {
            double before = history.get(t - 1).objective().getAsDouble();
            double after = history.get(t).objective().getAsDouble();
            assertThat((before - after) / before <= 0.01).isEqualTo(t == history.size() - 1);
        }
        assertThat(last(fit).objective().getAsDouble())
                .isEqualTo(fit.loss(THREE) + fit.penalty(), within(1e-15));
        assertThat(fit.penalty()).isPositive();
    }

    /** (w − 3)² + w² has its minimum at 1.5, (w − 3)² + |w| at 2.5, and (w − 3)² + 7|w| at 0, where its gradient is −6 or more. */
    @Test
    void the_gradient_vanishes_at_the_minimum_with_penalties_of_either_kind() {
        Fit ridge = TRAINING.regularize(new Ridge(2)).stopAtGradientNorm(1e-9).run(THREE);
        assertThat(converged(ridge).rule()).isEqualTo(Rule.GRADIENT);
        assertThat(ridge.parameters()[0]).isEqualTo(1.5, within(1e-9));
        Fit lasso = TRAINING.regularize(new Lasso(1)).stopAtGradientNorm(1e-9).run(THREE);
        assertThat(converged(lasso).rule()).isEqualTo(Rule.GRADIENT);
        assertThat(lasso.parameters()[0]).isEqualTo(2.5, within(1e-9));
        Fit strong = TRAINING.regularize(new Lasso(7)).stopAtGradientNorm(1e-9).run(THREE);
        assertThat(converged(strong)).isEqualTo(new Converged(1, Rule.GRADIENT, 0));
        assertThat(strong.parameters()[0]).isZero();
    }

    @Test
    void says_so_also_after_the_last_epoch_and_the_first_rule_where_several_are_met() {
        Training all = TRAINING.stopAtChange(0.5).stopAtGradientNorm(10).stopAtValue(10);
        assertThat(converged(all.epochs(1).run(THREE)).rule()).isEqualTo(Rule.VALUE);
        assertThat(converged(all.stopAtValue(-1).run(THREE)).rule()).isEqualTo(Rule.GRADIENT);
        assertThat(TRAINING.stopAtValue(-1).epochs(3).run(THREE).status())
                .isEqualTo(new Status.Finished());
    }

    @Test
    void an_objective_that_stands_still_has_converged_even_at_zero() {
        Training still = TRAINING.optimize(Chain.of(new Sgd(0)));
        assertThat(still.stopAtChange(1e-300).run(THREE).status())
                .isEqualTo(new Converged(2, Rule.CHANGE, 0));
        Dataset zero = Dataset.of(new double[][] {{1}}, new double[][] {{0}});
        assertThat(still.stopAtChange(1e-300).run(zero).status())
                .isEqualTo(new Converged(2, Rule.CHANGE, 0));
    }

    @Test
    void divergence_meets_no_rule() {
        Training away = TRAINING.optimize(Chain.of(new Sgd(1e60)));
        assertThat(away.stopAtChange(0.5).stopAtGradientNorm(1e-3).run(THREE).status())
                .isInstanceOf(Status.Diverged.class);
    }

    @Test
    void each_variant_in_lockstep_ends_by_itself_as_it_would_alone() {
        Training training =
                TRAINING.batchSize(1)
                        .stopAtGradientNorm(0.01)
                        .stopAtChange(1e-3)
                        .validation(THREE)
                        .metrics(Metric.RMSE);
        List<Variant> variants =
                List.of(
                        variant(new Sgd(0.05)),
                        variant(new Momentum(0.5), new Sgd(0.02)),
                        variant(new Adam(), new Sgd(0.05)));
        List<Fit> together = training.run(THREE, variants);
        assertThat(together.stream().map(fit -> fit.history().size()).distinct()).hasSize(3);
        for (int k = 0; k < variants.size(); k++) {
            Fit alone = training.optimize(variants.get(k).chain()).run(THREE);
            assertThat(together.get(k).parameters()).isEqualTo(alone.parameters());
            assertThat(together.get(k).history()).isEqualTo(alone.history());
            assertThat(together.get(k).status()).isEqualTo(alone.status());
            converged(alone);
        }
    }

    private static Variant variant(Optimizer... links) {
        Chain chain = Chain.of(links);
        return new Variant(chain.toString(), chain, List.of());
    }

    @Test
    void looking_does_not_change_what_is_trained() {
        double[] plain = TRAINING.epochs(20).batchSize(1).run(THREE).parameters();
        Training looking =
                TRAINING.epochs(20).batchSize(1).stopAtValue(-1).stopAtGradientNorm(1e-300);
        assertThat(looking.run(THREE).parameters()).isEqualTo(plain);
    }

    @Test
    void a_listener_may_stop_a_variant_before_any_step() {
        List<String> ends = new ArrayList<>();
        Listener impatient =
                new Listener() {
                    private long seen;

                    @Override
                    public void step(Variant variant, Clock clock, double loss) {
                        seen = clock.step();
                    }

                    @Override
                    public boolean stops(Variant variant) {
                        return variant.name().startsWith("adam") && seen == 5;
                    }

                    @Override
                    public void end(Variant variant, Status status) {
                        ends.add(variant.name() + " " + status);
                    }
                };
        Training training = TRAINING.batchSize(1).epochs(4).listen(impatient);
        List<Fit> fits =
                training.run(
                        THREE, List.of(variant(new Adam(), new Sgd(0.1)), variant(new Sgd(0.1))));
        assertThat(fits.get(0).status()).isEqualTo(new Stopped(5, Stopped.Reason.LISTENER));
        assertThat(fits.get(0).history()).hasSize(2);
        assertThat(ends)
                .containsExactly(
                        "adam(0.9) | sgd(0.1) stopped by a listener after step 5",
                        "sgd(0.1) finished");
        assertThat(fits.get(1).parameters())
                .isEqualTo(
                        TRAINING.batchSize(1)
                                .epochs(4)
                                .optimize(Chain.of(new Sgd(0.1)))
                                .run(THREE)
                                .parameters());
    }

    @Test
    void metrics_of_each_epoch_are_those_of_the_fit_by_then_in_the_units_of_the_data() {
        Dataset other = Dataset.of(new double[][] {{1}, {2}}, new double[][] {{4}, {5}});
        Training training =
                TRAINING.standardize().validation(other).metrics(Metric.RMSE, Metric.MAE);
        Fit fit = training.epochs(3).run(THREE);
        for (int t = 1; t <= 3; t++) {
            Fit then = training.epochs(t).run(THREE);
            Epoch epoch = fit.history().get(t - 1);
            assertThat(epoch.metrics())
                    .containsOnlyKeys(Metric.RMSE, Metric.MAE)
                    .containsEntry(Metric.RMSE, then.metric(Metric.RMSE, other))
                    .containsEntry(Metric.MAE, then.metric(Metric.MAE, other));
            assertThat(epoch.objective()).isEqualTo(OptionalDouble.empty());
        }
    }

    @Test
    void metrics_need_data_to_be_measured_on() {
        assertThatThrownBy(() -> TRAINING.metrics(Metric.RMSE, Metric.R2).run(THREE))
                .hasMessage(
                        "metrics(rmse, r2) needs validation data, of which they are measured. Give some with validation(…), or measure the fit.");
        assertThatThrownBy(() -> TRAINING.validation(THREE).metrics(Metric.ACCURACY).run(THREE))
                .hasMessage(
                        "The validation data have no accuracy, which needs targets that are classes. Leave it out of metrics(…).");
    }

    @Test
    void rules_that_can_mean_nothing_are_refused() {
        assertThatThrownBy(() -> TRAINING.stopAtValue(Double.NaN))
                .hasMessage("stopAtValue takes a finite number, got NaN.");
        assertThatThrownBy(() -> TRAINING.stopAtGradientNorm(0))
                .hasMessage("stopAtGradientNorm takes a finite number above 0, got 0.0.");
        assertThatThrownBy(() -> TRAINING.stopAtChange(Double.POSITIVE_INFINITY))
                .hasMessage("stopAtChange takes a finite number above 0, got Infinity.");
    }

    @Test
    void a_penalty_that_throws_when_it_is_asked_ends_the_run_as_failed() {
        record Broken(int value) implements Regularizer {
            @Override
            public double penalty(Tile tile) {
                throw new IllegalStateException("no value");
            }
        }
        Chain chain = Chain.of(new Sgd(0.05));
        Variant broken = new Variant("broken", chain, List.of(new Broken(1)));
        Variant whole = new Variant("whole", chain, List.of());
        List<Fit> fits = TRAINING.stopAtValue(1).run(THREE, List.of(broken, whole));
        assertThat(fits.get(0).status()).isInstanceOf(Status.Failed.class);
        assertThat(fits.get(1).status()).isInstanceOf(Converged.class);
        assertThat(Optional.of(fits.get(0).history())).contains(List.of());
    }
}
