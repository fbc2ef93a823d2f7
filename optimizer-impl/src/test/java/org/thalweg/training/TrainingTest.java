package org.thalweg.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyDouble;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;
import org.thalweg.Block;
import org.thalweg.Clock;
import org.thalweg.Loss;
import org.thalweg.Optimizer;
import org.thalweg.Regularizer;
import org.thalweg.Slot;
import org.thalweg.Step;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.data.Dataset;
import org.thalweg.data.Metric;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Tap;
import org.thalweg.losses.Logistic;
import org.thalweg.losses.SoftmaxCrossEntropy;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Adam;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.RmsProp;
import org.thalweg.optimizers.Sgd;
import org.thalweg.wrappers.Accumulate;

class TrainingTest {

    private static final Dataset LINE = line(50);
    private static final Chain MOMENTUM = Chain.of(new Momentum(0.9), new Sgd(0.05));
    private static final Training TRAINING =
            Training.of(new Linear(), new SquaredError())
                    .optimize(MOMENTUM)
                    .batchSize(8)
                    .epochs(30)
                    .seed(3);

    /** y = 3x₁ − 2x₂ + 1, exactly. */
    private static Dataset line(int instances) {
        SplittableRandom random = new SplittableRandom(1);
        double[][] x = new double[instances][];
        double[][] y = new double[instances][];
        for (int n = 0; n < instances; n++) {
            x[n] = random.doubles(2, -1, 1).toArray();
            y[n] = new double[] {3 * x[n][0] - 2 * x[n][1] + 1};
        }
        return Dataset.of(x, y);
    }

    @Test
    void finds_the_line_that_the_data_lie_on() {
        Fit fit = TRAINING.epochs(100).run(LINE);
        assertThat(fit.status()).isEqualTo(new Status.Finished());
        assertThat(fit.parameter("W")[0][0]).isCloseTo(3, Offset.offset(1e-6));
        assertThat(fit.parameter("W")[0][1]).isCloseTo(-2, Offset.offset(1e-6));
        assertThat(fit.parameter("b")[0][0]).isCloseTo(1, Offset.offset(1e-6));
        assertThat(fit.metric(Metric.RMSE, LINE)).isLessThan(1e-6);
        assertThat(fit.history()).hasSize(100);
        assertThat(fit.history().get(99).lastStep()).isEqualTo(700);
        assertThat(fit.history().get(99).loss()).isLessThan(1e-10);
    }

    @Test
    void measures_what_it_was_before_training() {
        Fit fit = TRAINING.run(LINE);
        // The linear model starts at 0, so it predicts 0.
        double[] zeros = new double[LINE.size()];
        assertThat(fit.untrainedMetric(Metric.MSE, LINE)).isEqualTo(Metric.MSE.of(zeros, LINE));
        assertThat(fit.untrainedMetric(Metric.MSE, LINE))
                .isCloseTo(fit.untrainedLoss(LINE), Offset.offset(1e-12));
    }

    @Test
    void comes_to_the_same_bits_whatever_the_number_of_threads() {
        Dataset many = line(5000);
        for (int batchSize : new int[] {700, 2500, 5000}) {
            Training training = TRAINING.batchSize(batchSize).epochs(3).validation(many);
            Fit one = training.run(many);
            Fit two = training.threads(2).run(many);
            assertThat(two.parameters()).isEqualTo(one.parameters());
            assertThat(two.history()).isEqualTo(one.history());
        }
    }

    @Test
    void goes_through_the_data_as_they_are_where_all_are_one_block() {
        Training inOrder = TRAINING.batchSize(10).epochs(1).shuffleBlock(LINE.size());
        double[] other = inOrder.seed(77).run(LINE).parameters();
        assertThat(inOrder.run(LINE).parameters()).isEqualTo(other);
        assertThat(inOrder.shuffleBlock(10).run(LINE).parameters()).isNotEqualTo(other);
    }

    @Test
    void needs_a_thread_and_an_instance_in_a_block() {
        assertThatThrownBy(() -> TRAINING.threads(0))
                .hasMessage("threads must be at least 1, got 0.");
        assertThatThrownBy(() -> TRAINING.shuffleBlock(0))
                .hasMessage("shuffleBlock must be at least 1, got 0.");
    }

