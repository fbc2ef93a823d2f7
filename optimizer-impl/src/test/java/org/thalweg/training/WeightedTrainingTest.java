package org.thalweg.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Clock;
import org.thalweg.Loss;
import org.thalweg.UsageException;
import org.thalweg.data.Dataset;
import org.thalweg.data.Metric;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Tap;
import org.thalweg.losses.AbsoluteError;
import org.thalweg.losses.Huber;
import org.thalweg.losses.Logistic;
import org.thalweg.losses.SoftmaxCrossEntropy;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.HiddenLayer;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Adam;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

/** An instance of weight 2 is there twice, one of weight 0 is not there. */
class WeightedTrainingTest {

    private static final int SIZE = 40;
    private static final Dataset DATA = data(SIZE);
    private static final double[] TIMES =
            IntStream.range(0, SIZE).mapToDouble(i -> i % 4).toArray();
    private static final Dataset WEIGHTED = DATA.withWeights("times", TIMES);
    private static final Dataset REPEATED =
            DATA.select(
                    IntStream.range(0, SIZE)
                            .flatMap(i -> IntStream.generate(() -> i).limit(i % 4))
                            .toArray());
    private static final Training TRAINING =
            Training.of(new Linear(), new SquaredError())
                    .optimize(Chain.of(new Momentum(0.9), new Sgd(0.05)))
                    .standardize()
                    .epochs(30)
                    .seed(7);

    private static Dataset data(int size) {
        SplittableRandom random = new SplittableRandom(3);
        double[][] x = new double[size][];
        double[][] y = new double[size][];
        for (int i = 0; i < size; i++) {
            x[i] = new double[] {random.nextDouble(), 5 + random.nextDouble(), i % 3};
            y[i] = new double[] {2 * x[i][0] - x[i][1] + random.nextDouble()};
        }
        return Dataset.of(x, y);
    }

    private static Dataset classes(int outputs) {
        double[][] x = new double[SIZE][3];
        double[][] y = new double[SIZE][outputs];
        for (int i = 0; i < SIZE; i++) {
            DATA.copyInputs(i, x[i], 0);
            if (outputs == 1) {
                y[i][0] = i % 5 % 2;
            } else {
                y[i][i % 5 % outputs] = 1;
            }
        }
        return Dataset.of(x, y);
    }

    static Stream<Training> wholeBatch() {
        Training training = TRAINING.batchSize(Integer.MAX_VALUE);
        return Stream.of(
                training,
                training.optimize(Chain.of(new Sgd(0.1))),
                Training.of(new Linear(), new SquaredError())
                        .optimize(Chain.of(new Adam(), new Sgd(0.05)))
                        .epochs(30)
                        .batchSize(1000));
    }

    /** In standard units the bias is 0 but for rounding, which Adam magnifies: it is tried in those of the data. */
    @ParameterizedTest
    @MethodSource("wholeBatch")
    void weight_two_is_the_instance_twice(Training training) {
        Fit weighted = training.validation(WEIGHTED).run(WEIGHTED);
        Fit repeated = training.validation(REPEATED).run(REPEATED);
        assertThat(weighted.parameters())
                .containsExactly(repeated.parameters(), within(1e-12)); // sums of other terms
        assertThat(weighted.loss(WEIGHTED)).isCloseTo(repeated.loss(REPEATED), within(1e-13));
        Epoch last = weighted.history().get(29);
        Epoch other = repeated.history().get(29);
        assertThat(last.loss()).isCloseTo(other.loss(), within(1e-12));
        assertThat(last.validationLoss().orElseThrow())
                .isCloseTo(other.validationLoss().orElseThrow(), within(1e-12));
        for (Metric metric : List.of(Metric.MSE, Metric.MAE, Metric.R2)) {
            assertThat(weighted.metric(metric, WEIGHTED))
                    .isCloseTo(repeated.metric(metric, REPEATED), within(1e-12));
        }
    }

    record Case(Loss loss, Dataset data) {}

