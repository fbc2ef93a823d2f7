package org.thalweg.backprop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.data.Dataset;
import org.thalweg.losses.AbsoluteError;
import org.thalweg.losses.Huber;
import org.thalweg.losses.Logistic;
import org.thalweg.losses.SoftmaxCrossEntropy;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;

class BackpropagationTest {

    record Case(Model model, Loss loss, Dataset data) {}

    static Stream<Case> everything() {
        List<Model> models =
                List.of(
                        new Linear(),
                        new Linear(false, 0.1),
                        new Models.HiddenLayer(5),
                        new Models.Tangled(),
                        new Models.Scaled(),
                        new Models.Tied(2),
                        new Models.Tied(5),
                        new Models.Parts(),
                        new Models.Random());
        Dataset one = Differences.random(7, 3, 1, 1);
        Dataset many = Differences.random(7, 2, 6, 2);
        Dataset yesOrNo = Differences.classes(9, 3, 2, 3);
        Dataset classes = Differences.classes(9, 3, 5, 4);
        return models.stream()
                .flatMap(
                        model ->
                                Stream.of(
                                        new Case(model, new SquaredError(), one),
                                        new Case(model, new SquaredError(), many),
                                        new Case(model, new AbsoluteError(), many),
                                        new Case(model, new Huber(0.7), many),
                                        new Case(model, new Logistic(), yesOrNo),
                                        new Case(model, new SoftmaxCrossEntropy(), classes)));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void agrees_with_central_differences(Case c) {
        for (long seed = 1; seed <= 3; seed++) {
            Differences.check(c.model, c.loss, c.data, seed);
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void gives_the_same_bits_whatever_the_tile_of_instances(Case c) {
        Program program = Program.record(c.model, c.loss, c.data.inputs(), c.data.outputs());
        double[] at = program.initial(5);
        double[] whole = gradient(new Backpropagation(program, 1, c.data.size()), c.data, at);
        for (int capacity : new int[] {1, 2, 4, 5}) {
            assertThat(gradient(new Backpropagation(program, 1, capacity), c.data, at))
                    .isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void gives_each_variant_in_lockstep_the_bits_it_has_alone(Case c) {
        Program program = Program.record(c.model, c.loss, c.data.inputs(), c.data.outputs());
        int variants = 7;
        SplittableRandom random = new SplittableRandom(6);
        double[][] at = new double[variants][];
        Arrays.setAll(at, k -> random.doubles(program.size(), -1, 1).toArray());
        for (int[] active : new int[][] {{0, 1, 2, 3, 4, 5, 6}, {1, 4}, {6}, {0, 2, 3, 5}}) {
            double[][] gradients = new double[variants][program.size()];
            double[] losses = new double[variants];
            new Backpropagation(program, variants)
                    .gradient(Minibatch.all(c.data).drawing(8, 3), active, at, gradients, losses);
            for (int k = 0; k < variants; k++) {
                int variant = k;
                boolean on = IntStream.of(active).anyMatch(i -> i == variant);
                double[] alone = gradient(new Backpropagation(program, 1), c.data, at[k]);
                assertThat(gradients[k]).isEqualTo(on ? alone : new double[program.size()]);
            }
        }
    }

    private static double[] gradient(Backpropagation passes, Dataset data, double[] at) {
        double[] gradient = new double[at.length];
        passes.gradient(
                Minibatch.all(data).drawing(8, 3),
                new int[] {0},
                new double[][] {at},
                new double[][] {gradient},
                new double[1]);
        return gradient;
    }

    @Test
    void computes_the_linear_model_of_the_tutorial() {
        // x has two instances as columns, (1, 2) and (3, 4); W = (5 6; 7 8), b = (1, 2).
        Dataset data = Dataset.of(new double[][] {{1, 2}, {3, 4}}, new double[][] {{0, 0}, {0, 0}});
        Program program = Program.record(new Linear(), new SquaredError(), 2, 2);
        double[] at = {5, 6, 7, 8, 1, 2};
        double[][] scores = {new double[4]};
        double[] loss = new double[1];
        Backpropagation passes = new Backpropagation(program, 1);
        passes.predict(Minibatch.all(data), new int[] {0}, new double[][] {at}, scores);
        passes.loss(Minibatch.all(data), new int[] {0}, new double[][] {at}, loss);
        // 5·1 + 6·2 + 1 = 18, 7·1 + 8·2 + 2 = 25; 5·3 + 6·4 + 1 = 40, 7·3 + 8·4 + 2 = 55.
        assertThat(scores[0]).containsExactly(18, 25, 40, 55);
        assertThat(loss).containsExactly((18 * 18 + 25 * 25 + 40 * 40 + 55 * 55) / 2.0);
        // dJ/dW = (2/N) Σ ŷ xᵀ, dJ/db = (2/N) Σ ŷ.
        assertThat(gradient(passes, data, at))
                .containsExactly(
                        18 + 40 * 3,
                        18 * 2 + 40 * 4,
                        25 + 55 * 3,
                        25 * 2 + 55 * 4,
                        18 + 40,
                        25 + 55);
    }

    /** At 512 instances, its values would take about 8 GB. */
    @Test
    void takes_few_instances_at_once_where_a_layer_is_wide() {
        Program program = Program.record(new Models.HiddenLayer(20_000), new SquaredError(), 1, 1);
        int[] active = IntStream.range(0, 10).toArray();
        double[][] at = new double[10][];
        Arrays.setAll(at, k -> program.initial(k));
        double[] losses = new double[10];
        new Backpropagation(program, 10)
                .loss(Minibatch.all(Differences.random(3, 1, 1, 1)), active, at, losses);
        assertThat(losses).doesNotHaveDuplicates();
    }

    @Test
    void counts_an_instance_twice_that_occurs_twice() {
        Dataset data = Dataset.of(new double[][] {{1}, {2}}, new double[][] {{1}, {5}});
        Program program = Program.record(new Linear(), new SquaredError(), 1, 1);
        double[] loss = new double[1];
        new Backpropagation(program, 1)
                .loss(
                        new Minibatch(data, new int[] {1, 0, 1}, 0, 3),
                        new int[] {0},
                        new double[][] {{0, 0}},
                        loss);
        assertThat(loss).containsExactly((25 + 1 + 25) / 3.0);
    }

    @Test
    void starts_from_the_seed_and_the_name_alone() {
        Program narrow = Program.record(new Models.HiddenLayer(2), new SquaredError(), 3, 1);
        assertThat(narrow.initial(1)).isEqualTo(narrow.initial(1)).isNotEqualTo(narrow.initial(2));
        assertThat(Program.record(new Linear(), new SquaredError(), 3, 1).initial(1))
                .containsOnly(0);
        // W is the same beside a V of another shape; a V of its shape has another name.
        double[] square = Program.record(new Models.Tied(3), new SquaredError(), 3, 3).initial(1);
        double[] other = Program.record(new Models.Tied(3), new SquaredError(), 3, 1).initial(1);
        assertThat(Arrays.copyOf(other, 9)).isEqualTo(Arrays.copyOf(square, 9));
        assertThat(Arrays.copyOfRange(square, 9, 18)).isNotEqualTo(Arrays.copyOf(square, 9));
    }
}
