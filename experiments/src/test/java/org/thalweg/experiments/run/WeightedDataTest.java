package org.thalweg.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.Regularizer;
import org.thalweg.UsageException;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Ablation;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Keys;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.regularizers.L1;
import org.thalweg.regularizers.L2;
import org.thalweg.training.ClassWeights;
import org.thalweg.training.Fit;
import org.thalweg.training.Training;

/** An experiment on rows that count differently is about what it would be on repeated rows. */
final class WeightedDataTest {

    private static final int SIZE = 100;
    private static final Chain CHAIN = Chain.of(new Momentum(0.9), new Sgd(0.02));
    private static final double[] TIMES =
            IntStream.range(0, SIZE).mapToDouble(i -> i % 4).toArray();

    private static Dataset rows(boolean classes) {
        SplittableRandom random = new SplittableRandom(6);
        double[][] x = new double[SIZE][2];
        double[][] y = new double[SIZE][1];
        for (int i = 0; i < SIZE; i++) {
            x[i] = new double[] {random.nextDouble(), 3 * random.nextDouble()};
            double score = x[i][0] - x[i][1] + random.nextDouble();
            y[i][0] = !classes ? score : score < -1 ? 1 : 0;
        }
        return Dataset.of(x, y);
    }

    private static DataSource source() {
        return DataSource.of(Path.of("made.csv"), "y1").folds(5);
    }

    private static Experiment experiment(DataSource source) {
        return Ablation.of(CHAIN).data(source).untuned().experiment();
    }

    @Test
    void rows_of_weight_zero_are_left_out_and_told() {
        Dataset weighted = rows(false).withWeights("times", TIMES);
        DataFacts facts = LoadedData.of(source(), weighted, 1).facts();
        assertThat(facts.instances()).isEqualTo(75);
        assertThat(facts.weights()).isEqualTo("times");
        assertThat(facts.notes()).contains("25 rows have the weight 0, and were left out.");
        assertThat(facts.described()).startsWith("75 rows weighted by 'times', 2 inputs");
        DataFacts plain = LoadedData.of(source(), rows(false), 1).facts();
        assertThat(plain.weights()).isEmpty();
        assertThat(plain.described()).startsWith("100 rows, 2 inputs");
        assertThat(plain.hash()).isNotEqualTo(facts.hash());
    }

    /** Trained to the end, on all rows at once. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_exact_minimum_is_where_training_comes_to_rest(boolean byClass) {
        DataSource source =
                byClass ? source().with(Keys.CLASS_WEIGHTS, ClassWeights.BALANCED) : source();
        LoadedData data = LoadedData.of(source, rows(byClass).withWeights("times", TIMES), 1);
        Training plain =
                Training.of(new Linear(), new SquaredError())
                        .optimize(CHAIN)
                        .batchSize(SIZE)
                        .epochs(5000)
                        .stopAtGradientNorm(1e-13)
                        .standardize();
        Training training = byClass ? plain.classWeights(ClassWeights.BALANCED) : plain;
        for (double l1 : new double[] {0, 0.05}) {
            Arm arm =
                    new Arm(
                            "base",
                            CHAIN,
                            l1 == 0 ? List.of(new L2(0.1)) : List.of(new L1(l1), new L2(0.1)));
            ExactSolution exact = ExactSolution.of(experiment(source), arm).orElseThrow();
            Fit fit =
                    training.regularize(arm.regularizers().toArray(Regularizer[]::new))
                            .run(data.split(0).train());
            assertThat(fit.parameters())
                    .containsExactly(exact.minimum(data, 0), within(1e-11)); // the gradient's
        }
    }

    /** At the rate itself the steepest direction neither grows nor shrinks. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_stable_rate_is_that_of_the_weighted_rows(boolean byClass) {
        DataSource source =
                byClass
                        ? source().with(Keys.CLASS_WEIGHTS, ClassWeights.of(Map.of("1", 9.0)))
                        : source();
        LoadedData data = LoadedData.of(source, rows(byClass).withWeights("times", TIMES), 1);
        double rate = StableRate.of(experiment(source), data).orElseThrow();
        Training plain =
                Training.of(new Linear(), new SquaredError())
                        .batchSize(SIZE)
                        .epochs(2000)
                        .standardize();
        Training training = byClass ? plain.classWeights(ClassWeights.of(Map.of("1", 9.0))) : plain;
        Dataset train = data.split(0).train();
        Fit below = training.optimize(Chain.of(new Sgd(0.98 * rate))).run(train);
        Fit above = training.optimize(Chain.of(new Sgd(1.02 * rate))).run(train);
        assertThat(below.loss(train)).isLessThanOrEqualTo(below.untrainedLoss(train));
        assertThat(above.loss(train)).isGreaterThan(1e6);
    }

    @Test
    void measures_are_weighted_and_class_weights_are_of_the_training_alone() {
        Dataset weighted = rows(true).withWeights("times", TIMES);
        LoadedData data =
                LoadedData.of(
                        source().with(Keys.CLASS_WEIGHTS, ClassWeights.of(Map.of("1", 9.0))),
                        weighted,
                        1);
        Fit fit =
                Training.of(new Linear(), new SquaredError())
                        .classWeights(Map.of("1", 9.0))
                        .run(data.split(0).train());
        Trial trial =
                new Trial(
                        Phase.EVALUATE, "made", new Arm("base", CHAIN, List.of()), Setting.NONE, 0);
        Outcome outcome = new Measuring(data, trial, fit).outcome(trial, fit, "", 10);
        Dataset test = data.split(0).test();
        double[] losses = fit.losses(test);
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < losses.length; i++) {
            sum += test.weightOf(i) * losses[i];
            weights += test.weightOf(i);
        }
        assertThat(outcome.measures().get(Measure.TEST_LOSS))
                .isCloseTo(sum / weights, within(1e-15)); // other roundings
        assertThat(outcome.measures().get(Measure.TEST_MSE))
                .isCloseTo(sum / weights, within(1e-15)); // likewise
    }

    @Test
    void class_weights_must_be_of_classes() {
        DataSource source = source().with(Keys.CLASS_WEIGHTS, ClassWeights.BALANCED);
        LoadedData data = LoadedData.of(source, rows(false), 1);
        assertThatThrownBy(() -> Requirements.check(experiment(source), data))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "made: Class weights need targets that are classes. Say that they are, by --class or `classes`, or weight the instances.");
    }
}
