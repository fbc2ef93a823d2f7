package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Missing values, unknown categories and transformed targets by the command line. */
class PreparedDataCommandTest {

    @TempDir private Path folder;
    private Path data = Path.of("");

    /** Diabetes, in which some values of bmi and of the sex, as a word, are missing. */
    @BeforeEach
    void write() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(Cli.DIABETES))) {
            List<String> fields = new ArrayList<>(Splitter.on(',').splitToList(line));
            int row = lines.size();
            if (row > 0) {
                fields.set(1, row % 11 == 3 ? "" : fields.get(1).startsWith("1") ? "m" : "f");
                fields.set(2, row % 5 == 2 ? "NA" : fields.get(2));
            }
            lines.add(String.join(",", fields));
        }
        data = Files.write(folder.resolve("gaps.csv"), lines);
    }

    private Path model() {
        return folder.resolve("model.thalweg");
    }

    private Cli train(String... more) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "train",
                                "momentum(0.9) | sgd(0.01)",
                                "--data",
                                data.toString(),
                                "--target",
                                "progression",
                                "--categorical",
                                "sex",
                                "--epochs",
                                "30",
                                "--save",
                                model().toString()));
        command.addAll(List.of(more));
        return Cli.run(command.toArray(String[]::new));
    }

    private Cli predict(String... more) {
        List<String> command =
                new ArrayList<>(List.of("predict", model().toString(), "--data", data.toString()));
        command.addAll(List.of(more));
        return Cli.run(command.toArray(String[]::new));
    }

    private static double number(String out, String name) {
        String from = out.substring(out.indexOf(name + " ") + name.length() + 1);
        return Double.parseDouble(from.replaceFirst("(?s)\\s.*", ""));
    }

    @Test
    void a_model_fills_as_it_was_trained_to() throws IOException {
        assertThat(train().err())
                .isEqualTo(
                        data
                                + ":3: column 'bmi' has no value: 'NA'. Use `--missing skip` to leave such rows out, or `--missing mean` to fill it.\n");
        Cli trained = train("--missing", "mean");
        assertThat(trained.code()).isZero();
        assertThat(trained.err())
                .isEqualTo(
                        "warning: 129 missing values are filled by the mean of the training part, categories by the most frequent: bmi 89, sex 40.\n");
        assertThat(number(trained.out(), "r2")).isBetween(0.4, 0.6);
        Cli predicted = predict();
        assertThat(predicted.err()).isEqualTo(trained.err());
        assertThat(predicted.out().lines().count()).isEqualTo(443);
        Cli skipped = predict("--missing", "skip");
        assertThat(skipped.err())
                .isEqualTo(
                        "warning: 121 of 442 rows were left out for missing values: bmi 89, sex 40.\n");
        assertThat(predicted.out().lines().toList()).containsAll(skipped.out().lines().toList());
        assertThat(predict("--missing", "error").code()).isEqualTo(2);
        assertThat(predict("--missing", "median").err())
                .isEqualTo(
                        "--missing median: the model fills by the mean. Leave such rows out by --missing skip, or train the model so.\n");
        assertThat(Cli.run("show", model().toString()).out())
                .containsPattern(
                        "missing +filled by the mean: age 4\\d\\.\\d+, sex [fm], bmi 26\\.\\d+, ")
                .containsPattern("unseen +other categories are an error\n");
    }

    /** Of the 353 rows to train on, and those alone. */
    @Test
    void what_is_filled_in_is_of_the_rows_that_are_trained_on() throws IOException {
        train("--missing", "median", "--test", "0");
        String whole = Cli.run("show", model().toString()).out();
        assertThat(whole).contains("filled by the median: age 50, sex m, bmi 25.8, ");
        train("--missing", "median", "--test", "0.9");
        assertThat(Cli.run("show", model().toString()).out())
                .contains("filled by the median: ")
                .doesNotContain(
                        whole.lines().filter(line -> line.startsWith("missing")).findFirst().get());
    }

    @Test
    void a_model_that_was_not_trained_to_fills_nothing() {
        train("--missing", "skip");
        assertThat(predict().err())
                .isEqualTo(
                        data
                                + ":3: column 'bmi' has no value: 'NA'. Use `--missing skip` to leave such rows out.\n");
        assertThat(predict("--missing", "mean").err())
                .isEqualTo(
                        "--missing mean: the model fills nothing, for it was not trained to. Leave such rows out by --missing skip, or train the model so.\n");
    }

    @Test
    void warns_of_predictions_that_are_infinite() throws IOException {
        train("--missing", "mean", "--target-transform", "log");
        List<String> lines = Files.readAllLines(data);
        lines.set(1, lines.get(1).replaceFirst("^[^,]*", "1e9"));
        Files.write(data, lines);
        assertThat(predict().err())
                .contains(
                        "1 of 442 predictions are no finite numbers: their rows are far from those");
    }

    @Test
    void predicts_in_the_units_of_the_file_from_logarithms() throws IOException {
        Cli trained = train("--missing", "mean", "--target-transform", "log", "--test", "0.5");
        assertThat(trained.out())
                .contains("; standardised; trained on log(progression)\n")
                .containsPattern("test  loss of log\\(target\\) 0\\.\\d+   rmse [56]\\d\\.");
        Cli measured = predict("--measure");
        assertThat(measured.out())
                .containsPattern("loss of log\\(target\\) 0\\.\\d+   rmse [56]\\d\\.");
        assertThat(
                        predict()
                                .out()
                                .lines()
                                .skip(1)
                                .mapToDouble(
                                        line ->
                                                Double.parseDouble(
                                                        Splitter.on(',').splitToList(line).get(1)))
                                .min()
                                .orElseThrow())
                .isPositive();
        assertThat(Cli.run("show", model().toString()).out())
                .containsPattern("trained on +log\\(target\\)\n")
                .containsPattern("coefficients +log\\(progression\\)\n");
        assertThat(train("--missing", "skip", "--target-transform", "logp").err())
                .isEqualTo(
                        "--target-transform must be log or log1p, got 'logp'. Did you mean 'log'?\n");
        assertThat(
                        Cli.run(
                                        "train",
                                        "sgd",
                                        "--data",
                                        data.toString(),
                                        "--class",
                                        "sex",
                                        "--target-transform",
                                        "log")
                                .err())
                .isEqualTo(
                        "--target-transform: a class has no log. Leave it out, or predict a number by --target.\n");
        Path zero = Files.writeString(folder.resolve("zero.csv"), "a,y\n1,\n1,2\n2,0\n3,4\n");
        assertThat(
                        Cli.run(
                                        "train",
                                        "sgd",
                                        "--data",
                                        zero.toString(),
                                        "--target",
                                        "y",
                                        "--missing",
                                        "skip",
                                        "--target-transform",
                                        "log")
                                .err())
                .endsWith(
                        "The target 'y' is 0 in row 3, the first being 1. log is defined for numbers above 0 alone. Use log1p, or leave such rows out.\n");
    }

    private Path colors(String name, int rows, int green) throws IOException {
        StringBuilder text = new StringBuilder("color,size,y\n");
        for (int i = 0; i < rows; i++) {
            String color = i == green ? "green" : i % 2 == 0 ? "red" : "blue";
            text.append(color).append(',').append(i * 7 % 5).append(',').append(i).append('\n');
        }
        return Files.writeString(folder.resolve(name), text);
    }

    private Cli trainColors(int green, String... more) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "train",
                                "sgd",
                                "--data",
                                colors("colors.csv", 20, green).toString(),
                                "--target",
                                "y",
                                "--categorical",
                                "color",
                                "--save",
                                model().toString()));
        command.addAll(List.of(more));
        return Cli.run(command.toArray(String[]::new));
    }

    @Test
    void unknown_categories_are_an_error_or_ignored() throws IOException {
        trainColors(-1);
        data = colors("new.csv", 4, 2);
        assertThat(predict().err()).endsWith("Use `--unseen ignore` to ignore such categories.\n");
        Cli ignored = predict("--unseen", "ignore");
        assertThat(ignored.err())
                .isEqualTo(
                        "warning: Column 'color' has categories in 1 row that the training data did not have, and that are ignored: 'green'.\n");
        assertThat(ignored.out().lines()).hasSize(5);
        assertThat(predict("--unseen", "ingore").err())
                .isEqualTo(
                        "--unseen must be error or ignore, got 'ingore'. Did you mean 'ignore'?\n");
        trainColors(-1, "--unseen", "ignore");
        assertThat(predict().out()).isEqualTo(ignored.out());
        assertThat(predict("--unseen", "error").code()).isEqualTo(2);
        assertThat(Cli.run("show", model().toString()).out())
                .containsPattern("unseen +other categories are ignored\n");
    }

    /** The file has it, but no row that was trained on. */
    @Test
    void a_category_of_the_rows_that_test_alone_is_ignored_and_told() throws IOException {
        for (int green = 0; green < 20; green++) {
            Cli trained = trainColors(green);
            if (!trained.err().isEmpty()) {
                assertThat(trained.err())
                        .isEqualTo(
                                "warning: The rows to train on lack categories that others have; they are ignored, their columns being all zeros, in so many rows: color=green 1.\n");
                assertThat(Cli.run("show", model().toString()).out())
                        .contains("; not trained on, and ignored: color=green\n");
                data = colors("new.csv", 4, 2);
                assertThat(predict().err())
                        .isEqualTo(
                                "Rows have categories that the model was not trained on: color=green 1. Use `--unseen ignore` to ignore such categories.\n");
                assertThat(predict("--unseen", "ignore").err())
                        .isEqualTo(
                                "warning: Categories that the model was not trained on are ignored: color=green 1.\n");
                return;
            }
        }
        throw new AssertionError("One of the rows is tested on.");
    }

    @Test
    void a_checkpoint_is_of_one_way_to_fill() {
        Path checkpoint = folder.resolve("state");
        train("--missing", "mean", "--checkpoint", checkpoint.toString());
        assertThat(train("--missing", "median", "--resume", checkpoint.toString()).err())
                .endsWith(
                        "made with the units standardized, missing inputs filled by the mean, this run has standardized, missing inputs filled by the median. Continue with what it was made with, or start anew.\n");
    }

    @Test
    void an_ablation_fills_in_each_fold() throws IOException {
        Path out = folder.resolve("results");
        Cli result =
                Cli.run(
                        "ablate",
                        "momentum(0.9) | sgd(0.01)",
                        "--data",
                        data.toString(),
                        "--target",
                        "progression",
                        "--categorical",
                        "sex",
                        "--missing",
                        "mean",
                        "--target-transform",
                        "log",
                        "--epochs",
                        "2",
                        "--folds",
                        "3",
                        "--no-tune",
                        "--out",
                        out.toString());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out() + result.err())
                .contains(
                        "129 missing values are filled by the mean of the training part, categories by the most frequent: bmi 89, sex 40.");
        String status = Cli.run("status", out.toString()).out();
        assertThat(status).contains("; missing values filled, bmi 89, sex 40\n");
        assertThat(Cli.run("status", out.toString(), "--json").out())
                .contains("\"missing\": {}, \"filled\": {\"sex\": 40, \"bmi\": 89}");
        String report = Files.readString(out.resolve("report.html"));
        assertThat(report)
                .contains(
                        "Missing inputs of gaps were filled by the mean of the training rows, categories by the most frequent.")
                .contains("Models of gaps were trained on log(y) of the target;");
        assertThat(Files.readString(out.resolve("spec.yaml")))
                .contains("missing: mean")
                .contains("target-transform: log");
    }
}