    /** Asks for the gradient of the minibatch once more in every step. */
    record AskingTwice() implements Optimizer {
        @Override
        public Kernel kernel(Step step) {
            return tile -> step.evaluate(tile.parameters(), new double[tile.to()]);
        }
    }

    @Test
    void counts_the_gradients_that_were_computed() {
        Fit once = TRAINING.epochs(2).run(LINE);
        assertThat(once.gradients()).isEqualTo(100);
        assertThat(once.history()).extracting(Epoch::gradients).containsExactly(50L, 100L);
        Chain twice = Chain.of(new AskingTwice(), new Sgd(0.05));
        assertThat(TRAINING.optimize(twice).epochs(2).run(LINE).gradients()).isEqualTo(200);
    }

    @Test
    void a_listener_may_hear_what_every_part_makes_of_every_step() {
        List<String> heard = new ArrayList<>();
        Tap tap =
                new Tap() {
                    @Override
                    public void gradient(double[] gradient) {
                        heard.add("gradient " + gradient.length);
                    }

                    @Override
                    public void worked(String path, double[] before, double[] after) {
                        heard.add(path);
                    }

                    @Override
                    public void stepped(double[] update, double[] parameters) {
                        heard.add("stepped");
                    }
                };
        Listener listener =
                new Listener() {
                    @Override
                    public Optional<Tap> tap(Variant variant) {
                        return Optional.of(tap);
                    }
                };
        Chain chain = Chain.of(new Accumulate(1, Chain.of(new Momentum(), new Sgd(0.05))));
        Training training = TRAINING.optimize(chain).batchSize(50).epochs(1);
        Fit fit = training.watch().listen(listener).run(LINE);
        assertThat(heard)
                .containsExactly(
                        "gradient 3",
                        "accumulate",
                        "accumulate/momentum",
                        "accumulate/sgd",
                        "accumulate",
                        "stepped");
        assertThat(fit.parameters()).isEqualTo(training.run(LINE).parameters());
        assertThat(fit.activity()).containsKey("accumulate/momentum.fired");
    }

    /** The mean of the parameters that the steps led to. */
    record Mean() implements Optimizer {
        @Override
        public List<Slot> slots(List<Block> blocks) {
            return List.of(Slot.evaluated("mean"));
        }

        @Override
        public Kernel kernel(Step step) {
            return tile -> {};
        }

        @Override
        public Optional<Kernel> afterStep(Step step) {
            double share = 1.0 / step.clock().step();
            return Optional.of(
                    tile -> {
                        double[] mean = tile.slot("mean");
                        for (int i = tile.from(); i < tile.to(); i++) {
                            mean[i] += share * (tile.parameters()[i] - mean[i]);
                        }
                    });
        }
    }

    @Test
    void is_evaluated_where_a_link_says_and_goes_on_from_the_parameters() {
        Chain plain = Chain.of(new Sgd(0.05));
        Chain mean = plain.then(new Mean());
        List<double[]> seen = new ArrayList<>();
        Listener listener =
                new Listener() {
                    @Override
                    public void parameters(Variant variant, double[] parameters) {
                        seen.add(parameters.clone());
                    }
                };
        Training training = TRAINING.epochs(2).validation(LINE);
        Fit there = training.optimize(plain).run(LINE);
        Fit fit = training.optimize(mean).listen(listener).run(LINE);
        assertThat(fit.checkpoint().state().parameters()).isEqualTo(there.parameters());
        assertThat(fit.parameters()).isNotEqualTo(there.parameters());
        assertThat(fit.checkpoint().state().slots().get("mean.mean")).isEqualTo(fit.parameters());
        assertThat(seen.get(1)).isEqualTo(fit.parameters());
        assertThat(fit.history().get(1).validationLoss()).hasValue(fit.loss(LINE));
        Fit resumed =
                training.optimize(mean)
                        .resume(training.epochs(1).optimize(mean).run(LINE).checkpoint())
                        .run(LINE);
        assertThat(resumed.parameters()).isEqualTo(fit.parameters());
    }

    @Test
    void shows_listeners_the_parameters_after_every_epoch_and_at_the_end() {
        List<double[]> seen = new ArrayList<>();
        Listener listener =
                new Listener() {
                    @Override
                    public void parameters(Variant variant, double[] parameters) {
                        seen.add(parameters.clone());
                    }
                };
        Fit fit = TRAINING.epochs(2).listen(listener).run(LINE);
        assertThat(seen).hasSize(3);
        assertThat(seen.get(0)).isEqualTo(TRAINING.epochs(1).run(LINE).parameters());
        assertThat(seen.get(2)).isEqualTo(fit.parameters());
    }

