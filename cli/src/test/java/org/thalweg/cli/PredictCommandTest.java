package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Train, save, predict, show: by the command line alone. */
class PredictCommandTest {

    @TempDir private Path folder;

    private Cli saved(String... more) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "train",
                                "momentum(0.9) | sgd(0.01)",
                                "--save",
                                model().toString()));
        command.addAll(List.of(more));
        return Cli.run(command.toArray(String[]::new));
    }

    private Cli savedDiabetes() {
        Cli result =
                saved(
                        "--data",
                        Cli.DIABETES,
                        "--target",
                        "progression",
                        "--regularize",
                        "l2(0.001)",
                        "--epochs",
                        "12");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        return result;
    }

    private Path model() {
        return folder.resolve("model.thalweg");
    }

    private Cli predict(Path data, String... more) {
        List<String> command =
                new ArrayList<>(List.of("predict", model().toString(), "--data", data.toString()));
        command.addAll(List.of(more));
        return Cli.run(command.toArray(String[]::new));
    }

    private Path file(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines);
    }

    /** The columns in another order, without the target, and with one that nobody asked for. */
    private static List<String> shuffled(Path csv) throws IOException {
        return Files.readAllLines(csv).stream()
                .map(
                        line -> {
                            List<String> fields = new ArrayList<>(List.of(line.split(",")));
                            fields.remove(fields.size() - 1);
                            Collections.reverse(fields);
                            fields.add(2, line.startsWith("age") ? "note" : "7");
                            return String.join(",", fields);
                        })
                .toList();
    }

    @Test
    void predicts_the_same_of_columns_in_another_order() throws IOException {
        assertThat(savedDiabetes().out()).endsWith("model  " + model() + "\n");
        Path other = file("other.csv", shuffled(Path.of(Cli.DIABETES)));
        Cli first = predict(Path.of(Cli.DIABETES));
        Cli second = predict(other);
        assertThat(first.err()).isEmpty();
        assertThat(first.out().lines().limit(1)).containsExactly("row,progression");
        assertThat(first.out().lines().count()).isEqualTo(443);
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(second.err())
                .isEqualTo("warning: A column is no input of the model, and left out: 'note'.\n");
        assertThat(second.code()).isZero();
        Path out = folder.resolve("predictions.csv");
        Cli third = predict(other, "--out", out.toString());
        assertThat(third.out()).isEqualTo("442 predictions in " + out + "\n");
        assertThat(out).hasContent(first.out());
    }

    /** All rows were trained on but those of the test: of these, train has said the same. */
    @Test
    void measures_what_training_has_measured() throws IOException {
        Cli trained =
                saved(
                        "--data",
                        Cli.DIABETES,
                        "--target",
                        "progression",
                        "--epochs",
                        "3",
                        "--test",
                        "0.99");
        Cli measured = predict(Path.of(Cli.DIABETES), "--measure");
        assertThat(measured.err()).isEmpty();
        assertThat(measured.out()).matches("loss \\S+   rmse \\S+   mae \\S+   r2 \\S+\\n");
        double train = number(trained.out(), "rmse");
        double predict = number(measured.out(), "rmse");
        assertThat(Math.abs(predict / train - 1)).isLessThan(0.02);
        Cli none = predict(file("other.csv", shuffled(Path.of(Cli.DIABETES))), "--measure");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("there is no column 'progression', which the model needs.");
    }

    private static double number(String out, String name) {
        String from = out.substring(out.indexOf(name + " ") + name.length() + 1);
        return Double.parseDouble(from.replaceFirst("(?s)\\s.*", ""));
    }

    @Test
    void names_missing_columns() throws IOException {
        savedDiabetes();
        Path file = file("short.csv", List.of("age,sex,BMI", "1,2,3"));
        Cli result = predict(file);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo(
                        file
                                + ": there are no columns 'bmi', 'bp', 's1', 's2', 's3', 's4', 's5', 's6', which the model needs. It has age, sex, BMI.\n");
    }

    private static final List<String> PETS =
            List.of(
                    "Gewicht;Farbe;Art",
                    "4,5;rot;Katze",
                    "30,25;weiß;Hund",
                    "3,75;weiß;Katze",
                    "21,5;rot;Hund",
                    "5;rot;Katze",
                    "25,5;weiß;Hund");

    @Test
    void classes_come_with_their_probabilities_and_files_are_read_as_for_training()
            throws IOException {
        Cli trained =
                saved(
                        "--data",
                        file("pets.csv", PETS).toString(),
                        "--class",
                        "Art",
                        "--categorical",
                        "Farbe",
                        "--test",
                        "0",
                        "--epochs",
                        "200");
        assertThat(trained.err()).isEmpty();
        Path file =
                file(
                        "new.csv",
                        Stream.of("exported", "Farbe|Gewicht", "rot|4,25", "weiß|-99", "weiß|29,5")
                                .toList());
        Cli result =
                predict(
                        file,
                        "--skip-lines",
                        "1",
                        "--delimiter",
                        "|",
                        "--decimal",
                        ",",
                        "--missing-values",
                        "-99",
                        "--missing",
                        "skip");
        assertThat(result.err())
                .isEqualTo("warning: 1 of 3 rows were left out for missing values: Gewicht 1.\n");
        List<String> lines = result.out().lines().toList();
        assertThat(lines.get(0)).isEqualTo("row,Art,Art=Hund,Art=Katze");
        assertThat(lines.get(1)).startsWith("1,Katze,0.");
        assertThat(lines.get(2)).startsWith("3,Hund,0.");
        assertThat(lines).hasSize(3);
        for (String line : lines.subList(1, 3)) {
            List<String> fields = Splitter.on(',').splitToList(line);
            double sum = Double.parseDouble(fields.get(2)) + Double.parseDouble(fields.get(3));
            assertThat(Math.abs(sum - 1)).isLessThan(1e-15);
        }
        Path unseen = file("unseen.csv", List.of("Farbe;Gewicht", "rot;4,25", "grün;4,5"));
        assertThat(predict(unseen).err())
                .isEqualTo(
                        unseen
                                + ":3: column 'Farbe' is 'grün', which the training data did not have. They had 'rot', 'weiß'. Use `--unseen ignore` to ignore such categories.\n");
        assertThat(predict(folder.resolve("pets.csv"), "--measure").out())
                .matches("loss \\S+   accuracy 1   .*\\n");
        assertThat(Cli.run("show", model().toString()).out())
                .contains("inputs    Gewicht, Farbe (rot, weiß)\n")
                .contains("target    Art (Hund, Katze)\n");
    }

    @Test
    void does_not_write_over_the_data_or_the_model() throws IOException {
        savedDiabetes();
        Path data = folder.resolve("data.csv");
        Files.copy(Path.of(Cli.DIABETES), data);
        for (Path kept : new Path[] {data, model()}) {
            byte[] before = Files.readAllBytes(kept);
            Cli result =
                    Cli.run(
                            "predict",
                            model().toString(),
                            "--data",
                            data.toString(),
                            "--out",
                            kept.toString());
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains("would be overwritten by the predictions");
            assertThat(Files.readAllBytes(kept)).isEqualTo(before);
        }
    }

    @Test
    void shows_what_a_model_is() {
        savedDiabetes();
        Cli result = Cli.run("show", model().toString());
        assertThat(result.err()).isEmpty();
        assertThat(
                        result.out()
                                .replaceAll("Thalweg .*", "Thalweg #")
                                .replaceAll("-?\\d+\\.\\d+", "#"))
                .isEqualTo(
                        """
                        model      linear(true)
                        inputs     age, sex, bmi, bp, s1, s2, s3, s4, s5, s6
                        target     progression
                        loss       squared-error
                        chain      momentum(#) | sgd(#)
                        penalties  l2(#)
                        data       diabetes.csv, 354 rows, standardised
                        training   finished; 12 epochs were asked for, in minibatches of 32, with seed 1; loss # as the last epoch's minibatches came
                        by         Thalweg #

                        coefficients  progression
                        intercept     #
                        age           #
                        sex           #
                        bmi           #
                        bp            #
                        s1            #
                        s2            #
                        s3            #
                        s4            #
                        s5            #
                        s6            #
                        """);
    }

    @Test
    void shows_a_network_without_coefficients() {
        saved(
                "--data",
                Cli.DIABETES,
                "--target",
                "progression",
                "--model",
                "hidden-layer(3)",
                "--epochs",
                "1");
        assertThat(Cli.run("show", model().toString()).out())
                .startsWith("model     hidden-layer(3)\n")
                .endsWith("\nThe model is not linear in its inputs, and has no coefficients.\n");
    }

    @Test
    void refuses_files_that_are_no_models_and_models_over_other_files() throws IOException {
        Path data = file("data.csv", List.of("a,y", "1,2"));
        assertThat(Cli.run("show", data.toString()).err())
                .isEqualTo(
                        data
                                + ": this is no model that was saved: it does not begin with {\"format\": \"thalweg model\".\n");
        assertThat(Cli.run("show", folder.resolve("none").toString()).err())
                .isEqualTo(folder.resolve("none") + ": there is no such file or folder.\n");
        Cli over =
                Cli.run(
                        "train",
                        "sgd",
                        "--data",
                        data.toString(),
                        "--target",
                        "y",
                        "--save",
                        data.toString());
        assertThat(over.code()).isEqualTo(2);
        assertThat(over.err())
                .isEqualTo(
                        data
                                + ": this file is no model, and would be lost. Name another, or delete it.\n");
        assertThat(saved("--data", Cli.DIABETES, "--checkpoint", model().toString()).err())
                .isEqualTo(
                        "--save and --checkpoint name the same file, " + model() + ". Name two.\n");
        savedDiabetes();
        assertThat(Cli.run("predict", model().toString()).err())
                .isEqualTo(
                        "'thalweg predict' needs --data FILE. 'thalweg predict --help' shows an example.\n");
    }

    @Test
    void a_model_that_diverged_is_not_saved() {
        Cli result =
                Cli.run(
                        "train",
                        "sgd(1e300)",
                        "--data",
                        Cli.DIABETES,
                        "--target",
                        "progression",
                        "--save",
                        model().toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(model()).doesNotExist();
    }
}
