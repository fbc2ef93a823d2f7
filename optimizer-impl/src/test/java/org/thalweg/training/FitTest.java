package org.thalweg.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Regularizer;
import org.thalweg.UsageException;
import org.thalweg.data.Dataset;
import org.thalweg.data.Metric;
import org.thalweg.engine.Chain;
import org.thalweg.losses.SoftmaxCrossEntropy;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

class FitTest {

    private static final Training TRAINING =
            Training.of(new Linear(), new SquaredError())
                    .optimize(Chain.of(new Momentum(0.9), new Sgd(0.05)))
                    .epochs(3)
                    .seed(3);

    /** y₁ = 3x₁ − 2x₂ + 1 and y₂ = x₁, exactly; more instances than go through at once. */
    private static Dataset plane() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] x = new double[75][];
        double[][] y = new double[75][];
        for (int n = 0; n < x.length; n++) {
            x[n] = random.doubles(2, -1, 1).toArray();
            y[n] = new double[] {3 * x[n][0] - 2 * x[n][1] + 1, x[n][0]};
        }
        return Dataset.of(x, y);
    }

    private static final Dataset PLANE = plane();
    private static final double[] EXACT = {3, -2, 1, 0, 1, 0};

    private static Dataset classes() {
        SplittableRandom random = new SplittableRandom(2);
        double[][] x = new double[75][];
        double[][] y = new double[75][3];
        for (int n = 0; n < x.length; n++) {
            x[n] = random.doubles(2, -1, 1).toArray();
            y[n][random.nextInt(3)] = 1;
        }
        return Dataset.of(x, y);
    }

    static Stream<Fit> fits() {
        return Stream.of(
                TRAINING.run(PLANE),
                TRAINING.standardize().run(PLANE),
                Training.of(new Linear(), new SoftmaxCrossEntropy()).run(classes()));
    }

    @ParameterizedTest
    @MethodSource("fits")
    void has_the_mean_of_the_losses_of_all_instances_as_its_loss(Fit fit) {
        Dataset data = fit.blocks().get(0).rows() == 2 ? PLANE : classes();
        double[] losses = fit.losses(data);
        assertThat(losses).hasSize(75);
        double sum = 0;
        for (double loss : losses) {
            sum += loss;
        }
        assertThat(fit.loss(data)).isEqualTo(sum / 75);
    }

    @Test
    void tells_the_loss_of_each_instance_in_order() {
        Fit fit = TRAINING.run(PLANE).at(new double[] {1, 0, 0, 0, 0, 2});
        double[] losses = fit.losses(PLANE);
        for (int n = 0; n < losses.length; n++) {
            double first = PLANE.input(n, 0) - PLANE.target(n, 0);
            double second = 2 - PLANE.target(n, 1);
            assertThat(losses[n]).isCloseTo(first * first + second * second, Offset.offset(1e-14));
        }
        int[] some = {70, 3, 3};
        assertThat(fit.losses(PLANE.select(some)))
                .containsExactly(losses[70], losses[3], losses[3]);
    }

    @Test
    void is_judged_at_parameters_that_were_found_elsewhere() {
        Fit fit = TRAINING.run(PLANE);
        Fit exact = fit.at(EXACT);
        assertThat(exact.parameters()).isEqualTo(EXACT);
        assertThat(exact.parameter("W")).isDeepEqualTo(new double[][] {{3, -2}, {1, 0}});
        assertThat(exact.loss(PLANE)).isLessThan(1e-30);
        assertThat(exact.metric(Metric.R2, PLANE)).isCloseTo(1, Offset.offset(1e-15));
        assertThat(exact.predict(PLANE)[7][1]).isEqualTo(PLANE.target(7, 1));
        assertThat(exact.history()).isEqualTo(fit.history());
        assertThat(exact.checkpoint()).isEqualTo(fit.checkpoint());
        assertThat(fit.at(fit.parameters()).loss(PLANE)).isEqualTo(fit.loss(PLANE));
    }

    @Test
    void keeps_parameters_of_its_own() {
        double[] given = EXACT.clone();
        Fit fit = TRAINING.run(PLANE).at(given);
        given[0] = 7;
        fit.parameters()[1] = 7;
        assertThat(fit.parameters()).isEqualTo(EXACT);
    }

    @Test
    void takes_as_many_parameters_as_the_model_has() {
        assertThatThrownBy(() -> TRAINING.run(PLANE).at(new double[5]))
                .hasMessage("There are 5 parameters, but the model has 6: W 2×2, b 2×1.");
    }

    @Test
    void starts_where_the_seed_says() {
        Training random = Training.of(new Linear(true, 1), new SquaredError()).seed(4);
        Fit untrained = random.run(PLANE).untrained();
        assertThat(untrained.parameters()).isEqualTo(random.epochs(0).run(PLANE).parameters());
        assertThat(untrained.loss(PLANE)).isEqualTo(random.run(PLANE).untrainedLoss(PLANE));
        assertThat(untrained.metric(Metric.MAE, PLANE))
                .isEqualTo(random.run(PLANE).untrainedMetric(Metric.MAE, PLANE));
    }

    @Test
    void is_penalised_for_the_parameters_that_it_has() {
        Regularizer first = tile -> tile.parameters()[0];
        Fit fit = TRAINING.regularize(first).run(PLANE);
        assertThat(fit.penalty()).isEqualTo(fit.parameters()[0]);
        assertThat(fit.at(EXACT).penalty()).isEqualTo(3);
    }

    @Test
    void measures_a_dataset_in_the_units_of_the_training_however_often_it_is_asked() {
        Fit fit = TRAINING.standardize().validation(PLANE).run(PLANE);
        Dataset copy = PLANE.select(IntStream.range(0, 75).toArray());
        List<Double> losses = List.of(fit.loss(PLANE), fit.loss(copy), fit.loss(PLANE));
        assertThat(losses).containsOnly(fit.history().get(2).validationLoss().getAsDouble());
    }

    @Test
    void more_predictions_than_an_array_holds_are_refused() {
        Dataset wide = Dataset.of(new double[1][1], new double[1][1 << 15]);
        Fit fit = TRAINING.epochs(0).run(wide);
        Dataset many = wide.select(new int[1 << 16]);
        assertThatThrownBy(() -> fit.predict(many))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "There would be 2147483648 predictions, more than an array holds. Predict some instances at a time.");
    }
}
