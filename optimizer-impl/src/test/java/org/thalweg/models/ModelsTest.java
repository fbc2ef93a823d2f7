package org.thalweg.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.thalweg.Evaluation;
import org.thalweg.Model;
import org.thalweg.Optimizer;
import org.thalweg.Step;
import org.thalweg.backprop.Backpropagation;
import org.thalweg.backprop.Minibatch;
import org.thalweg.backprop.Program;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Chain;
import org.thalweg.graph.Activation;
import org.thalweg.losses.SquaredError;
import org.thalweg.optimizers.Adam;
import org.thalweg.optimizers.Sgd;
import org.thalweg.training.Fit;
import org.thalweg.training.Training;
import org.thalweg.training.Variant;

class ModelsTest {

    /** tanh(½ ln 3) = ½. */
    private static final double HALF = Math.log(3) / 2;

    private static double[] predicted(Model model, int outputs, double[] x, double... parameters) {
        Dataset data = Dataset.of(new double[][] {x}, new double[1][outputs]);
        double[][] scores = new double[1][outputs];
        Program program = Program.record(model, new SquaredError(), x.length, outputs);
        new Backpropagation(program, 1)
                .predict(Minibatch.all(data), new int[] {0}, new double[][] {parameters}, scores);
        return scores[0];
    }

    @Test
    void a_hidden_layer_predicts_what_the_formula_says() {
        // W = (1 9), a = 0, V = 2, b = 3; for relu W = (1 1; −1 −1).
        double[] tanh =
                predicted(
                        new HiddenLayer(1, Activation.TANH, 0.9),
                        1,
                        new double[] {HALF, 0},
                        1,
                        9,
                        0,
                        2,
                        3);
        assertThat(tanh[0]).isBetween(4 - 1e-15, 4 + 1e-15);
        assertThat(
                        predicted(
                                new HiddenLayer(2, Activation.RELU, 0),
                                1,
                                new double[] {2, 3},
                                1,
                                1,
                                -1,
                                -1,
                                0.5,
                                0,
                                10,
                                100,
                                1))
                .containsExactly(56);
    }

    /** V = (1 2), U = (3; −1), b = (10, 20); UV (5, 7) = (57, −19). */
    @Test
    void a_factorised_model_predicts_what_the_formula_says() {
        assertThat(predicted(new Factorised(1, true), 2, new double[] {5, 7}, 1, 2, 3, -1, 10, 20))
                .containsExactly(67, 1);
    }

    /** y = |x₁| + x₁x₂ on a grid: the linear model can do little. */
    @Test
    void a_hidden_layer_learns_what_is_not_linear() {
        Dataset data = made(row -> Math.abs(row[0]) + row[0] * row[1]);
        double linear = trained(new Linear(), data).loss(data);
        assertThat(trained(new HiddenLayer(), data).loss(data)).isLessThan(linear / 10);
        assertThat(trained(new HiddenLayer(16, Activation.TANH, 0.1), data).loss(data))
                .isLessThan(linear / 2);
    }

    @Test
    void a_factorised_model_learns_what_is_linear() {
        Dataset data = made(row -> 3 * row[0] - row[1] + 2);
        assertThat(trained(new Factorised(1, true), data).loss(data)).isLessThan(1e-6);
    }

    /** Two evaluations of one fit are alike, and a run resumed ends where it would have ended. */
    @Test
    void dropout_needs_no_state() {
        Dataset data = made(row -> row[0] * row[1]);
        Training training =
                Training.of(new HiddenLayer(8, Activation.TANH, 0.5), new SquaredError())
                        .optimize(Chain.of(new Adam(), new Sgd(0.01)))
                        .batchSize(7)
                        .seed(4);
        Fit whole = training.epochs(6).run(data);
        Fit half = training.epochs(3).run(data);
        Fit resumed = training.epochs(6).resume(half.checkpoint()).run(data);
        assertThat(resumed.parameters()).isEqualTo(whole.parameters());
        assertThat(whole.loss(data)).isEqualTo(whole.loss(data));
        assertThat(Arrays.deepEquals(whole.predict(data), whole.predict(data))).isTrue();
        Fit validated = training.validation(data).epochs(6).run(data);
        assertThat(validated.history().get(5).validationLoss()).hasValue(whole.loss(data));
        assertThat(validated.history().get(5).loss()).isNotEqualTo(whole.loss(data));
        assertThat(training.seed(5).epochs(6).run(data).parameters())
                .isNotEqualTo(whole.parameters());
    }

    /** Puts what it asks for in the place of the gradient: the same, if the same units are dropped. */
    private record AskingAgain() implements Optimizer {
        @Override
        public Kernel kernel(Step step) {
            return tile -> {
                double[] there = new double[tile.to()];
                Evaluation again = step.evaluate(tile.parameters(), there);
                assertThat(there).isEqualTo(tile.update());
                assertThat(again).isEqualTo(step.evaluation());
            };
        }
    }

    @Test
    void all_that_happens_in_a_step_sees_the_same_units_dropped() {
        Dataset data = made(row -> row[0] * row[1]);
        Training training =
                Training.of(new HiddenLayer(8, Activation.TANH, 0.5), new SquaredError())
                        .batchSize(7)
                        .epochs(3);
        Chain plain = Chain.of(new Sgd(0.1));
        Chain asking = Chain.of(new AskingAgain(), new Sgd(0.1));
        List<Fit> fits =
                training.run(
                        data,
                        List.of(
                                new Variant("asking", asking, List.of()),
                                new Variant("plain", plain, List.of())));
        double[] alone = training.optimize(plain).run(data).parameters();
        assertThat(fits).allMatch(fit -> Arrays.equals(fit.parameters(), alone));
    }

    private static Dataset made(ToDoubleFunction<double[]> target) {
        SplittableRandom random = new SplittableRandom(9);
        double[][] x = new double[60][];
        double[][] y = new double[60][1];
        for (int n = 0; n < x.length; n++) {
            x[n] = random.doubles(2, -1, 1).toArray();
            y[n][0] = target.applyAsDouble(x[n]);
        }
        return Dataset.of(x, y);
    }

    private static Fit trained(Model model, Dataset data) {
        return Training.of(model, new SquaredError())
                .optimize(Chain.of(new Adam(), new Sgd(0.02)))
                .batchSize(10)
                .epochs(200)
                .seed(1)
                .run(data);
    }
}
