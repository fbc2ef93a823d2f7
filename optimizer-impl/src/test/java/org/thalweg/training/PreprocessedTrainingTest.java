package org.thalweg.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.UsageException;
import org.thalweg.data.Dataset;
import org.thalweg.data.Encoding;
import org.thalweg.data.Encoding.Source;
import org.thalweg.data.Imputation;
import org.thalweg.data.Metric;
import org.thalweg.data.Rows;
import org.thalweg.data.TargetTransform;
import org.thalweg.data.Unseen;
import org.thalweg.engine.Chain;
import org.thalweg.losses.Huber;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.HiddenLayer;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

/** Missing inputs, unknown categories and transformed targets, from training to a model in another process. */
class PreprocessedTrainingTest {

    private static final int N = 60;
    private static final Encoding COLUMNS =
            new Encoding(
                    List.of(
                            new Source("age", "", List.of()),
                            new Source("color", "", List.of("blue", "green", "red"))),
                    List.of(new Source("price", "", List.of())),
                    true);

    @TempDir private Path folder;

    /** Every fourth age and every seventh colour is missing from a row on; prices are positive. */
    private static Dataset data(int from, double far) {
        SplittableRandom random = new SplittableRandom(5);
        Rows.Builder x = Rows.Builder.withGaps(4);
        Rows.Builder y = new Rows.Builder(1);
        for (int n = 0; n < N; n++) {
            double[] row = {random.nextDouble(20, 60), 0, 0, 0};
            int color = random.nextInt(3);
            row[1 + color] = 1;
            y.add(new double[] {Math.exp(row[0] / 20 + color + random.nextDouble() / 10)});
            if (n >= N / 2) {
                row[0] += far;
            }
            if (n >= from && n % 4 == 1) {
                row[0] = Double.NaN;
            }
            if (n >= from && n % 7 == 0) {
                row[1] = row[2] = row[3] = Double.NaN;
            }
            x.add(row);
        }
        return Dataset.of(x.build(), y.build(), COLUMNS);
    }

    private static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    private static Training training() {
        return Training.of(new Linear(), new SquaredError())
                .optimize(Chain.of(new Momentum(0.9), new Sgd(0.02)))
                .batchSize(8)
                .epochs(20);
    }

    /** The same by hand. */
    private static Dataset filled(Dataset data, double age, int color) {
        Rows.Builder x = new Rows.Builder(4);
        Rows.Builder y = new Rows.Builder(1);
        double[] row = new double[4];
        double[] target = new double[1];
        for (int n = 0; n < data.size(); n++) {
            data.copyInputs(n, row, 0);
            data.copyTargets(n, target, 0);
            row[0] = Double.isNaN(row[0]) ? age : row[0];
            for (int k = 0; k < 3; k++) {
                row[1 + k] = Double.isNaN(row[1 + k]) ? (k == color ? 1 : 0) : row[1 + k];
            }
            x.add(row);
            y.add(target);
        }
        return Dataset.of(x.build(), y.build(), COLUMNS);
    }

    @ParameterizedTest
    @CsvSource({"MEAN, true", "MEAN, false", "MEDIAN, true", "MEDIAN, false"})
    void trains_on_filled_data_to_the_bit(Imputation by, boolean standardize) {
        Dataset data = data(0, 0).imputing(by);
        Training training =
                standardize
                        ? training().standardize()
                        : training().optimize(Chain.of(new Sgd(1e-6)));
        Fit fit = training.run(data);
        var fills = fit.trained().preprocessing().fills().orElseThrow().values();
        int color = fills.get(1) == 1 ? 0 : fills.get(2) == 1 ? 1 : 2;
        Fit byHand = training.run(filled(data, fills.get(0), color));
        assertThat(fit.parameters()).containsExactly(byHand.parameters());
        assertThat(fit.predict(data))
                .isDeepEqualTo(byHand.predict(filled(data, fills.get(0), color)));
        assertThat(fit.loss(data)).isEqualTo(byHand.loss(filled(data, fills.get(0), color)));
    }

