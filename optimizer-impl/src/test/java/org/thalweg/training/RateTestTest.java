package org.thalweg.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.Block;
import org.thalweg.Clock;
import org.thalweg.Optimizer;
import org.thalweg.Problem;
import org.thalweg.Regularizer;
import org.thalweg.Scope;
import org.thalweg.Tile;
import org.thalweg.UsageException;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Chain;
import org.thalweg.engine.ComponentException;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Adam;
import org.thalweg.optimizers.Backtracking;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.problems.QuadraticValley;
import org.thalweg.schedules.CosineDecay;
import org.thalweg.training.RateCurve.Verdict;
import org.thalweg.wrappers.Accumulate;

class RateTestTest {

    private static final Sgd SGD = new Sgd(0.01);

    /** y is the sum of four normal inputs, and some noise. */
    private static Dataset data() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] inputs = new double[96][4];
        double[][] targets = new double[96][1];
        for (int n = 0; n < inputs.length; n++) {
            targets[n][0] = 0.3 * random.nextGaussian();
            for (int d = 0; d < 4; d++) {
                inputs[n][d] = random.nextGaussian();
                targets[n][0] += inputs[n][d];
            }
        }
        return Dataset.of(inputs, targets);
    }

    private static Training training(Optimizer... links) {
        return Training.of(new Linear(), new SquaredError())
                .optimize(Chain.of(links))
                .batchSize(16)
                .standardize();
    }

    private static RateCurve curve(Optimizer... links) {
        return RateTest.of(training(links), data()).run();
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 10, 1000})
    void in_a_valley_rates_hold_up_to_2_over_the_largest_curvature(double condition) {
        // The largest curvature is 1.
        RateCurve curve = RateTest.of(new QuadraticValley(condition, 10), Chain.of(SGD), 1).run();
        double holds = curve.holds().orElseThrow();
        double breaks = curve.breaks().orElseThrow();
        assertThat(holds).isLessThan(2 * 1.01);
        assertThat(breaks).isGreaterThan(2);
        assertThat(breaks / holds).isBetween(1.0, 1.05);
        assertThat(curve.suggested().orElseThrow()).isLessThan(2);
    }

    @Test
    void momentum_moves_that_to_2_times_1_plus_its_decay() {
        RateCurve curve =
                RateTest.of(
                                new QuadraticValley(10, 10),
                                Chain.of(new Momentum(0.5), new Sgd(0.01)),
                                1)
                        .run();
        assertThat(curve.holds().orElseThrow()).isLessThan(3 * 1.02);
        assertThat(curve.breaks().orElseThrow()).isGreaterThan(3);
    }

    /** By hand: weights 5 and 5/9, so that the curvature is 2 (5 · 3² + 5) / 10 = 10; without them it is 3.6. */
    @Test
    void weights_of_classes_are_part_of_what_is_minimised() {
        double[][] inputs = new double[10][];
        double[][] targets = new double[10][];
        for (int n = 0; n < 10; n++) {
            inputs[n] = new double[] {n == 0 ? 3 : 1};
            targets[n] = new double[] {n == 0 ? 1 : 0};
        }
        Training training =
                Training.of(new Linear(false, 0), new SquaredError())
                        .optimize(Chain.of(SGD))
                        .batchSize(10)
                        .classWeights(ClassWeights.BALANCED);
        RateCurve curve = RateTest.of(training, Dataset.of(inputs, targets)).run();
        assertThat(curve.holds().orElseThrow()).isBetween(0.18, 0.2 * 1.01);
        assertThat(curve.breaks().orElseThrow()).isBetween(0.2, 0.22);
    }

    /** What the range test alone would say: the steep direction has shrunk to nothing when its rates become too large. */
    @Test
    void the_least_loss_of_a_growing_rate_is_where_no_rate_holds() {
        RateCurve curve = RateTest.of(new QuadraticValley(100, 10), Chain.of(SGD), 1).run();
        assertThat(curve.blewUp()).isTrue();
        assertThat(curve.lowest().orElseThrow()).isGreaterThan(curve.breaks().orElseThrow());
    }

    @Test
    void rates_grow_by_one_factor_from_step_to_step() {
        RateCurve curve = RateTest.of(training(SGD), data()).between(1e-4, 1).run();
        List<RateCurve.Point> points = curve.points();
        assertThat(points.get(0).rate()).isEqualTo(1e-4);
        for (int i = 1; i < points.size(); i++) {
            assertThat(points.get(i).rate() / points.get(i - 1).rate())
                    .isCloseTo(Math.pow(10, 0.04), within(1e-12));
        }
        assertThat(curve.varied()).isEqualTo("sgd.learning-rate");
    }

    @Test
    void ends_at_the_largest_rate_if_nothing_blows_up() {
        RateCurve curve = RateTest.of(training(SGD), data()).between(1e-6, 1e-4).run();
        assertThat(curve.blewUp()).isFalse();
        assertThat(curve.points()).hasSize(50);
        assertThat(curve.points().get(49).rate())
                .isCloseTo(1e-4 / Math.pow(10, 0.04), within(1e-9));
    }

    @Test
    void the_smoothed_loss_is_the_decaying_mean_without_the_bias_of_its_beginning() {
        List<RateCurve.Point> points = curve(SGD).points();
        double sum = 0;
        double weights = 0;
        for (int i = 20; i >= 0; i--) {
            double weight = Math.pow(0.9, 20 - i);
            sum += weight * points.get(i).loss();
            weights += weight;
        }
        assertThat(points.get(20).smoothed()).isCloseTo(sum / weights, within(1e-12));
        assertThat(points.get(0).smoothed()).isCloseTo(points.get(0).loss(), within(1e-12));
    }

    @Test
    void the_first_losses_are_those_of_the_training() {
        double[] first = {0};
        Listener listener =
                new Listener() {
                    @Override
                    public void step(Variant variant, Clock clock, double loss) {
                        if (clock.step() == 2) {
                            first[0] = loss;
                        }
                    }
                };
        training(new Sgd(1e-7)).batchSize(32).epochs(1).listen(listener).run(data());
        RateCurve curve = RateTest.of(training(SGD).batchSize(32), data()).run();
        assertThat(curve.points().get(0).loss()).isEqualTo(first[0]);
    }

    @Test
    void the_suggested_rate_trains_about_as_well_as_any() {
        for (Optimizer[] links :
                new Optimizer[][] {
                    {SGD},
                    {new Momentum(0.9), SGD},
                    {new ClipByGlobalNorm(1), SGD},
                    {new Adam(), SGD}
                }) {
            RateTest test = RateTest.of(training(links), data());
            Chain chain = test.chain(test.run().suggested().orElseThrow());
            Fit fit = training(chain).epochs(20).run(data());
            // The noise is 0.3, the deviation of the target 2: a loss of 0.022 is left.
            assertThat(fit.loss(data())).as(chain.toString()).isLessThan(0.05);
        }
    }

    @Test
    void the_same_seed_gives_the_same_and_the_training_is_as_before() {
        Training training = training(new Momentum(0.9), SGD).seed(5).epochs(3);
        Fit before = training.run(data());
        RateCurve first = RateTest.of(training, data()).run();
        RateCurve second = RateTest.of(training, data()).run();
        assertThat(second).isEqualTo(first);
        assertThat(training.run(data()).loss(data())).isEqualTo(before.loss(data()));
        assertThat(RateTest.of(training.seed(6), data()).run()).isNotEqualTo(first);
    }

    /** θ ← θ / (1 + 2λ · step size). */
    private record Shrinking(double strength) implements Regularizer {

        @Override
        public Scope scope() {
            return Scope.ELEMENT;
        }

        @Override
        public Form form() {
            return Form.SHRINK;
        }

        @Override
        public double penalty(Tile tile) {
            double sum = 0;
            for (int i = tile.from(); i < tile.to(); i++) {
                sum += strength * tile.parameters()[i] * tile.parameters()[i];
            }
            return sum;
        }

        @Override
        public void proximal(Tile tile) {
            for (int i = tile.from(); i < tile.to(); i++) {
                tile.parameters()[i] /= 1 + 2 * strength * tile.gain()[i];
            }
        }
    }

    @Test
    void penalties_take_part_with_their_proximal_steps() {
        RateCurve without = curve(SGD);
        RateCurve with = RateTest.of(training(SGD).regularize(new Shrinking(10)), data()).run();
        assertThat(with.points().get(130).loss()).isGreaterThan(without.points().get(130).loss());
        assertThat(with.holds().orElseThrow()).isGreaterThan(without.holds().orElseThrow());
    }

    @Test
    void a_schedule_is_replaced_and_one_inside_another_optimizer_found() {
        assertThat(curve(new Sgd(new CosineDecay()))).isEqualTo(curve(SGD));
        RateCurve gathered = curve(new Accumulate(2, SGD));
        assertThat(gathered.varied()).isEqualTo("accumulate/sgd.learning-rate");
        assertThat(gathered.suggested()).isPresent();
    }

    @Test
    void of_several_rates_one_is_varied_by_its_path() {
        Training two = training(new Sgd(0.5), new Momentum(0.9), new Sgd(0.01));
        assertThatThrownBy(() -> RateTest.of(two, data()).run())
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "sgd and sgd#2 have learning rates. Say which one to vary; the others keep theirs.");
        RateTest second = RateTest.of(two, data()).vary("SGD#2");
        assertThat(second.run().varied()).isEqualTo("sgd#2.learning-rate");
        assertThat(second.chain(0.25))
                .isEqualTo(Chain.of(new Sgd(0.5), new Momentum(0.9), new Sgd(0.25)));
        assertThatThrownBy(() -> RateTest.of(two, data()).vary("momentum").run())
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "'momentum' has no learning rate to vary. There is that of sgd, sgd#2.");
    }

    @Test
    void needs_a_rate_that_can_be_a_schedule() {
        assertThatThrownBy(() -> curve(new Momentum(0.9)))
                .isInstanceOf(UsageException.class)
                .hasMessage("No link of the chain has a learning rate to vary. End it with sgd.");
        assertThatThrownBy(() -> curve(new Backtracking()))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "backtracking chooses its rate by itself, or takes a number for it: there is no schedule to vary.");
        assertThatThrownBy(() -> RateTest.of(training(SGD), data()).between(1, 0.5))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "Rates must go from one above 0 to a larger one, both finite, got 1 and 0.5.");
    }

    @Test
    void where_nothing_can_be_learned_nothing_is_suggested() {
        // At its minimum already: every step is 0.
        Dataset zero = Dataset.of(new double[40][2], new double[40][1]);
        RateCurve curve = RateTest.of(training(SGD), zero).run();
        assertThat(curve.suggested()).isEmpty();
        assertThat(curve.lowest()).isEmpty();
        assertThat(curve.verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(curve.holds()).isEmpty();
        assertThat(curve.breaks()).isEmpty();
    }

    /** Sixty tests of targets that have nothing to do with the inputs: luck in one of a hundred is what is allowed. */
    @ParameterizedTest
    @ValueSource(ints = {1, 8, 32})
    void out_of_noise_no_rate_is_suggested(int batchSize) {
        int suggested = 0;
        for (int seed = 1; seed <= 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[][] inputs = new double[400][4];
            double[][] targets = new double[400][1];
            for (int n = 0; n < inputs.length; n++) {
                targets[n][0] = random.nextGaussian();
                for (int d = 0; d < 4; d++) {
                    inputs[n][d] = random.nextGaussian();
                }
            }
            Training training = training(SGD).batchSize(batchSize).seed(seed);
            RateCurve curve = RateTest.of(training, Dataset.of(inputs, targets)).run();
            suggested += curve.suggested().isPresent() ? 1 : 0;
        }
        assertThat(suggested).isLessThanOrEqualTo(1);
    }

    @Test
    void tiny_minibatches_are_gathered_and_all_rows_are_not() {
        RateCurve single = RateTest.of(training(SGD).batchSize(1), data()).run();
        assertThat(single.gathered()).isEqualTo(32);
        assertThat(single.suggested()).isPresent();
        assertThat(RateTest.of(training(SGD).batchSize(20), data()).run().gathered()).isEqualTo(2);
        Dataset few = Dataset.of(new double[][] {{0}, {1}, {2}}, new double[][] {{0}, {1}, {3}});
        assertThat(RateTest.of(training(SGD), few).run().gathered()).isEqualTo(1);
    }

    @Test
    void what_still_falls_at_the_largest_rate_has_no_least() {
        RateCurve curve =
                RateTest.of(training(SGD).batchSize(96), data()).between(1e-6, 1e-3).run();
        assertThat(curve.verdict()).isEqualTo(Verdict.STILL_FALLING);
        assertThat(curve.suggested()).isEmpty();
        RateCurve noisy = RateTest.of(training(SGD), data()).between(1e-7, 1e-4).run();
        assertThat(noisy.verdict()).isEqualTo(Verdict.SCATTER);
        assertThat(noisy.suggested()).isEmpty();
        RateCurve few = RateTest.of(training(SGD), data()).between(1, 1.5).run();
        assertThat(few.verdict()).isEqualTo(Verdict.TOO_FEW);
    }

    /** With a rate that grows by a tenth from step to step, a memory of 100 steps grows of itself. */
    @ParameterizedTest
    @ValueSource(doubles = {0.97, 0.99, 0.995})
    void the_swinging_of_much_momentum_is_no_divergence(double decay) {
        RateCurve curve =
                RateTest.of(
                                new QuadraticValley(10, 10),
                                Chain.of(new Momentum(decay), new Sgd(0.01)),
                                1)
                        .run();
        double limit = 2 * (1 + decay);
        assertThat(curve.points().get(curve.points().size() - 1).rate()).isGreaterThan(limit);
        assertThat(curve.lowest().orElseThrow()).isBetween(limit / 20, limit * 2);
        assertThat(curve.breaks().orElseThrow()).isBetween(limit * 0.8, limit * 1.1);
        assertThat(curve.holds().orElseThrow()).isLessThan(limit * 1.02);
    }

    @Test
    void rates_come_to_the_largest_whatever_the_last_minibatch_of_an_epoch() {
        RateCurve curve =
                RateTest.of(training(SGD).batchSize(95), data()).between(1e-9, 1e-4).run();
        assertThat(curve.points().get(curve.points().size() - 1).rate()).isBetween(9e-5, 1e-4);
    }

    /** A problem whose gradient throws after some steps. */
    private record Broken() implements Problem {

        @Override
        public List<Block> blocks() {
            return List.of(new Block("x", 1, 1, Block.Role.WEIGHTS));
        }

        @Override
        public Draw draw(RandomGenerator random) {
            return new Draw() {
                @Override
                public double[] start() {
                    return new double[] {1};
                }

                @Override
                public double value(double[] parameters) {
                    return parameters[0];
                }

                @Override
                public double evaluate(
                        double[] parameters, double[] gradient, RandomGenerator noise) {
                    throw new IllegalStateException("no licence");
                }
            };
        }
    }

    @Test
    void what_a_problem_throws_is_said_to_be_its_own() {
        RateTest test = RateTest.of(new Broken(), Chain.of(SGD), 1);
        assertThatThrownBy(test::run)
                .isInstanceOf(ComponentException.class)
                .hasMessage(
                        "broken (%s): java.lang.IllegalStateException: no licence",
                        Broken.class.getName());
    }
}
