package org.thalweg.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.Doubled;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.UsageException;
import org.thalweg.catalog.Catalog;
import org.thalweg.data.Dataset;
import org.thalweg.data.Encoding;
import org.thalweg.data.Encoding.Source;
import org.thalweg.data.Metric;
import org.thalweg.data.Rows;
import org.thalweg.engine.Chain;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Node;
import org.thalweg.losses.Logistic;
import org.thalweg.losses.SoftmaxCrossEntropy;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Factorised;
import org.thalweg.models.HiddenLayer;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

class TrainedModelTest {

    private static final int N = 40;

    @TempDir private Path folder;

    /** Inputs far from 0, of different sizes, and so many targets; of classes, one for each. */
    private static Dataset data(int outputs, boolean classes) {
        SplittableRandom random = new SplittableRandom(outputs);
        double[][] x = new double[N][];
        double[][] y = new double[N][outputs];
        for (int n = 0; n < N; n++) {
            x[n] =
                    new double[] {
                        random.nextDouble(50, 60),
                        random.nextDouble(-1, 1) / 1000,
                        random.nextDouble(-300, 900)
                    };
            for (int k = 0; k < outputs; k++) {
                y[n][k] = classes ? 0 : 100 + k * x[n][0] + random.nextDouble();
            }
            if (classes) {
                y[n][random.nextInt(outputs)] = outputs > 1 || random.nextBoolean() ? 1 : 0;
            }
        }
        Dataset unnamed = Dataset.of(x, y);
        return unnamed.withNames(
                List.of("age", "dose", "höhe, \"m\""),
                classes && outputs > 1
                        ? List.of("a", "b", "c").subList(0, outputs)
                        : unnamed.outputNames());
    }

    private static Fit fit(Model model, Loss loss, Dataset data, boolean standardize) {
        Training training =
                Training.of(model, loss)
                        .optimize(Chain.of(new Momentum(0.9), new Sgd(standardize ? 0.01 : 1e-7)))
                        .epochs(3)
                        .seed(9_007_199_254_740_993L);
        return (standardize ? training.standardize() : training).run(data);
    }

