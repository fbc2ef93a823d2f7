package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows and classes that count more than others, from the file to the report. */
class WeightOptionsTest {

    private static final int ROWS = 60;

    @TempDir private Path folder;
    private Path weighted;
    private Path repeated;

    /** One file in which a column says how often a row is there, and one in which it is there so often. */
    @BeforeEach
    void write() throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        List<String> lines = new ArrayList<>(List.of("x,z,count,y,kind"));
        List<String> more = new ArrayList<>(lines);
        for (int i = 0; i < ROWS; i++) {
            double x = random.nextDouble();
            double z = random.nextDouble(-1, 3);
            String kind = x + z > 2 ? "spam" : "ham";
            String line =
                    String.format(
                            Locale.ROOT,
                            "%s,%s,%d,%s,%s",
                            x,
                            z,
                            i % 4,
                            x - z + random.nextDouble(),
                            kind);
            lines.add(line);
            for (int k = 0; k < i % 4; k++) {
                more.add(line);
            }
        }
        weighted = Files.write(folder.resolve("weighted.csv"), lines);
        repeated = Files.write(folder.resolve("repeated.csv"), more);
    }

    private Cli train(Path data, String... more) {
        List<String> command =
                new ArrayList<>(
                        List.of("train", "momentum(0.9) | sgd(0.1)", "--data", data.toString()));
        command.addAll(List.of("--batch-size", "1000", "--test", "0", "--epochs", "5"));
        command.addAll(List.of(more));
        return Cli.run(command.toArray(String[]::new));
    }

    private static String[] numbers(String... more) {
        List<String> all = new ArrayList<>(List.of("--target", "y", "--drop", "kind"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static List<String> losses(Cli result) {
        assertThat(result.code()).isZero();
        return result.out().lines().filter(line -> line.startsWith("epoch")).toList();
    }

    @Test
    void a_weight_counts_as_so_many_rows() {
        Cli result = train(weighted, numbers("--weights", "count"));
        assertThat(losses(result))
                .hasSize(3)
                .isEqualTo(losses(train(repeated, numbers("--drop", "count"))));
        assertThat(result.err())
                .isEqualTo("warning: 15 rows have the weight 0, and were left out.\n");
        assertThat(result.out())
                .contains(
                        "45 instances to train on, 0 to test; 2 inputs, 1 outputs; weighted by 'count'; standardised\n");
    }

    @Test
    void a_model_says_by_what_it_was_weighted_and_is_measured_so() throws IOException {
        String model = folder.resolve("model.thalweg").toString();
        train(weighted, numbers("--weights", "count", "--save", model));
        assertThat(Cli.run("show", model).out())
                .contains("data      weighted.csv, 45 rows, weighted by 'count', standardised\n");
        Cli measured = Cli.run("predict", model, "--data", weighted.toString(), "--measure");
        String line = measured.out().strip();
        assertThat(line).endsWith("   weighted by 'count'");
        Cli again =
                Cli.run(
                        "predict",
                        model,
                        "--data",
                        repeated.toString(),
                        "--measure",
                        "--weights",
                        "count");
        assertThat(again.out().strip()).isNotEqualTo(line);
        String plain = Files.readString(repeated).replace("x,z,count,y,kind", "x,z,other,y,kind");
        Path other = Files.writeString(folder.resolve("other.csv"), plain);
        Cli unweighted = Cli.run("predict", model, "--data", other.toString(), "--measure");
        assertThat(unweighted.out().strip() + "   weighted by 'count'").isEqualTo(line);
        assertThat(unweighted.err())
                .endsWith(
                        "warning: The training was weighted by 'count', which these data do not have: each row counts once.\n");
        Cli predicted = Cli.run("predict", model, "--data", weighted.toString());
        assertThat(predicted.err())
                .isEqualTo("warning: A column is no input of the model, and left out: 'kind'.\n");
        assertThat(predicted.out().lines()).hasSize(ROWS + 1);
        Cli needless =
                Cli.run("predict", model, "--data", weighted.toString(), "--weights", "count");
        assertThat(needless.code()).isEqualTo(2);
        assertThat(needless.err())
                .startsWith(
                        "--weights is for --measure: predictions do not depend on what a row counts.");
    }

    @Test
    void classes_may_count_differently() {
        String[] classes = {"--class", "kind", "--drop", "y,count"};
        Cli plain = train(weighted, classes);
        for (String weights : List.of("balanced", "spam=3")) {
            Cli result =
                    train(
                            weighted,
                            "--class",
                            "kind",
                            "--drop",
                            "y,count",
                            "--class-weights",
                            weights);
            assertThat(losses(result)).isNotEqualTo(losses(plain));
            assertThat(result.out()).contains("; class weights " + weights + "; standardised\n");
        }
        assertThat(train(weighted, classes).out()).isEqualTo(plain.out());
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThat(train(weighted, numbers("--weights", "counts")).err())
                .startsWith(
                        "--weights: "
                                + weighted
                                + ": there is no column 'counts'. Did you mean 'count'?");
        assertThat(train(weighted, numbers("--weights", "z")).err())
                .contains("column 'z', by which rows are weighted, is '-");
        assertThat(train(weighted, numbers("--class-weights", "balanced")).err())
                .startsWith("Class weights need targets that are classes.");
        assertThat(train(weighted, "--class", "kind", "--class-weights", "spamm=2").err())
                .startsWith("There is no class 'spamm' to weight. Did you mean 'spam'?");
        assertThat(train(weighted, "--class", "kind", "--class-weights", "heavy").err())
                .startsWith(
                        "--class-weights: 'heavy' are no class weights. Write `balanced`, or a weight for each class: `ham=1, spam=2.5`.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--folds 5", "--fixed 0.7 --replicates 5"})
    void an_ablation_tells_of_the_weights(String split) throws IOException {
        Path results = folder.resolve("results");
        List<String> command =
                new ArrayList<>(List.of("ablate", "momentum(0.9) | sgd(0.1)", "--data"));
        command.add(weighted.toString());
        command.addAll(List.of(numbers("--weights", "count", "--out", results.toString())));
        command.addAll(List.of("--epochs", "10", "--tune-trials", "4"));
        command.addAll(List.of(split.split(" ")));
        Cli result = Cli.run(command.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("weighted: 45 rows weighted by 'count', 2 inputs; header in line 1")
                .contains("exact (least squares)");
        assertThat(Files.readString(results.resolve("spec.yaml"))).contains("weights: \"count\"");
        String report = Files.readString(results.resolve("report.html"));
        assertThat(report)
                .contains("Weighted rows count as their weights say")
                .contains("15 rows have the weight 0, and were left out.");
        assertThat(report.contains("There is no interval that also covers other rows"))
                .isEqualTo(split.startsWith("--fixed"));
    }
}