    @ParameterizedTest
    @EnumSource
    void knows_nothing_of_what_it_does_not_train_on(Imputation by) {
        int[] train = range(0, N / 2);
        int[] validation = range(N / 2, N);
        Dataset one = data(0, 0).imputing(by);
        Dataset other = data(0, 1e6).imputing(by);
        Fit fit = training().standardize().run(one.select(train));
        Fit again =
                training()
                        .standardize()
                        .validation(other.select(validation))
                        .run(other.select(train));
        assertThat(again.parameters()).containsExactly(fit.parameters());
        assertThat(again.trained().preprocessing()).isEqualTo(fit.trained().preprocessing());
        assertThat(again.history().get(3).validationLoss()).isPresent();
        assertThat(fit.trained().preprocessing())
                .isNotEqualTo(training().standardize().run(one).trained().preprocessing());
    }

    @Test
    void data_that_lack_nothing_train_as_ever() {
        Dataset plain = data(N, 0);
        Fit fit = training().standardize().run(plain);
        Fit asked = training().standardize().run(plain.imputing(Imputation.MEDIAN));
        assertThat(asked.parameters()).containsExactly(fit.parameters());
        Dataset later = data(0, 0);
        assertThat(asked.predict(later)).hasDimensions(N, 1);
        assertThatThrownBy(() -> fit.predict(later))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("The data lack values, which the model does not fill");
    }

    @Test
    void a_whole_classification_has_gaps_too() {
        Dataset regression = data(0, 0).imputing(Imputation.MEAN);
        double[][] x = new double[N][4];
        double[][] y = new double[N][2];
        for (int n = 0; n < N; n++) {
            regression.copyInputs(n, x[n], 0);
            y[n][n % 2] = 1;
        }
        Dataset classes = Dataset.withMissing(x, y, Imputation.MEAN);
        training().check(classes);
        assertThat(training().standardize().run(classes).metric(Metric.ACCURACY, classes))
                .isGreaterThan(0.4);
    }

    @Test
    void a_model_fills_as_it_was_trained_to_wherever_it_is() throws IOException {
        Dataset data = data(0, 0).imputing(Imputation.MEDIAN);
        Fit fit = training().standardize().transformTarget(TargetTransform.LOG).run(data);
        Path file = folder.resolve("model.thalweg");
        fit.trained().unseen(Unseen.IGNORE).save(file);
        TrainedModel loaded = TrainedModel.load(file);
        assertThat(loaded.preprocessing()).isEqualTo(fit.trained().preprocessing());
        assertThat(loaded.unseen()).isEqualTo(Unseen.IGNORE);
        assertThat(loaded.predict(data)).isDeepEqualTo(fit.predict(data));
        assertThat(loaded.metric(Metric.R2, data)).isEqualTo(fit.metric(Metric.R2, data));
        assertThat(loaded.loss(data)).isEqualTo(fit.loss(data));
        assertThat(Files.readString(file)).contains("\"version\": 2,");
        loaded.save(folder.resolve("again"));
        assertThat(folder.resolve("again")).hasSameTextualContentAs(file);
        double[][] unknown = {{Double.NaN, 0, 0, 1}, {30, 0, Double.NaN, 0}};
        assertThat(loaded.predict(Dataset.inputsWithMissing(unknown))).hasDimensions(2, 1);
    }

