package org.thalweg.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.optimizers.Sgd;
import org.thalweg.training.Fit;
import org.thalweg.training.Training;
import org.thalweg.training.Variant;

final class MeasuringTest {

    private static final Arm ARM = new Arm("base", Chain.of(new Sgd()), List.of());

    private LoadedData data;
    private Fit start;

    @BeforeEach
    void prepare() {
        Bench bench = Bench.of(ARM.chain());
        data = bench.data().get(0);
        start =
                Training.of(bench.experiment().model(), bench.experiment().loss())
                        .epochs(0)
                        .run(
                                data.split(0).train(),
                                List.of(new Variant("base", ARM.chain(), List.of())))
                        .get(0);
    }

    private Outcome outcome(Phase phase, double... parameters) {
        Trial trial = new Trial(phase, "made", ARM, Setting.NONE, 0);
        return new Measuring(data, trial, start).outcome(trial, start.at(parameters), "abc", 0);
    }

    /** The mean of squares of what W x + b misses, by a plain loop. */
    private static double loss(Dataset part, double... parameters) {
        double sum = 0;
        for (int n = 0; n < part.size(); n++) {
            double residual = parameters[4] - part.target(n, 0);
            for (int d = 0; d < 4; d++) {
                residual += parameters[d] * part.input(n, d);
            }
            sum += residual * residual;
        }
        return sum / part.size();
    }

    @Test
    void measures_what_the_model_says_of_each_part() {
        double[] good = {1, 1, 1, 0.9, 0.1};
        Outcome outcome = outcome(Phase.EVALUATE, good);
        assertThat(outcome.ending().kind()).isEqualTo(Kind.OK);
        assertThat(outcome.measures().get(Measure.TEST_LOSS))
                .isCloseTo(loss(data.split(0).test(), good), within(1e-12));
        assertThat(outcome.measures().get(Measure.TRAIN_LOSS))
                .isCloseTo(loss(data.split(0).train(), good), within(1e-12));
        assertThat(outcome.measures().get(Measure.VALIDATION_LOSS))
                .isCloseTo(loss(data.split(0).validation(), good), within(1e-12));
        assertThat(outcome.untrained().get(Measure.TEST_LOSS))
                .isCloseTo(loss(data.split(0).test(), 0, 0, 0, 0, 0), within(1e-12));
        assertThat(outcome.untrained().keySet()).isEqualTo(outcome.measures().keySet());
    }

    @Test
    void tuning_measures_the_validation_part_alone() {
        Outcome outcome = outcome(Phase.TUNE, 1, 1, 1, 0.9, 0.1);
        assertThat(outcome.measures()).containsOnlyKeys(Measure.VALIDATION_LOSS);
        assertThat(outcome.untrained()).containsOnlyKeys(Measure.VALIDATION_LOSS);
        assertThat(outcome.rows()).isEmpty();
        assertThat(outcome.curve()).isEmpty();
    }

    @Test
    void says_what_it_says_of_each_test_row() {
        double[] good = {1, 1, 1, 0.9, 0.1};
        TestRows rows = outcome(Phase.EVALUATE, good).rows().orElseThrow();
        Dataset test = data.split(0).test();
        assertThat(rows.rows()).isEqualTo(data.testRows(0));
        assertThat(rows.outputs()).isEqualTo(1);
        for (int n = 0; n < test.size(); n++) {
            double prediction = good[4];
            for (int d = 0; d < 4; d++) {
                prediction += good[d] * test.input(n, d);
            }
            double residual = prediction - test.target(n, 0);
            assertThat(rows.predictions()[n]).isCloseTo(prediction, within(1e-12));
            assertThat(rows.losses()[n]).isCloseTo(residual * residual, within(1e-12));
        }
        assertThat(Arrays.stream(rows.losses()).average().orElseThrow())
                .isCloseTo(
                        outcome(Phase.EVALUATE, good).measures().get(Measure.TEST_LOSS),
                        within(1e-12));
    }

    /** Parameters on a ray such that the training loss is a multiple of the untrained model's. */
    private double[] exploded(double times) {
        Dataset train = data.split(0).train();
        double wanted = times * loss(train, 0, 0, 0, 0, 0);
        double low = 0;
        double high = 1e6;
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            if (loss(train, -middle, -middle, -middle, -middle, 0) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new double[] {-low, -low, -low, -low, 0};
    }

    @Test
    void ten_times_the_untrained_model_s_training_loss_is_bad_and_more_has_diverged() {
        Outcome bad = outcome(Phase.EVALUATE, exploded(9.999));
        assertThat(bad.ending().kind()).isEqualTo(Kind.OK);
        assertThat(bad.measures()).isNotEmpty();
        assertThat(bad.capped(Measure.TEST_LOSS)).isTrue();
        assertThat(bad.score(Measure.TEST_LOSS))
                .isEqualTo(OptionalDouble.of(untrained(bad, Measure.TEST_LOSS)));
        Outcome diverged = outcome(Phase.EVALUATE, exploded(10.001));
        assertThat(diverged.ending().kind()).isEqualTo(Kind.DIVERGED);
        assertThat(diverged.measures()).isEmpty();
        assertThat(diverged.rows()).isEmpty();
        assertThat(diverged.untrained()).isEqualTo(bad.untrained());
        assertThat(outcome(Phase.TUNE, exploded(10.001)).ending().kind()).isEqualTo(Kind.DIVERGED);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e40, 1e80, 1e160, Double.POSITIVE_INFINITY, Double.NaN})
    void how_far_it_exploded_does_not_matter(double parameter) {
        Outcome diverged = outcome(Phase.EVALUATE, parameter, 1, 1, 1, 1);
        assertThat(diverged.ending().kind()).isEqualTo(Kind.DIVERGED);
        for (Measure measure : diverged.untrained().keySet()) {
            assertThat(diverged.score(measure))
                    .isEqualTo(OptionalDouble.of(untrained(diverged, measure)));
        }
    }

    private static double untrained(Outcome outcome, Measure measure) {
        return Objects.requireNonNull(outcome.untrained().get(measure));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void no_score_is_worse_than_the_untrained_model_s(long seed) {
        Random random = new Random(seed);
        int capped = 0;
        for (int repetition = 0; repetition < 40; repetition++) {
            double size = Math.pow(10, random.nextDouble() * 3 - 1);
            double[] parameters = random.doubles(5, -size, size).toArray();
            Outcome outcome = outcome(Phase.EVALUATE, parameters);
            assertThat(outcome.untrained()).isNotEmpty();
            for (Measure measure : outcome.untrained().keySet()) {
                double gain = outcome.score(measure).orElseThrow() - untrained(outcome, measure);
                assertThat(gain == 0 || measure.direction().better(gain)).isTrue();
                capped += outcome.capped(measure) ? 1 : 0;
            }
        }
        assertThat(capped).isBetween(1, 40 * 7 - 1);
    }
}
