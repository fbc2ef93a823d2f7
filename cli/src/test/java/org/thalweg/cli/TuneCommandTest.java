package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TuneCommandTest {

    @TempDir private Path folder;

    private static Cli tune(String what, String... more) {
        List<String> command = new ArrayList<>(List.of("tune", what));
        command.addAll(List.of(more));
        return Cli.run(command.toArray(String[]::new));
    }

    private static Cli onDiabetes(String pipe, String... more) {
        List<String> options =
                new ArrayList<>(List.of("--data", Cli.DIABETES, "--target", "progression"));
        options.addAll(List.of("--folds", "4", "--tune-trials", "6", "--epochs", "5"));
        options.addAll(List.of(more));
        return tune(pipe, options.toArray(String[]::new));
    }

    private static double number(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    /** Returns the arguments of the command to paste, as a shell takes them apart. */
    private static String[] pasted(Cli tuned) {
        String line =
                tuned.out()
                        .lines()
                        .filter(each -> each.startsWith("TRAIN  "))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(tuned.out() + tuned.err()));
        List<String> arguments = new ArrayList<>();
        Matcher matcher =
                Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^ '\"])+").matcher(line.substring(7));
        while (matcher.find()) {
            arguments.add(matcher.group().replaceAll("'([^']*)'|\"([^\"]*)\"", "$1$2"));
        }
        return arguments.subList(1, arguments.size()).toArray(String[]::new);
    }

    @Test
    void shows_what_was_tried_chosen_and_tested() {
        Cli result = onDiabetes("sgd(0.01)");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains(
                        "TUNED  diabetes, by validation.loss, mean over 4 folds\n",
                        "       chosen: sgd.learning-rate=",
                        "       each by itself: sgd.learning-rate median ",
                        "may be the best: ",
                        "TEST   test.loss ",
                        "as written, sgd(0.01): ",
                        "\n       in Java: Catalog.standard().parseChain(\"sgd(");
    }

    @Test
    void the_line_to_paste_trains_and_is_about_as_good_as_was_tested() {
        Cli tuned = onDiabetes("sgd(0.0001)");
        double low = number("TEST   test.loss \\S+ \\[([^,]+),", tuned.out());
        double high = number("TEST   test.loss \\S+ \\[[^,]+, ([^\\]]+)\\]", tuned.out());
        Cli trained = Cli.run(pasted(tuned));
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.out()).contains("epoch     5 ").doesNotContain("epoch     6 ");
        assertThat(number("test  loss (\\S+)", trained.out()))
                .isBetween(low - (high - low), high + (high - low));
        double before = number("as written, \\S+ (\\S+);", tuned.out());
        assertThat(before).isGreaterThan(high);
    }

    @Test
    void the_line_to_paste_has_every_option_that_matters() throws IOException {
        Path file = folder.resolve("a b.csv");
        StringBuilder rows = new StringBuilder("# made\nid;a;b, c;city;kind\n");
        for (int i = 0; i < 60; i++) {
            rows.append(i).append(';').append(i % 7).append(',').append('5').append(';');
            rows.append(i % 11 == 0 ? "-9" : Integer.toString(i % 5)).append(';');
            rows.append(i % 3 == 0 ? "Rome" : "Oslo").append(';');
            rows.append(i % 7 > 3 ? "good" : "bad").append('\n');
        }
        Files.writeString(file, rows);
        Cli tuned =
                tune(
                        "momentum(0.9) | sgd(0.01)",
                        "--data",
                        file.toString(),
                        "--class",
                        "kind",
                        "--skip-lines",
                        "1",
                        "--delimiter",
                        ";",
                        "--decimal",
                        ",",
                        "--categorical",
                        "city",
                        "--drop",
                        "id,\"b, c\"",
                        "--missing",
                        "skip",
                        "--missing-values",
                        "-9,NA",
                        "--no-standardize",
                        "--class-weights",
                        "bad=1, good=2.5",
                        "--weights",
                        "a",
                        "--regularize",
                        "l2(0.001)",
                        "--regularize",
                        "l1(0.001)",
                        "--epochs",
                        "3",
                        "--batch-size",
                        "8",
                        "--seed",
                        "4",
                        "--stop-early",
                        "2",
                        "--folds",
                        "3",
                        "--tune",
                        "l2.strength: log(1e-4, 0.1)",
                        "--tune",
                        "sgd.learning-rate: log(1e-3, 1)",
                        "--tune-trials",
                        "6");
        assertThat(tuned.code()).as(tuned.err()).isZero();
        String line = String.join(" ", pasted(tuned));
        assertThat(line)
                .contains(
                        "a b.csv --class kind",
                        "--delimiter ;",
                        "--decimal ,",
                        "--skip-lines 1",
                        "--categorical city",
                        "--drop id,\"b, c\"",
                        "--missing skip",
                        "--missing-values -9,NA",
                        "--weights a --class-weights bad=1, good=2.5",
                        "--no-standardize",
                        "--regularize l2(",
                        "--regularize l1(0.001)",
                        "--epochs 3",
                        "--batch-size 8",
                        "--seed 4",
                        "--stop-early 2 --validation 0.2")
                .doesNotContain("--folds", "--tune", "--header", "--loss", "--model");
        Cli trained = Cli.run(pasted(tuned));
        assertThat(trained.code()).as(line + trained.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"log", "log1p"})
    void the_line_to_paste_fills_and_transforms_as_the_tuning_did(String transform) {
        Cli tuned = onDiabetes("sgd(0.01)", "--target-transform", transform, "--missing", "median");
        assertThat(pasted(tuned)).containsSequence("--target-transform", transform);
        assertThat(pasted(tuned)).containsSequence("--missing", "median");
        assertThat(Cli.run(pasted(tuned)).code()).isZero();
    }

    /** What says how rows are split is no input to the tuning, and so none to what is pasted. */
    @ParameterizedTest
    @ValueSource(strings = {"--group", "--order"})
    void the_line_to_paste_leaves_out_what_rows_are_split_by(String option) throws IOException {
        Path file = folder.resolve("visits.csv");
        StringBuilder rows = new StringBuilder("a,note,visit,y\n");
        for (int i = 0; i < 120; i++) {
            rows.append(i % 7).append(',').append(i % 5).append(',').append(i / 20).append(',');
            rows.append(i % 7 + i % 3).append('\n');
        }
        Files.writeString(file, rows);
        String[] data = {
            "--data", file.toString(), "--target", "y", "--drop", "note", option, "visit"
        };
        List<String> options = new ArrayList<>(List.of(data));
        options.addAll(List.of("--folds", "3", "--tune-trials", "4", "--epochs", "2"));
        Cli tuned = tune("sgd(0.01)", options.toArray(String[]::new));
        assertThat(pasted(tuned)).containsSequence("--drop", "note,visit");
        Cli trained = Cli.run(pasted(tuned));
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.out()).contains("; 1 inputs,");
        assertThat(tuned.out().replaceAll("\\s+", " "))
                .contains(option.equals("--order") ? "over 3 periods" : "over 3 folds")
                .contains(
                        option.equals("--order")
                                ? "no intervals: periods are no random draws; so nothing is said"
                                : "no intervals: fewer than 8 groups; so nothing is said")
                .doesNotContain("may be the best:", "(95 %)");
    }

    @Test
    void a_constant_target_teaches_nothing() throws IOException {
        Path file = folder.resolve("constant.csv");
        StringBuilder rows = new StringBuilder("a,y\n");
        for (int i = 0; i < 60; i++) {
            rows.append(i % 7).append(",3\n");
        }
        Files.writeString(file, rows);
        Cli tuned =
                tune(
                        "sgd(0.01)",
                        "--data",
                        file.toString(),
                        "--target",
                        "y",
                        "--folds",
                        "3",
                        "--tune-trials",
                        "4",
                        "--epochs",
                        "2");
        assertThat(tuned.out()).contains("nothing learned: the target is constant");
    }

    @Test
    void names_the_penalties_of_the_chain_as_written() {
        Cli tuned = onDiabetes("sgd(0.01)", "--regularize", "l2(0.001)", "--regularize", "l1(0.1)");
        assertThat(tuned.out().replaceAll("\\s+", " "))
                .contains("as written, sgd(0.01) with l2(0.001) and l1(0.1): ");
    }

    /** One value that happens to be no good, and the chain had a good one. */
    @Test
    void says_beside_the_line_that_tuning_did_worse() {
        Cli worse = onDiabetes("sgd(0.01)", "--tune", "sgd.learning-rate: log(1e-8, 1e-7)");
        assertThat(worse.out()).contains("Tuning did worse than the chain as written: keep it, or");
        assertThat(onDiabetes("sgd(0.0001)").out()).doesNotContain("did worse");
    }

    @Test
    void a_value_beside_a_cliff_is_told_and_kept_away_from() {
        Cli tuned = tune("momentum(0.9) | sgd(0.01)", "--problem", "valley(condition=1000)");
        assertThat(tuned.out().replaceAll("\\s+", " "))
                .contains(
                        "chosen: sgd.learning-rate=1,",
                        "better than the chosen: sgd.learning-rate=2.15443, by +")
                .contains(
                        "; the choice keeps away from it, since its neighbour 4.64159 diverges in ")
                .doesNotContain("the data do not tell");
    }

    @Test
    void tunes_the_chain_of_a_spec_and_leaves_its_designs() throws IOException {
        Path spec = folder.resolve("some.yaml");
        Files.writeString(
                spec,
                """
                chain: clip-by-global-norm | momentum | sgd
                design:
                  - leave-one-out
                  - swap: {momentum: [nesterov]}
                data:
                  - %s: {target: progression, split: {folds: 3}}
                epochs: 2
                tune: {sgd.learning-rate: "log(1e-3, 1)", trials: 4}
                """
                        .formatted(Path.of(Cli.DIABETES).toAbsolutePath()));
        Cli tuned = tune(spec.toString(), "--epochs", "3");
        assertThat(tuned.code()).as(tuned.err()).isZero();
        assertThat(tuned.out()).contains("mean over 3 folds");
        assertThat(pasted(tuned)).contains("--epochs", "3");
        assertThat(Cli.run(pasted(tuned)).code()).isZero();
    }

    @Test
    void says_how_to_widen_a_range_that_ends_too_early() {
        Cli tuned = onDiabetes("sgd(0.01)", "--tune", "sgd.learning-rate: log(1e-8, 1e-7)");
        String wider =
                tuned.out()
                        .replaceAll("\\s+", " ")
                        .replaceAll(".*beyond: --tune '([^']*)'.*", "$1");
        assertThat(wider).startsWith("sgd.learning-rate: log(1e-8, ");
        assertThat(onDiabetes("sgd(0.01)", "--tune", wider).code()).isZero();
        Cli share =
                onDiabetes(
                        "momentum(0.1) | sgd(0.0001)", "--tune", "momentum.decay: uniform(0, 0.5)");
        assertThat(share.out().replaceAll("\\s+", " "))
                .contains("beyond: --tune 'momentum.decay: uniform(0, 0.75)'");
    }

    @Test
    void where_nothing_ends_well_there_is_no_line() {
        Cli tuned = onDiabetes("sgd(0.01)", "--tune", "sgd.learning-rate: log(1e20, 1e30)");
        assertThat(tuned.code()).isEqualTo(1);
        assertThat(tuned.out())
                .contains("chosen: nothing. No value ended well in every fold.")
                .doesNotContain("TRAIN");
    }

    @Test
    void goes_on_in_a_folder() {
        String out = folder.resolve("results").toString();
        Cli first = onDiabetes("sgd(0.01)", "--out", out);
        Cli again = onDiabetes("sgd(0.01)", "--out", out);
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(again.err()).isNotEqualTo(first.err()).contains("24/24");
    }

    @Test
    void is_interrupted_in_a_sentence() {
        String[] command = {
            "tune", "sgd", "--data", Cli.DIABETES, "--target", "progression", "--epochs", "300"
        };
        Cli interrupted = Cli.interruptedAt("tune      0", command);
        assertThat(interrupted.code()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(interrupted.err())
                .endsWith(
                        "Interrupted. With --out DIR the same command would go on where it was.\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_problem_gives_its_chain_in_java(long seed) {
        Cli tuned =
                tune(
                        "momentum(0.9) | sgd(0.0001)",
                        "--problem",
                        "valley(100)",
                        "--replicates",
                        "4",
                        "--tune-trials",
                        "8",
                        "--seed",
                        Long.toString(seed));
        assertThat(tuned.code()).as(tuned.err()).isZero();
        assertThat(tuned.out())
                .contains("TAKE   in Java: Catalog.standard().parseChain(\"momentum(0.9) | sgd(")
                .doesNotContain("TRAIN");
    }
}
