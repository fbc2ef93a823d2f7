package org.thalweg.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.common.primitives.Floats;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.UsageException;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.data.Dataset;
import org.thalweg.data.Encoding;
import org.thalweg.data.Encoding.Source;
import org.thalweg.data.Imputation;
import org.thalweg.data.Rows;
import org.thalweg.data.TargetTransform;
import org.thalweg.datasets.Csv;
import org.thalweg.engine.Chain;
import org.thalweg.graph.Activation;
import org.thalweg.graph.Elementwise;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Initial;
import org.thalweg.graph.Node;
import org.thalweg.losses.AbsoluteError;
import org.thalweg.losses.Huber;
import org.thalweg.losses.Logistic;
import org.thalweg.losses.SoftmaxCrossEntropy;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Factorised;
import org.thalweg.models.HiddenLayer;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Sgd;
import org.thalweg.training.TrainedModel;
import org.thalweg.training.Training;

/** What ONNX Runtime makes of an exported model is what the model itself predicts. */
class OnnxModelTest {

    /** Uses everything that a graph has. */
    private record Everything() implements Model {

        @Override
        public Node predict(Graph graph, Node x, int outputs) {
            Node w = graph.weights("W", 4, x.rows(), Initial.normal(0.5));
            Node a = graph.scale("a", 4, 0.7);
            Node h = graph.dropout(graph.times(graph.multiply(w, x), a), 0.3);
            Node back = graph.multiply(graph.transpose(w), graph.noise(h, 0.1));
            Node parts =
                    graph.concatenate(
                            graph.softmax(h),
                            graph.squaredNorm(back),
                            graph.sum(graph.subtract(back, x)),
                            graph.slice(h, 1, 3),
                            graph.bias("c", 2, Initial.normal(1)),
                            graph.random(1, 0.25, stream -> stream.nextDouble()));
            Node v = graph.weights("V", outputs, parts.rows(), Initial.normal(0.5));
            return graph.add(graph.bias("b", outputs, Initial.normal(1)), graph.multiply(v, parts));
        }
    }

    /** Does not look at its inputs. */
    private record Same() implements Model {

        @Override
        public Node predict(Graph graph, Node x, int outputs) {
            return graph.bias("b", outputs, Initial.normal(1));
        }
    }

    private record Cubed() implements Model, Elementwise {

        @Override
        public Node predict(Graph graph, Node x, int outputs) {
            return graph.apply(this, graph.multiply(graph.weights("W", outputs, x.rows()), x));
        }

        @Override
        public String label() {
            return "cubed";
        }

        @Override
        public double value(double x) {
            return x * x * x;
        }

        @Override
        public double derivative(double x, double y) {
            return 3 * x * x;
        }
    }

    /** Takes what is predicted for a logarithm. */
    private record Exponential() implements Loss {

        @Override
        public Node evaluate(Graph graph, Node predictions, Node targets) {
            return graph.squaredNorm(graph.subtract(predictions, targets));
        }

        @Override
        public void inverseLink(double[] scores, int from, int to) {
            for (int i = from; i < to; i++) {
                scores[i] = Math.exp(scores[i]);
            }
        }
    }

    private static final int ROWS = 40;

    @TempDir private Path folder;