    static Stream<Case> losses() {
        return Stream.of(
                new Case(new SquaredError(), DATA),
                new Case(new AbsoluteError(), DATA),
                new Case(new Huber(0.3), DATA),
                new Case(new Logistic(), classes(1)),
                new Case(new SoftmaxCrossEntropy(), classes(3)));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void every_loss_is_that_of_repeated_rows(Case c) {
        Dataset weighted = c.data.withWeights("times", TIMES);
        Dataset repeated =
                c.data.select(
                        IntStream.range(0, SIZE)
                                .flatMap(i -> IntStream.generate(() -> i).limit(i % 4))
                                .toArray());
        for (Training training :
                List.of(
                        Training.of(new Linear(), c.loss),
                        Training.of(new HiddenLayer(), c.loss))) {
            Training whole = training.batchSize(1000).epochs(5).standardize();
            Fit fit = whole.run(weighted);
            Fit other = whole.run(repeated);
            assertThat(fit.parameters()).containsExactly(other.parameters(), within(1e-13));
            assertThat(fit.loss(weighted)).isCloseTo(other.loss(repeated), within(1e-13));
        }
    }

    @Test
    void weight_zero_is_not_there() {
        double[] zeros = IntStream.range(0, SIZE).mapToDouble(i -> i % 4 == 0 ? 0 : i).toArray();
        int[] kept = IntStream.range(0, SIZE).filter(i -> i % 4 != 0).toArray();
        Dataset weighted = DATA.withWeights("w", zeros);
        Training training = TRAINING.batchSize(7).validation(weighted).stopEarly(3);
        Fit fit = training.run(weighted);
        Fit without = training.validation(weighted.select(kept)).run(weighted.select(kept));
        assertThat(fit.parameters()).isEqualTo(without.parameters());
        assertThat(fit.history()).isEqualTo(without.history());
        assertThat(fit.checkpoint()).isEqualTo(without.checkpoint());
        assertThat(fit.loss(weighted)).isEqualTo(without.loss(weighted.select(kept)));
        assertThat(fit.losses(weighted)).hasSize(SIZE);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void equal_weights_are_none_to_the_bit(Case c) {
        double[] equal = new double[SIZE];
        Arrays.fill(equal, 0.1);
        Dataset weighted = c.data.withWeights("w", equal);
        Training training = Training.of(new Linear(), c.loss).standardize().batchSize(3).epochs(3);
        Fit fit = training.validation(weighted).stopAtGradientNorm(1e-9).run(weighted);
        Fit without = training.validation(c.data).stopAtGradientNorm(1e-9).run(c.data);
        assertThat(fit.parameters()).isEqualTo(without.parameters());
        assertThat(fit.history()).isEqualTo(without.history());
        assertThat(fit.loss(weighted)).isEqualTo(without.loss(c.data));
    }

    /** A step from one start on each minibatch of an epoch: their mean is that of the whole batch. */
    @ParameterizedTest
    @MethodSource("losses")
    void minibatches_have_the_whole_as_their_mean(Case c) {
        Dataset weighted =
                c.data.withWeights("w", IntStream.rangeClosed(1, SIZE).asDoubleStream().toArray());
        Training training = Training.of(new Linear(), c.loss).optimize(Chain.of()).epochs(1);
        for (int size : new int[] {1, 4, 8}) {
            assertThat(meanGradient(training.batchSize(size), weighted))
                    .containsExactly(
                            meanGradient(training.batchSize(SIZE), weighted),
                            within(1e-13)); // summed in another order
        }
        assertThat(meanGradient(training.batchSize(1), weighted))
                .isNotEqualTo(meanGradient(training.batchSize(1), c.data));
    }

    private static double[] meanGradient(Training training, Dataset data) {
        List<double[]> gradients = new ArrayList<>();
        Fit fit =
                training.optimize(Chain.of(new Sgd(0.0)))
                        .listen(
                                new Listener() {
                                    @Override
                                    public Optional<Tap> tap(Variant variant) {
                                        return Optional.of(
                                                new Tap() {
                                                    @Override
                                                    public void gradient(double[] gradient) {
                                                        gradients.add(gradient.clone());
                                                    }
                                                });
                                    }
                                })
                        .run(data);
        assertThat(fit.status()).isEqualTo(new Status.Finished());
        double[] mean = new double[fit.parameters().length];
        for (double[] gradient : gradients) {
            Arrays.setAll(mean, i -> mean[i] + gradient[i] / gradients.size());
        }
        return mean;
    }

    /** b = Σwy / Σw and the slope Σw(x − x̄)(y − ȳ) / Σw(x − x̄)². */
    @Test
    void finds_the_weighted_least_squares() {
        double[] x = {0, 1, 2, 3};
        double[] y = {1, 3, 2, 5};
        double[] w = {1, 4, 0.5, 2};
        double sum = Arrays.stream(w).sum();
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < 4; i++) {
            meanX += w[i] * x[i] / sum;
            meanY += w[i] * y[i] / sum;
        }
        double up = 0;
        double down = 0;
        for (int i = 0; i < 4; i++) {
            up += w[i] * (x[i] - meanX) * (y[i] - meanY);
            down += w[i] * (x[i] - meanX) * (x[i] - meanX);
        }
        Dataset data =
                Dataset.of(
                                Arrays.stream(x)
                                        .mapToObj(v -> new double[] {v})
                                        .toArray(double[][]::new),
                                Arrays.stream(y)
                                        .mapToObj(v -> new double[] {v})
                                        .toArray(double[][]::new))
                        .withWeights("w", w);
        Fit fit = TRAINING.epochs(3000).batchSize(4).stopAtGradientNorm(1e-13).run(data);
        Coefficients line = fit.coefficients().get(0);
        assertThat(fit.status()).isInstanceOf(Status.Converged.class);
        assertThat(line.weight("x1")).isCloseTo(up / down, within(1e-11)); // the gradient's
        assertThat(line.intercept()).isCloseTo(meanY - up / down * meanX, within(1e-11));
    }

    private static Variant variant(double rate) {
        return new Variant("r" + rate, Chain.of(new Momentum(0.5), new Sgd(rate)), List.of());
    }

    @Test
    void promises_hold_with_weights() {
        Dataset large = data(5000);
        Dataset weighted =
                large.withWeights(
                        "w", IntStream.range(0, 5000).mapToDouble(i -> 1 + i % 7).toArray());
        Training training = TRAINING.epochs(2).batchSize(3000).validation(weighted);
        double[] alone = training.optimize(variant(0.1).chain()).run(weighted).parameters();
        List<Fit> together =
                training.threads(2)
                        .run(weighted, List.of(variant(0.3), variant(0.1), variant(0.01)));
        assertThat(together.get(1).parameters()).isEqualTo(alone);
        assertThat(training.threads(3).optimize(variant(0.1).chain()).run(weighted).parameters())
                .isEqualTo(alone);
        Training small = training.batchSize(64).optimize(variant(0.1).chain());
        Fit half = small.epochs(1).run(weighted);
        Fit whole = small.epochs(2).run(weighted);
        Fit resumed = small.epochs(2).resume(half.checkpoint()).run(weighted);
        assertThat(resumed.parameters()).isEqualTo(whole.parameters());
        assertThat(resumed.checkpoint()).isEqualTo(whole.checkpoint());
    }

    @Test
    void the_record_names_the_column_and_the_classes() {
        assertThat(TRAINING.run(WEIGHTED).trained().training().weights()).contains("times");
        assertThat(TRAINING.run(DATA).trained().training().weights()).isEmpty();
        Training classes =
                Training.of(new Linear(), new Logistic()).classWeights(ClassWeights.BALANCED);
        assertThat(classes.run(classes(1)).trained().training().classWeights())
                .contains("balanced");
    }

    @Test
    void somebody_must_count() {
        Dataset none = WEIGHTED.select(new int[] {0, 4, 8});
        assertThatThrownBy(() -> TRAINING.run(none))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "All 3 instances to train on have the weight 0: none counts. Give some with a weight above 0.");
        assertThatThrownBy(() -> TRAINING.validation(none).run(WEIGHTED))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "All 3 instances to validate on have the weight 0: none counts. Give some with a weight above 0.");
        Fit fit = TRAINING.run(WEIGHTED);
        assertThatThrownBy(() -> fit.loss(none))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "All 3 instances to measure on have the weight 0: none counts. Give some with a weight above 0.");
    }

    /** An epoch's loss is the weighted mean of what instances lost when they came. */
    @Test
    void an_epochs_loss_is_the_weighted_mean() {
        List<Double> steps = new ArrayList<>();
        Fit fit =
                TRAINING.epochs(1)
                        .batchSize(1)
                        .listen(
                                new Listener() {
                                    @Override
                                    public void step(Variant variant, Clock clock, double loss) {
                                        steps.add(loss);
                                    }
                                })
                        .run(WEIGHTED);
        assertThat(steps).hasSize(30);
        assertThat(fit.history().get(0).loss())
                .isCloseTo(
                        steps.stream().mapToDouble(d -> d).average().orElseThrow(),
                        within(1e-14)); // compensated sums
    }
}