    /** A file that an earlier version can read is written as that version would. */
    @Test
    void says_its_version_by_what_it_needs() throws IOException {
        Path file = folder.resolve("model.thalweg");
        training().standardize().run(data(N, 0)).save(file);
        assertThat(Files.readString(file, StandardCharsets.UTF_8)).contains("\"version\": 1,");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ignores_categories_that_it_was_not_trained_on(boolean standardize) throws IOException {
        Dataset data = data(N, 0);
        int[] train = range(0, N);
        int[] some = Arrays.stream(train).filter(n -> data.input(n, 2) == 0).toArray();
        Training training =
                Training.of(new HiddenLayer(), new SquaredError())
                        .optimize(Chain.of(new Sgd(1e-4)))
                        .epochs(2);
        Fit fit = (standardize ? training.standardize() : training).run(data.select(some));
        int green = Arrays.stream(train).filter(n -> data.input(n, 2) == 1).findFirst().getAsInt();
        double[][] none = {{data.input(green, 0), 0, 0, 0}};
        assertThat(fit.predict(data)[green])
                .containsExactly(fit.predict(Dataset.ofInputs(none))[0]);
        assertThat(fit.trained().ignored(data)).isEqualTo(Map.of("color=green", N - some.length));
        Path file = folder.resolve("model");
        fit.save(file);
        assertThat(TrainedModel.load(file).predict(data)).isDeepEqualTo(fit.predict(data));
    }

    @Test
    void a_category_that_nobody_knew_is_an_error_unless_it_is_to_be_ignored() {
        Dataset data = data(N, 0);
        Encoding other =
                new Encoding(
                        List.of(
                                COLUMNS.inputs().get(0),
                                new Source("color", "", List.of("blue", "mauve", "red"))),
                        COLUMNS.targets(),
                        true);
        double[][] x = new double[N][4];
        for (int n = 0; n < N; n++) {
            data.copyInputs(n, x[n], 0);
        }
        Rows.Builder inputs = new Rows.Builder(4);
        Rows.Builder targets = new Rows.Builder(1);
        for (int n = 0; n < N; n++) {
            inputs.add(x[n]);
            targets.add(new double[] {data.target(n, 0)});
        }
        Dataset mauve = Dataset.of(inputs.build(), targets.build(), other);
        Fit fit = training().standardize().run(data);
        assertThatThrownBy(() -> fit.predict(mauve))
                .hasMessageContaining("has 'mauve' in the column 'color'");
        assertThatThrownBy(() -> fit.loss(mauve)).hasMessageContaining("'mauve'");
        assertThatThrownBy(() -> fit.metric(Metric.R2, mauve)).hasMessageContaining("'mauve'");
        TrainedModel lenient = fit.trained().unseen(Unseen.IGNORE);
        assertThat(lenient.predict(mauve)).hasDimensions(N, 1);
        assertThat(lenient.metric(Metric.R2, mauve)).isFinite();
        assertThat(lenient.loss(mauve)).isFinite();
        assertThat(lenient.ignored(mauve).keySet()).containsExactly("color");
        assertThat(training().standardize().unseen(Unseen.IGNORE).run(data).predict(mauve))
                .isDeepEqualTo(lenient.predict(mauve));
    }

    /** y = 2e^{3x}: its logarithm is a line, which is found, and the coefficients say of what. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void predicts_in_the_units_of_the_targets(boolean standardize) {
        double[][] x = new double[20][];
        double[][] y = new double[20][];
        for (int n = 0; n < 20; n++) {
            x[n] = new double[] {n / 10.0};
            y[n] = new double[] {2 * Math.exp(3 * x[n][0])};
        }
        Dataset curve = Dataset.of(x, y).withNames(List.of("x"), List.of("y"));
        Training training =
                training().transformTarget(TargetTransform.LOG).epochs(2000).batchSize(20);
        Fit fit = (standardize ? training.standardize() : training).run(curve);
        assertThat(fit.predict(curve)[19][0]).isCloseTo(y[19][0], within(1e-6 * y[19][0]));
        assertThat(fit.metric(Metric.RMSE, curve)).isLessThan(1e-4);
        Coefficients line = fit.coefficients().get(0);
        assertThat(line.output()).isEqualTo("log(y)");
        assertThat(line.weight("x")).isCloseTo(3, within(1e-6));
        assertThat(line.intercept()).isCloseTo(Math.log(2), within(1e-6));
    }

    /** Noise of deviation 1 in log y: its mean is e^{½} times its median, and it is the median that is predicted. */
    @Test
    void what_is_transformed_back_is_no_mean() {
        Random random = new Random(3);
        double[][] x = new double[4000][1];
        double[][] y = new double[4000][1];
        double mean = 0;
        for (int n = 0; n < y.length; n++) {
            y[n][0] = Math.exp(random.nextGaussian());
            mean += y[n][0] / y.length;
        }
        Dataset noise = Dataset.of(x, y);
        Fit fit =
                training()
                        .optimize(Chain.of(new Sgd(0.5)))
                        .batchSize(4000)
                        .transformTarget(TargetTransform.LOG)
                        .run(noise);
        assertThat(fit.predict(noise)[0][0]).isCloseTo(1, within(0.05));
        assertThat(mean).isCloseTo(Math.exp(0.5), within(0.1));
    }

    @Test
    void metrics_of_epochs_are_in_the_units_of_the_targets() {
        Dataset data = data(0, 0).imputing(Imputation.MEAN);
        Dataset validation = data.select(range(40, N));
        Fit fit =
                training()
                        .standardize()
                        .transformTarget(TargetTransform.LOG1P)
                        .validation(validation)
                        .metrics(Metric.RMSE)
                        .run(data.select(range(0, 40)));
        assertThat(fit.history().get(19).metrics().get(Metric.RMSE))
                .isEqualTo(fit.metric(Metric.RMSE, validation));
        assertThat(fit.history().get(19).validationLoss()).hasValue(fit.loss(validation));
    }

    @Test
    void refuses_targets_that_have_no_logarithm() {
        Dataset data = Dataset.of(new double[][] {{1}, {2}, {3}}, new double[][] {{1}, {5}, {-2}});
        Training training = training().transformTarget(TargetTransform.LOG);
        String why =
                "The target 'y1' is -2 in instance 2, the first being 0. log is defined for numbers above 0 alone. Leave such rows out.";
        assertThatThrownBy(() -> training.run(data)).hasMessage(why);
        assertThatThrownBy(() -> training.check(data)).hasMessage(why);
        assertThatThrownBy(() -> training.standardize().run(data)).hasMessage(why);
        Fit fit = training.run(data.select(new int[] {0, 1}));
        assertThat(fit.predict(data)).hasDimensions(3, 1);
        assertThat(fit.metric(Metric.RMSE, data)).isFinite();
        assertThatThrownBy(() -> fit.loss(data)).hasMessage(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fill", "transform", "none", "other gap"})
    void a_checkpoint_is_not_of_other_units(String change) {
        Dataset data = data(0, 0).imputing(Imputation.MEAN);
        Training training = training().standardize().transformTarget(TargetTransform.LOG);
        TrainingCheckpoint checkpoint = training.epochs(3).run(data).checkpoint();
        Training again = training.resume(checkpoint);
        assertThat(again.run(data).parameters()).containsExactly(training.run(data).parameters());
        Training anew = training().standardize().resume(checkpoint);
        switch (change) {
            case "fill" ->
                    assertThatThrownBy(() -> again.run(data.imputing(Imputation.MEDIAN)))
                            .hasMessage(
                                    "The checkpoint was made with the units standardized, missing inputs filled by the mean, targets log(y), this run has standardized, missing inputs filled by the median, targets log(y). Continue with what it was made with, or start anew.");
            case "transform" ->
                    assertThatThrownBy(() -> anew.transformTarget(TargetTransform.LOG1P).run(data))
                            .hasMessageContaining("targets log(y), this run has")
                            .hasMessageContaining("targets log1p(y)");
            case "none" ->
                    assertThatThrownBy(() -> anew.run(data))
                            .hasMessageContaining("targets log(y), this run has");
            default ->
                    assertThatThrownBy(() -> again.run(data(1, 0).imputing(Imputation.MEAN)))
                            .hasMessageContaining("made with other values of");
        }
    }

    @Test
    void a_loss_judges_targets_as_it_sees_them() {
        Dataset data =
                Dataset.of(new double[][] {{1}, {2}, {3}}, new double[][] {{1}, {5}, {1e80}});
        assertThatThrownBy(() -> training().run(data)).hasMessageContaining("1e80");
        assertThat(
                        Training.of(new Linear(), new Huber(1))
                                .transformTarget(TargetTransform.LOG)
                                .run(data)
                                .loss(data))
                .isFinite();
    }
}