    private static Dataset numbers() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] inputs = new double[ROWS][3];
        double[][] targets = new double[ROWS][2];
        for (int n = 0; n < ROWS; n++) {
            for (int j = 0; j < 3; j++) {
                inputs[n][j] = random.nextDouble(-3, 5) * Math.pow(10, j - 1);
            }
            targets[n][0] = 100 + inputs[n][0] - inputs[n][1] * inputs[n][2];
            targets[n][1] = inputs[n][1];
        }
        return Dataset.of(inputs, targets);
    }

    private static Dataset same() {
        double[][] targets = new double[ROWS][1];
        Arrays.stream(targets).forEach(target -> target[0] = 7);
        return Dataset.of(inputs(numbers()), targets);
    }

    private static Dataset classes(int count) {
        Dataset numbers = numbers();
        double[][] targets = new double[ROWS][count == 2 ? 1 : count];
        for (int n = 0; n < ROWS; n++) {
            targets[n][n % count % targets[n].length] = count == 2 ? n % 2 : 1;
        }
        return Dataset.of(inputs(numbers), targets);
    }

    private static double[][] inputs(Dataset data) {
        double[][] inputs = new double[data.size()][data.inputs()];
        for (int n = 0; n < inputs.length; n++) {
            data.copyInputs(n, inputs[n], 0);
        }
        return inputs;
    }

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.of(new Linear(), new SquaredError(), numbers()),
                Arguments.of(new Linear(false, 0), new AbsoluteError(), numbers()),
                Arguments.of(new Factorised(), new Huber(), numbers()),
                Arguments.of(
                        new HiddenLayer(5, Activation.RELU, 0.5), new SquaredError(), numbers()),
                Arguments.of(new Everything(), new SquaredError(), numbers()),
                Arguments.of(new Same(), new SquaredError(), numbers()),
                Arguments.of(new Linear(), new SquaredError(), same()),
                Arguments.of(new Linear(), new Logistic(), classes(2)),
                Arguments.of(new HiddenLayer(), new SoftmaxCrossEntropy(), classes(3)));
    }

    private static TrainedModel trained(
            Model model, Loss loss, Dataset data, boolean standardised) {
        Training training =
                Training.of(model, loss)
                        .optimize(Chain.of(new ClipByGlobalNorm(1), new Sgd(0.05)))
                        .epochs(3)
                        .seed(5);
        return (standardised ? training.standardize() : training).run(data).trained();
    }

    @ParameterizedTest
    @MethodSource("models")
    void predicts_the_same(Model model, Loss loss, Dataset data) throws Exception {
        for (boolean standardised : new boolean[] {false, true}) {
            TrainedModel trained = trained(model, loss, data, standardised);
            Path file = folder.resolve("model.onnx");
            OnnxModel.of(trained, Precision.DOUBLE).write(file);
            assertClose(
                    scored(Files.readAllBytes(file), inputs(data)), trained.predict(data), 1e-12);
            assertClose(
                    scoredSingle(OnnxModel.of(trained, Precision.SINGLE).bytes(), inputs(data)),
                    trained.predict(data),
                    1e-4);
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void has_every_activation_on_both_sides_of_0_and_far_from_it(Activation activation)
            throws Exception {
        TrainedModel trained =
                trained(new HiddenLayer(6, activation, 0), new SquaredError(), numbers(), false);
        double[][] inputs = {
            {0, 0, 0}, {1e-9, 0, -1e-9}, {1, -1, 2}, {300, -4000, 50}, {-900, 800, 7000}
        };
        assertClose(
                scored(OnnxModel.of(trained, Precision.DOUBLE).bytes(), inputs),
                trained.predict(Dataset.ofInputs(inputs)),
                1e-12);
    }

    /** Missing inputs, a category that was not trained on, targets whose logarithm was. */
    @ParameterizedTest
    @EnumSource
    void prepares_data_as_the_model_does(TargetTransform transform) throws Exception {
        Encoding columns =
                new Encoding(
                        List.of(
                                new Source("age", "", List.of()),
                                new Source("color", "", List.of("blue", "green", "red"))),
                        List.of(new Source("price", "", List.of())),
                        true);
        Rows.Builder x = Rows.Builder.withGaps(4);
        Rows.Builder y = new Rows.Builder(1);
        for (int n = 0; n < ROWS; n++) {
            double gap = n % 5 == 1 ? Double.NaN : 0;
            x.add(new double[] {n % 3 == 0 ? Double.NaN : n, gap + n % 2, gap, gap + 1 - n % 2});
            y.add(new double[] {1 + n % 7 + n});
        }
        TrainedModel trained =
                Training.of(new Linear(), new SquaredError())
                        .optimize(Chain.of(new Sgd(0.05)))
                        .standardize()
                        .transformTarget(transform)
                        .run(Dataset.of(x.build(), y.build(), columns).imputing(Imputation.MEDIAN))
                        .trained();
        double nan = Double.NaN;
        double[][] inputs = {{3, 1, 0, 0}, {nan, 0, 0, 1}, {5, 0, 1, 0}, {7, nan, nan, nan}};
        assertThat(trained.preprocessing().unseen().asList()).containsExactly(2);
        double[][] predictions = trained.predict(Dataset.inputsWithMissing(inputs));
        assertClose(
                scored(OnnxModel.of(trained, Precision.DOUBLE).bytes(), inputs),
                predictions,
                1e-12);
        assertClose(
                scoredSingle(OnnxModel.of(trained, Precision.SINGLE).bytes(), inputs),
                predictions,
                1e-4);
    }

    private static double[][] scored(byte[] model, double[][] inputs) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(model);
                OnnxTensor x = OnnxTensor.createTensor(environment, inputs);
                OrtSession.Result result = session.run(Map.of("inputs", x))) {
            return (double[][]) result.get("predictions").orElseThrow().getValue();
        }
    }

    private static double[][] scoredSingle(byte[] model, double[][] inputs) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        FloatBuffer singles = FloatBuffer.allocate(inputs.length * inputs[0].length);
        Arrays.stream(inputs).flatMapToDouble(Arrays::stream).forEach(v -> singles.put((float) v));
        long[] shape = {inputs.length, inputs[0].length};
        try (OrtSession session = environment.createSession(model);
                OnnxTensor x = OnnxTensor.createTensor(environment, singles.rewind(), shape);
                OrtSession.Result result = session.run(Map.of("inputs", x))) {
            float[][] rows = (float[][]) result.get("predictions").orElseThrow().getValue();
            return Arrays.stream(rows)
                    .map(row -> Floats.asList(row).stream().mapToDouble(v -> v).toArray())
                    .toArray(double[][]::new);
        }
    }

    private static void assertClose(double[][] actual, double[][] expected, double tolerance) {
        assertThat(actual).hasNumberOfRows(expected.length);
        for (int n = 0; n < expected.length; n++) {
            for (int k = 0; k < expected[n].length; k++) {
                double size = Math.max(1, Math.abs(expected[n][k]));
                assertThat(actual[n][k])
                        .as("instance %d, output %d", n, k)
                        .isCloseTo(expected[n][k], within(tolerance * size));
            }
        }
    }

    @Test
    void takes_categories_as_columns_and_says_which() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("houses.csv"),
                        "size,kind,price\n50,flat,100\n120,house,240\n80,flat,150\n95,barn,90\n");
        Dataset houses = Csv.read(file).categorical("kind").target("price");
        TrainedModel trained =
                trained(new Linear(), new SquaredError(), houses, true).ofData("houses.csv");
        byte[] model = OnnxModel.of(trained, Precision.DOUBLE).bytes();

        assertClose(
                scored(model, new double[][] {{120, 0, 0, 1}}),
                trained.predict(houses.select(new int[] {1})),
                1e-12);
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(model)) {
            assertThat(session.getMetadata().getProducerName()).isEqualTo("Thalweg");
            assertThat(session.getMetadata().getCustomMetadata())
                    .containsEntry("inputs", "size\nkind=barn\nkind=flat\nkind=house")
                    .containsEntry("outputs", "price")
                    .containsEntry("model", "linear(bias=true, deviation=0)")
                    .containsEntry("loss", "squared-error")
                    .containsEntry("data", "houses.csv")
                    .containsEntry(
                            "chain",
                            "clip-by-global-norm(max=1, epsilon=0, norm=euclidean) | sgd(learning-rate=constant(value=0.05))");
            assertThat(List.copyOf(session.getInputNames())).containsExactly("inputs");
        }
    }

    @Test
    void says_what_has_no_translation() {
        assertThatThrownBy(() -> export(new Cubed(), new SquaredError(), Precision.DOUBLE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("uses the operation 'cubed', which has no translation");
        assertThatThrownBy(() -> export(new Linear(), new Exponential(), Precision.DOUBLE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("exponential turns scores into predictions");
    }

    @Test
    void says_what_single_precision_has_no_room_for() {
        double[][] huge = {{1e60}, {3e60}};
        TrainedModel trained =
                trained(new Linear(), new SquaredError(), Dataset.of(huge, huge), true);
        assertThatThrownBy(() -> OnnxModel.of(trained, Precision.SINGLE))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "2.0E60 is too large for single precision. Export in double precision.");
    }

    private static void export(Model model, Loss loss, Precision precision) {
        OnnxModel.of(trained(model, loss, numbers(), false), precision);
    }
}