    @Test
    void says_which_parameters_there_are() {
        Fit fit = TRAINING.epochs(1).run(LINE);
        assertThatThrownBy(() -> fit.parameter("V"))
                .hasMessage("The model has no parameter 'V'. It has W, b.");
    }

    @Test
    void predicts_in_the_units_of_the_file_when_it_trained_in_others() {
        Fit fit = TRAINING.standardize().epochs(100).run(LINE);
        double[][] predictions = fit.predict(LINE);
        for (int n = 0; n < LINE.size(); n++) {
            assertThat(predictions[n][0]).isCloseTo(LINE.target(n, 0), Offset.offset(1e-6));
        }
    }

    @Test
    void predicts_probabilities_for_classes() {
        Dataset yesOrNo =
                Dataset.of(
                        new double[][] {{-2}, {-1}, {1}, {2}}, new double[][] {{0}, {0}, {1}, {1}});
        Fit fit =
                Training.of(new Linear(), new Logistic())
                        .optimize(Chain.of(new Sgd(0.5)))
                        .epochs(200)
                        .run(yesOrNo);
        assertThat(fit.predict(yesOrNo)[3][0]).isBetween(0.9, 1.0);
        assertThat(fit.metric(Metric.ACCURACY, yesOrNo)).isEqualTo(1);
    }

    @Test
    void trains_each_of_many_to_the_bits_it_has_alone() {
        List<Variant> variants =
                List.of(
                        variant(new Sgd(0.05)),
                        variant(new Momentum(0.9), new Sgd(0.05)),
                        variant(new Sgd(1e200)),
                        variant(new ClipByGlobalNorm(0.1), new Adam(), new Sgd(0.05)),
                        variant(new RmsProp(), new Sgd(0.01)));
        List<Fit> together = TRAINING.run(LINE, variants);
        for (int k = 0; k < variants.size(); k++) {
            Fit alone = TRAINING.run(LINE, List.of(variants.get(k))).get(0);
            assertThat(together.get(k).parameters()).isEqualTo(alone.parameters());
            assertThat(together.get(k).history()).isEqualTo(alone.history());
            assertThat(together.get(k).status()).isEqualTo(alone.status());
        }
    }

    private static Variant variant(Optimizer... links) {
        Chain chain = Chain.of(links);
        return new Variant(chain.toString(), chain, List.of());
    }

    @Test
    void resumes_bit_for_bit_from_a_checkpoint() {
        Fit whole = TRAINING.epochs(6).run(LINE);
        for (int epochs : new int[] {0, 1, 5}) {
            Fit part = TRAINING.epochs(epochs).run(LINE);
            Fit resumed = TRAINING.epochs(6).resume(part.checkpoint()).run(LINE);
            assertThat(resumed.parameters()).isEqualTo(whole.parameters());
            assertThat(resumed.checkpoint()).isEqualTo(whole.checkpoint());
        }
    }

    @Test
    void resumes_bit_for_bit_from_the_middle_of_an_epoch() {
        Fit whole = TRAINING.epochs(6).run(LINE);
        for (int stop : new int[] {1, 10, 14, 41}) {
            Fit part = TRAINING.epochs(6).listen(interruptAt(stop)).run(LINE);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(part.status())
                    .isEqualTo(new Status.Stopped(stop, Status.Stopped.Reason.INTERRUPTED));
            Fit resumed = TRAINING.epochs(6).resume(part.checkpoint()).run(LINE);
            assertThat(resumed.checkpoint()).isEqualTo(whole.checkpoint());
        }
    }