    record Case(String name, Fit fit, Dataset data) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(true, false)
                .flatMap(
                        standard ->
                                Stream.of(
                                        of(
                                                new Linear(),
                                                new SquaredError(),
                                                data(1, false),
                                                standard),
                                        of(
                                                new Linear(),
                                                new SquaredError(),
                                                data(3, false),
                                                standard),
                                        of(
                                                new HiddenLayer(),
                                                new SquaredError(),
                                                data(2, false),
                                                standard),
                                        of(
                                                new Factorised(2, true),
                                                new SquaredError(),
                                                data(3, false),
                                                standard),
                                        of(new Linear(), new Logistic(), data(1, true), standard),
                                        of(
                                                new Linear(),
                                                new SoftmaxCrossEntropy(),
                                                data(3, true),
                                                standard)));
    }

    private static Case of(Model model, Loss loss, Dataset data, boolean standardize) {
        return new Case(
                model + " " + loss + " " + standardize, fit(model, loss, data, standardize), data);
    }

    private Path saved(TrainedModel trained) throws IOException {
        Path file = folder.resolve("model.thalweg");
        trained.save(file);
        return file;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void predicts_the_same_bits_after_it_was_saved(Case one) throws IOException {
        Path file = saved(one.fit.trained().ofData("the data"));
        TrainedModel loaded = TrainedModel.load(file);
        assertThat(loaded.predict(one.data)).isDeepEqualTo(one.fit.predict(one.data));
        assertThat(loaded.parameters()).containsExactly(one.fit.parameters());
        assertThat(loaded.loss(one.data)).isEqualTo(one.fit.loss(one.data));
        assertThat(loaded.losses(one.data)).containsExactly(one.fit.losses(one.data));
        assertThat(loaded.metric(Metric.RMSE, one.data))
                .isEqualTo(one.fit.metric(Metric.RMSE, one.data));
        assertThat(loaded.encoding()).isEqualTo(one.data.encoding());
        assertThat(loaded.standardization()).isEqualTo(one.fit.trained().standardization());
        assertThat(loaded.model()).isEqualTo(one.fit.trained().model());
        assertThat(loaded.lossFunction()).isEqualTo(one.fit.trained().lossFunction());
        assertThat(loaded.training()).isEqualTo(one.fit.trained().ofData("the data").training());
        Path again = folder.resolve("again.thalweg");
        loaded.save(again);
        assertThat(again).hasSameTextualContentAs(file);
    }

    @Test
    void nothing_else_is_overwritten() throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), "x,y\n1,2\n");
        Fit fit = cases().findFirst().orElseThrow().fit;
        String message = ": this file is no %s, and would be lost. Name another, or delete it.";
        assertThatThrownBy(() -> fit.save(data))
                .isInstanceOf(UsageException.class)
                .hasMessage(data + message.formatted("model"));
        assertThatThrownBy(() -> fit.checkpoint().write(data))
                .isInstanceOf(UsageException.class)
                .hasMessage(data + message.formatted("checkpoint"));
        assertThat(Files.readString(data)).isEqualTo("x,y\n1,2\n");
        Path empty = Files.createFile(folder.resolve("empty"));
        fit.save(empty);
        fit.save(empty);
        assertThat(TrainedModel.load(empty)).hasToString(fit.trained().toString());
    }

    @Test
    void says_how_it_came_about() throws IOException {
        Fit fit = fit(new Linear(), new SquaredError(), data(1, false), true);
        TrainingRecord training = TrainedModel.load(saved(fit.trained())).training();
        assertThat(training.data()).isEmpty();
        assertThat(training.rows()).isEqualTo(N);
        assertThat(training.seed()).isEqualTo(9_007_199_254_740_993L);
        assertThat(training.epochs()).isEqualTo(3);
        assertThat(training.batchSize()).isEqualTo(32);
        assertThat(training.ended()).isEqualTo("finished");
        assertThat(training.loss()).hasValue(fit.history().get(2).loss());
        assertThat(training.validationLoss()).isEmpty();
        assertThat(training.elsewhere()).isEmpty();
        try (Catalog catalog = Catalog.standard()) {
            assertThat(catalog.parseChain(training.chain())).isEqualTo(fit.variant().chain());
        }
    }

    private static void close(double actual, double expected) {
        assertThat(Math.abs(actual - expected)).isLessThanOrEqualTo(1e-12 * Math.abs(expected));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void coefficients_predict_the_same(Case one) {
        if (one.fit.trained().model() instanceof HiddenLayer) {
            assertThatThrownBy(one.fit::coefficients)
                    .hasMessage(
                            "The model hidden-layer is not linear in its inputs, and has no coefficients. Its parameters are in parameters().");
            return;
        }
        List<Coefficients> coefficients = one.fit.coefficients();
        assertThat(coefficients).extracting(Coefficients::output).isEqualTo(one.data.outputNames());
        double[][] predicted = one.fit.predict(one.data);
        for (int n = 0; n < N; n++) {
            double[] scores = new double[coefficients.size()];
            for (int k = 0; k < scores.length; k++) {
                Coefficients of = coefficients.get(k);
                scores[k] = of.intercept();
                assertThat(of.weights().keySet()).containsExactlyElementsOf(one.data.inputNames());
                int j = 0;
                for (double weight : of.weights().values()) {
                    scores[k] += weight * one.data.input(n, j++);
                }
            }
            one.fit.trained().lossFunction().inverseLink(scores, 0, scores.length);
            for (int k = 0; k < scores.length; k++) {
                close(scores[k], predicted[n][k]);
            }
        }
    }

    /** y = 3 + 2a − b: in whatever units it was learned. */
    @Test
    void coefficients_are_those_of_the_data() {
        Dataset line =
                Dataset.of(
                                new double[][] {{10, 1}, {20, 5}, {30, -1}, {40, 2}},
                                new double[][] {{22}, {38}, {64}, {81}})
                        .withNames(List.of("a", "b"), List.of("y"));
        Coefficients learned =
                Training.of(new Linear(), new SquaredError())
                        .optimize(Chain.of(new Momentum(0.9), new Sgd(0.1)))
                        .epochs(2000)
                        .standardize()
                        .run(line)
                        .coefficients()
                        .get(0);
        assertThat(learned.output()).isEqualTo("y");
        assertThat(learned.intercept()).isCloseTo(3, offset(1e-9));
        assertThat(learned.weights().keySet()).containsExactly("a", "b");
        assertThat(learned.weight("a")).isCloseTo(2, offset(1e-9));
        assertThat(learned.weight("b")).isCloseTo(-1, offset(1e-9));
        assertThatThrownBy(() -> learned.weight("A"))
                .hasMessage("There is no input 'A'. Did you mean 'a'?");
    }

    private static org.assertj.core.data.Offset<Double> offset(double value) {
        return org.assertj.core.data.Offset.offset(value);
    }

    /** Linear for these parameters, but not as it is written. */
    public record Squares() implements Model {
        @Override
        public Node predict(Graph graph, Node inputs, int outputs) {
            Node first = graph.multiply(graph.weights("W", outputs, inputs.rows(), 0), inputs);
            Node second = graph.multiply(graph.weights("V", outputs, inputs.rows(), 0), inputs);
            return graph.times(first, second);
        }
    }

    @Test
    void whether_a_model_is_linear_is_a_matter_of_its_operations() {
        Dataset data = data(2, false);
        assertThat(fit(new Squares(), new SquaredError(), data, true).trained().linear()).isEmpty();
        coefficients_predict_the_same(of(new Doubled(), new SquaredError(), data, true));
    }

    /** It was trained on nonsense before, in silence. */
    @Test
    void validation_data_are_matched_by_name() {
        Dataset data = data(1, false);
        double[][] x = new double[N][3];
        double[][] y = new double[N][1];
        for (int n = 0; n < N; n++) {
            for (int j = 0; j < 3; j++) {
                x[n][j] = data.input(n, 2 - j);
            }
            y[n][0] = data.target(n, 0);
        }
        Dataset other =
                Dataset.of(x, y)
                        .withNames(List.of("höhe, \"m\"", "dose", "age"), data.outputNames());
        Training training = Training.of(new Linear(), new SquaredError()).epochs(2).standardize();
        Fit fit = training.validation(other).run(data);
        assertThat(fit.history()).isEqualTo(training.validation(data).run(data).history());
        assertThat(fit.predict(other)).isDeepEqualTo(fit.predict(data));
        Dataset wrong = other.withNames(List.of("a", "dose", "age"), data.outputNames());
        assertThatThrownBy(() -> training.validation(wrong).run(data))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "The validation data cannot be used. The data lack the input 'höhe, \"m\"', which the model was trained with. They have 'a', 'dose', 'age'.");
    }

    @Test
    void a_component_that_is_not_there_is_named_with_where_it_was() throws IOException {
        Path file = saved(fit(new Doubled(), new SquaredError(), data(2, false), true).trained());
        assertThatThrownBy(() -> TrainedModel.load(file))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        file
                                + ": The model 'doubled' cannot be made. Unknown model 'doubled'. Available: factorised, hidden-layer, linear. When it was trained, it came from "
                                + Doubled.class.getName()
                                + ": name that with --plugins or, in code, load(file, Catalog.with(…)).");
    }

    @Test
    void a_catalog_has_components_of_others() throws IOException {
        Dataset data = data(2, false);
        Fit fit = fit(new Doubled(), new SquaredError(), data, true);
        Path file = saved(fit.trained());
        try (Catalog catalog =
                Catalog.builder()
                        .components(new Doubled(), new SquaredError())
                        .withoutClassPath()
                        .build()) {
            assertThat(TrainedModel.load(file, catalog).predict(data))
                    .isDeepEqualTo(fit.predict(data));
        }
    }

    @Test
    void what_cannot_be_made_again_is_not_saved() {
        Model some = (graph, x, outputs) -> new Linear().predict(graph, x, outputs);
        Fit fit = fit(some, new SquaredError(), data(1, false), true);
        assertThatThrownBy(() -> saved(fit.trained()))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "The model is not saved, since its model "
                                + some.getClass().getName()
                                + " is no record, and could not be made again. Make it a public record with a line in META-INF/services, as a plug-in has.");
        Fit diverged =
                Training.of(new Linear(), new SquaredError())
                        .optimize(Chain.of(new Sgd(1e300)))
                        .run(data(1, false));
        assertThatThrownBy(() -> diverged.save(folder.resolve("none")))
                .isInstanceOf(UsageException.class)
                .hasMessageMatching(
                        "The training diverged at step \\d+: the model predicts nothing, and is not saved. Try a smaller learning rate, or clip the gradient.");
        double[] none = diverged.parameters();
        none[2] = Double.NaN;
        assertThatThrownBy(() -> diverged.at(none).trained().save(folder.resolve("none")))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "The model has the parameter NaN: it predicts nothing, and is not saved.");
        assertThat(folder).isEmptyDirectory();
    }

    private void refuses(Path file, String text, String message) throws IOException {
        Files.writeString(file, text);
        assertThatThrownBy(() -> TrainedModel.load(file))
                .isInstanceOf(UsageException.class)
                .hasMessageMatching("(?s)" + java.util.regex.Pattern.quote(file + ": ") + message);
    }

    private static String sealed(String text) {
        String before = text.substring(0, text.lastIndexOf("\"sha256\""));
        String hash =
                Hashing.sha256()
                        .hashString(before.replaceAll("[\r\n]", ""), StandardCharsets.UTF_8)
                        .toString();
        return before + "\"sha256\": \"" + hash + "\"\n}\n";
    }

    @Test
    void refuses_what_is_not_as_it_was_saved() throws IOException {
        Fit fit = fit(new Linear(), new SquaredError(), data(1, false), true);
        Path file = saved(fit.trained());
        String text = Files.readString(file);
        refuses(
                file,
                text.replace("\"rows\": 40", "\"rows\": 41"),
                "The file was changed since it was saved: its content has the SHA-256 \\w{12}…, and it says \\w{12}…\\. .*");
        refuses(
                file,
                text.substring(0, text.length() / 2),
                "The file is damaged, or not all of it is there: line \\d+: .*");
        refuses(
                file,
                text.replace("\"version\": 1", "\"version\": 3"),
                "This is version 3 of the format of models, and this Thalweg reads version 2\\. .*");
        refuses(file, "age,dose\n1,2\n", "this is no model that was saved: .*");
        refuses(file, "", "this is no model that was saved: .*");
        refuses(file, "thalweg checkpoint 2\n", "this is a checkpoint, .*");
        refuses(
                file,
                sealed(text.replace("\"rows\": 40", "\"rows\": \"many\"")),
                "'training.rows' must be a whole number\\.");
        refuses(
                file,
                sealed(text.replaceFirst("\"W\": \\[\\s*\\[[^,]*,", "\"W\": [[")),
                "'parameters.W' must be of 3 numbers, not 2\\.");
        refuses(
                file,
                sealed(text.replace("\"W\"", "\"V\"")),
                "The model linear has the parameters \\[W, b\\], those of the file are \\[V, b\\]\\. .*");
        refuses(
                file,
                sealed(text.replaceFirst("\"W\": \\[\\s*\\[[^,]*,", "\"W\": [[NaN,")),
                "The file is damaged, or not all of it is there: line \\d+: a value should be where 'N' is.*");
        assertThat(sealed(text)).isEqualTo(text);
    }

    /** As version control may do it. */
    @Test
    void line_ends_may_be_others() throws IOException {
        Dataset data = data(1, false);
        Fit fit = fit(new Linear(), new SquaredError(), data, true);
        Path file = saved(fit.trained());
        Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
        assertThat(TrainedModel.load(file).predict(data)).isDeepEqualTo(fit.predict(data));
    }

    @Test
    void every_cut_is_refused_with_a_sentence() throws IOException {
        Fit fit = fit(new Linear(), new SquaredError(), data(1, false), true);
        Path file = saved(fit.trained());
        String text = Files.readString(file);
        for (int end = 0; end < text.length() - 2; end += 7) {
            refuses(file, text.substring(0, end), ".+\\.");
        }
    }

    @Test
    void people_can_read_it() throws IOException {
        Dataset data =
                Dataset.of(
                        rows(new double[][] {{1, 1, 0}, {2, 0, 1}}),
                        rows(new double[][] {{0, 1}, {1, 0}}),
                        new Encoding(
                                List.of(
                                        new Source("share", "%", List.of()),
                                        new Source("sex", "", List.of("f", "m"))),
                                List.of(new Source("species", "", List.of("cat", "dog"))),
                                true));
        Fit fit = Training.of(new Linear(), new SoftmaxCrossEntropy()).epochs(0).run(data);
        assertThat(
                        Files.readString(saved(fit.trained().ofData("pets.csv")))
                                .replaceAll("[0-9a-f]{64}", "…"))
                .isEqualTo(
                        """
                        {
                          "format": "thalweg model",
                          "version": 1,
                          "model": "linear(bias=true, deviation=0)",
                          "loss": "softmax-cross-entropy",
                          "training": {
                            "thalweg": "development",
                            "data": "pets.csv",
                            "rows": 2,
                            "chain": "sgd(learning-rate=constant(value=0.01))",
                            "regularizers": [],
                            "elsewhere": {},
                            "batch-size": 32,
                            "epochs": 0,
                            "seed": 1,
                            "ended": "finished"
                          },
                          "named": true,
                          "inputs": [
                            {
                              "name": "share",
                              "unit": "%"
                            },
                            {
                              "name": "sex",
                              "categories": ["f", "m"]
                            }
                          ],
                          "targets": [
                            {
                              "name": "species",
                              "categories": ["cat", "dog"]
                            }
                          ],
                          "parameters": {
                            "W": [
                              [0, 0, 0],
                              [0, 0, 0]
                            ],
                            "b": [0, 0]
                          },
                          "sha256": "…"
                        }
                        """);
    }

    private static Rows rows(double[][] values) {
        Rows.Builder rows = new Rows.Builder(values[0].length);
        for (double[] row : values) {
            rows.add(row);
        }
        return rows.build();
    }
}
