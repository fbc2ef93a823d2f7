package org.thalweg.backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.UsageException;
import org.thalweg.data.Dataset;
import org.thalweg.kernels.InstalledKernels;
import org.thalweg.kernels.Kernels;
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

    /** The two ways to run a program, of which one knows nothing but a linear model's squared error. */
    @ParameterizedTest
    @MethodSource("kernels")
    void takes_least_squares_as_one_operation_to_the_bits_of_its_parts(Kernels kernels) {
        for (int i = 0; i < 4; i++) {
            int inputs = i < 2 ? 9 : 100;
            Linear model = new Linear(i % 2 == 0, 0.1);
            Program program = Program.record(model, new SquaredError(), inputs, 1);
            LinearRegression regression = LinearRegression.in(program).orElseThrow();
            for (int variants : new int[] {1, 2, 3, 8, 9, 17}) {
                Dataset data = Differences.random(50, inputs, 1, variants);
                TileFlow one = new RegressionFlow(program, regression, kernels, variants, 50);
                TileFlow many = new OperationFlow(program, kernels, variants, 50);
                assertThat(everything(one, program, variants, data))
                        .isEqualTo(everything(many, program, variants, data));
            }
        }
    }

    /** A single instance goes without blocks and tiles. */
    @ParameterizedTest
    @MethodSource("kernels")
    void takes_a_single_instance_to_the_bits_of_a_block(Kernels kernels) {
        int[] active = {0, 2};
        for (int inputs : new int[] {1, 7, 95, 96, 100, 103}) {
            for (boolean bias : new boolean[] {true, false}) {
                Linear model = new Linear(bias, 0.1);
                Program program = Program.record(model, new SquaredError(), inputs, 1);
                LinearRegression regression = LinearRegression.in(program).orElseThrow();
                TileFlow flow = new RegressionFlow(program, regression, kernels, 3, 1);
                Minibatch batch = Minibatch.all(Differences.random(9, inputs, 1, inputs));
                SplittableRandom random = new SplittableRandom(inputs);
                double[][] at = new double[3][];
                Arrays.setAll(at, k -> random.doubles(program.size(), -1, 1).toArray());
                double[][] expected = new double[4][Math.max(3, program.size())];
                flow.begin(batch, active, at);
                flow.beginBlock(expected);
                flow.forward(batch, 4, 5);
                flow.addLosses(1);
                flow.backward();
                flow.endBlock(expected[3]);
                flow.endGradients(expected);
                double[][] alone = new double[4][Math.max(3, program.size())];
                assertThat(flow.single(batch, 4, active, at, alone, alone[3])).isTrue();
                assertThat(alone).isEqualTo(expected);
            }
        }
    }

    static List<Kernels> kernels() {
        return InstalledKernels.all();
    }

    /** Losses, gradients, predictions, each instance's losses. */
    private static double[][] everything(
            TileFlow flow, Program program, int variants, Dataset data) {
        int[] active = IntStream.range(0, variants).filter(k -> k % 5 != 1).toArray();
        SplittableRandom random = new SplittableRandom(variants);
        double[][] at = new double[variants][];
        Arrays.setAll(at, k -> random.doubles(program.size(), -1, 1).toArray());
        Minibatch batch = Minibatch.all(data);
        double[][] all = new double[3 * variants + 1][data.size() * data.outputs()];
        double[][] gradients = Arrays.copyOfRange(all, 0, variants);
        for (int k : active) {
            all[k] = gradients[k] = random.doubles(program.size()).toArray();
        }
        flow.begin(batch, active, at);
        flow.beginBlock(gradients);
        for (int from = 0; from < data.size(); from += 20) {
            flow.forward(batch, from, Math.min(data.size(), from + 20));
            flow.copyPredictions(
                    Arrays.copyOfRange(all, variants, 2 * variants), from * data.outputs());
            flow.copyLosses(Arrays.copyOfRange(all, 2 * variants, 3 * variants), from);
            flow.addLosses(0.02);
            flow.backward();
        }
        flow.endBlock(all[3 * variants]);
        flow.endGradients(gradients);
        return all;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void keeps_what_an_operation_leaves_for_its_way_back(Kernels kernels) {
        for (int variants : new int[] {1, 3, 9}) {
            Dataset data = Differences.random(50, 4, 3, variants);
            List<double[][]> both = new ArrayList<>();
            for (Model model : List.of(new Models.Kept(), new Models.NotKept())) {
                Program program = Program.record(model, new SquaredError(), 4, 3);
                TileFlow flow = new OperationFlow(program, kernels, variants, 50);
                both.add(everything(flow, program, variants, data));
            }
            assertThat(both.get(0)).isEqualTo(both.get(1));
        }
    }

    @Test
    void refuses_to_keep_less_than_nothing() {
        Model model = (graph, inputs, outputs) -> graph.apply(new Models.KeptSquare(-1), inputs);
        assertThatThrownBy(() -> Program.record(model, new SquaredError(), 4, 4))
                .isInstanceOf(UsageException.class)
                .hasMessage("KeptSquare keeps -4 numbers a column. 0 is the least.");
    }

    @Test
    void recognises_least_squares_and_nothing_else() {
        assertThat(regression(new Linear(), new SquaredError(), 1)).isPresent();
        assertThat(regression(new Linear(false, 0), new SquaredError(), 1)).isPresent();
        assertThat(regression(new Linear(), new SquaredError(), 2)).isEmpty();
        assertThat(regression(new Linear(), new AbsoluteError(), 1)).isEmpty();
        assertThat(regression(new Linear(), new Huber(), 1)).isEmpty();
        assertThat(regression(new Models.HiddenLayer(2), new SquaredError(), 1)).isEmpty();
        assertThat(regression(new Models.Tangled(), new SquaredError(), 1)).isEmpty();
        assertThat(regression(new Models.Scaled(), new SquaredError(), 1)).isEmpty();
    }

    private static Optional<LinearRegression> regression(Model model, Loss loss, int outputs) {
        return LinearRegression.in(Program.record(model, loss, 3, outputs));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void gives_the_same_bits_whatever_the_threads_and_kernels(Kernels kernels) {
        Dataset data = Differences.random(5_000, 3, 1, 1);
        for (Loss loss : List.of(new SquaredError(), new Huber(0.7))) {
            Program program = Program.record(new Linear(), loss, 3, 1);
            for (int size : new int[] {1, 1023, 1024, 1025, 2048, 3000, 5000}) {
                double[] expected = gradientOf(new Backpropagation(program, 5), data, size);
                for (int threads : new int[] {1, 2, 3, 7}) {
                    for (int capacity : new int[] {1, 100, 5000}) {
                        Backpropagation passes =
                                new Backpropagation(program, 5, capacity, threads, kernels);
                        assertThat(gradientOf(passes, data, size)).isEqualTo(expected);
                    }
                }
            }
        }
    }

    /** Gradient and loss of the first instances, for one of five variants, one of which is left out. */
    private static double[] gradientOf(Backpropagation passes, Dataset data, int size) {
        double[][] at = new double[5][4];
        Arrays.setAll(at, k -> new double[] {k, 1, -k, 2});
        double[][] gradients = new double[5][4];
        double[] losses = new double[5];
        Minibatch batch = new Minibatch(data, IntStream.range(0, data.size()).toArray(), 0, size);
        passes.gradient(batch, new int[] {0, 1, 3, 4}, at, gradients, losses);
        double[] alone = new double[5];
        passes.loss(batch, new int[] {0, 1, 3, 4}, at, alone);
        assertThat(alone).isEqualTo(losses);
        assertThat(gradients[2]).containsOnly(0);
        return DoubleStream.concat(DoubleStream.of(gradients[3]), DoubleStream.of(losses))
                .toArray();
    }

    @Test
    void sums_in_blocks_of_1024_instances() {
        double[][] x = new double[3000][1];
        Arrays.setAll(x, n -> new double[] {Math.sin(n) * Math.pow(2, n % 30)});
        Dataset data = Dataset.of(x, new double[3000][1]);
        Program program = Program.record(new Linear(false, 0), new SquaredError(), 1, 1);
        double[] blocks = new double[3];
        for (int n = 0; n < 3000; n++) {
            blocks[n / 1024] += x[n][0] * ((1.0 / 3000) * (2 * (x[n][0] * 3)));
        }
        double[][] gradient = {new double[1]};
        new Backpropagation(program, 1)
                .gradient(
                        Minibatch.all(data),
                        new int[] {0},
                        new double[][] {{3}},
                        gradient,
                        new double[1]);
        assertThat(gradient[0]).containsExactly((blocks[0] + blocks[1]) + blocks[2]);
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