    @Test
    void tells_every_clock_how_long_the_run_is_to_be() {
        List<Clock> clocks = new ArrayList<>();
        Listener listener =
                new Listener() {
                    @Override
                    public void step(Variant variant, Clock clock, double loss) {
                        clocks.add(clock);
                    }
                };
        Fit part = TRAINING.epochs(1).run(LINE);
        TRAINING.epochs(3).resume(part.checkpoint()).listen(listener).run(LINE);
        long steps = part.checkpoint().clock().step();
        Optional<Clock.Run> run = Optional.of(new Clock.Run(steps, 3 * steps));
        assertThat(clocks).hasSize((int) (2 * steps)).allMatch(clock -> clock.run().equals(run));
        assertThat(clocks.get(0).step()).isEqualTo(steps + 1);
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

    @Test
    void refuses_the_checkpoint_of_another_chain() {
        Fit other = TRAINING.optimize(Chain.of(new Adam(), new Sgd(0.05))).epochs(1).run(LINE);
        assertThatThrownBy(() -> TRAINING.resume(other.checkpoint()).run(LINE))
                .hasMessage(
                        "The checkpoint was made with the links [adam, sgd], this run has [momentum, sgd]. Continue with what it was made with, or start anew.");
    }

    @Test
    void ends_as_diverged_at_the_step_that_shows_it() {
        Fit fit = TRAINING.optimize(Chain.of(new Sgd(1e200))).run(LINE);
        assertThat(fit.status()).isEqualTo(new Status.Diverged(2));
        assertThat(fit.status()).hasToString("diverged at step 2");
        assertThat(fit.history()).isEmpty();
    }

    private static final String BROKEN =
            "broken (org.thalweg.training.TrainingTest$1Broken): java.lang.";

    @Test
    void throws_what_a_link_throws_and_spares_the_others() {
        record Broken() implements Optimizer {
            @Override
            public Kernel kernel(Step step) {
                throw new IllegalStateException("no");
            }
        }
        assertThatThrownBy(() -> TRAINING.optimize(Chain.of(new Broken())).run(LINE))
                .hasMessage(BROKEN + "IllegalStateException: no");
        List<Fit> fits = TRAINING.run(LINE, List.of(variant(new Broken()), variant(new Sgd(0.05))));
        assertThat(fits.get(0).status())
                .hasToString("failed at step 1: " + BROKEN + "IllegalStateException: no");
        assertThat(fits.get(1).status()).isEqualTo(new Status.Finished());
    }

    @Test
    void a_minibatch_may_be_larger_than_any_data_and_a_limit_longer_than_any_time() {
        double[] whole = TRAINING.batchSize(LINE.size()).run(LINE).parameters();
        for (int size : new int[] {LINE.size() + 1, Integer.MAX_VALUE - 1, Integer.MAX_VALUE}) {
            assertThat(TRAINING.batchSize(size).run(LINE).parameters()).isEqualTo(whole);
        }
        for (Duration limit :
                List.of(Duration.ofSeconds(Long.MAX_VALUE), Duration.ofNanos(Long.MAX_VALUE))) {
            assertThat(TRAINING.limit(limit).run(LINE).status()).isEqualTo(new Status.Finished());
        }
        assertThat(TRAINING.limit(Duration.ofSeconds(Long.MIN_VALUE)).run(LINE).status())
                .isEqualTo(new Status.Stopped(0, Status.Stopped.Reason.TIME_LIMIT));
    }

    @Test
    void there_must_be_something_to_train_on() {
        assertThatThrownBy(() -> TRAINING.run(LINE.select(new int[0])))
                .hasMessage("There are 0 instances to train on. Give one.");
    }

    @Test
    void stops_when_time_is_up() {
        Fit fit = TRAINING.limit(Duration.ZERO).run(LINE);
        assertThat(fit.status()).isEqualTo(new Status.Stopped(0, Status.Stopped.Reason.TIME_LIMIT));
        assertThat(fit.status()).hasToString("out of time after step 0");
    }

    @Test
    void tells_listeners_steps_epochs_and_the_end() {
        Listener listener = mock(Listener.class);
        TRAINING.epochs(2).listen(listener).run(LINE);
        verify(listener, times(14)).step(any(), any(), anyDouble());
        InOrder order = inOrder(listener);
        order.verify(listener, times(2)).epoch(any(), any());
        order.verify(listener).end(any(), any(Status.Finished.class));
    }

    @Test
    void measures_validation_data_after_each_epoch() {
        Fit fit = TRAINING.validation(LINE).epochs(3).run(LINE);
        assertThat(fit.history())
                .allSatisfy(epoch -> assertThat(epoch.validationLoss()).isPresent());
        assertThat(fit.history().get(2).validationLoss().getAsDouble()).isEqualTo(fit.loss(LINE));
    }

    @Test
    void sees_every_instance_once_an_epoch_in_another_order_each_time() {
        List<Double> losses = new ArrayList<>();
        Listener remember =
                new Listener() {
                    @Override
                    public void step(Variant variant, Clock clock, double loss) {
                        losses.add(loss);
                    }
                };
        TRAINING.optimize(Chain.of(new Sgd(0))).batchSize(1).epochs(2).listen(remember).run(LINE);
        List<Double> first = losses.subList(0, 50);
        List<Double> second = losses.subList(50, 100);
        assertThat(second).containsExactlyInAnyOrderElementsOf(first).isNotEqualTo(first);
    }

    @Test
    void watching_changes_nothing_and_says_who_acted() {
        Chain chain = Chain.of(new ClipByGlobalNorm(1e9), new Momentum(0.9), new Sgd(0.05));
        Fit watched = TRAINING.optimize(chain).watch().run(LINE);
        assertThat(watched.parameters()).isEqualTo(TRAINING.optimize(chain).run(LINE).parameters());
        assertThat(watched.activity())
                .containsEntry("clip-by-global-norm.fired", 0.0)
                .containsEntry("sgd.fired", 1.0)
                .containsKeys("momentum.factor", "momentum.share", "update.cosine", "rate.median");
        assertThat(watched.activity().get("sgd.factor")).isCloseTo(0.05, Offset.offset(1e-12));
    }

    @Test
    void watching_says_what_the_penalty_was() {
        Regularizer two = tile -> 2;
        assertThat(TRAINING.regularize(two).watch().run(LINE).activity())
                .containsEntry("objective.penalty", 2.0);
    }

    @Test
    void rejects_settings_that_cannot_be() {
        assertThatThrownBy(() -> TRAINING.batchSize(0))
                .hasMessage("batchSize must be at least 1, got 0.");
        assertThatThrownBy(() -> TRAINING.epochs(-1))
                .hasMessage("epochs must be at least 0, got -1.");
        Dataset wide = Dataset.of(new double[][] {{1, 2, 3}}, new double[][] {{1}});
        assertThatThrownBy(() -> TRAINING.validation(wide).run(LINE))
                .hasMessage(
                        "The validation data have 3 inputs and 1 outputs, the training data 2 and 1.");
        assertThatThrownBy(() -> TRAINING.run(LINE).predict(wide))
                .hasMessage("The data have 3 inputs, the model was trained with 2.");
    }

    private static void refuses(Loss loss, double[] targets, String message) {
        Dataset data =
                Dataset.of(new double[][] {{1}, {2}}, new double[][] {targets, targets.clone()});
        assertThatThrownBy(() -> Training.of(new Linear(), loss).run(data)).hasMessage(message);
    }

    @Test
    void refuses_targets_that_mean_nothing_to_the_loss() {
        refuses(
                new Logistic(),
                new double[] {0.5, 152},
                "logistic needs targets that are 0, 1 or a probability, got 152.0. For other numbers take another loss, such as squared-error.");
        refuses(
                new SoftmaxCrossEntropy(),
                new double[] {1},
                "softmax-cross-entropy needs classes, or the probability of each as targets, got [1.0]. Read the target as classes, or take another loss: squared-error for numbers, logistic for one 0 or 1.");
        refuses(
                new SoftmaxCrossEntropy(),
                new double[] {1.5, -0.5},
                "softmax-cross-entropy needs classes, or the probability of each as targets, got [1.5, -0.5]. Read the target as classes, or take another loss: squared-error for numbers, logistic for one 0 or 1.");
        refuses(
                new SoftmaxCrossEntropy(),
                new double[] {0.5, 0.4},
                "softmax-cross-entropy needs classes, or the probability of each as targets, got [0.5, 0.4]. Read the target as classes, or take another loss: squared-error for numbers, logistic for one 0 or 1.");
    }

    @Test
    void refuses_probabilities_that_are_standardized_and_takes_them_as_they_are() {
        Dataset data =
                Dataset.of(new double[][] {{1}, {2}}, new double[][] {{0.333333}, {0.666667}});
        Training training = Training.of(new Linear(), new Logistic());
        assertThat(training.run(data).status()).isEqualTo(new Status.Finished());
        assertThatThrownBy(() -> training.standardize().run(data))
                .hasMessage(
                        "logistic does not go with targets that are standardized. Train on them as they are.");
    }
}
