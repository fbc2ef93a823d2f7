package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.experiments.spec.Measure;

class WrongUseTest {

    private static final String COMMANDS =
            "ablate, status, report, compare, export, retry, tune, rate, train, predict, show, components, explain, graph, check, new-plugin, selfcheck, schema, completion";

    @TempDir private Path folder;

    private static Arguments wrong(String message, String... command) {
        return arguments(List.of(command), message);
    }

    private static Arguments empty(String argument, String... command) {
        return wrong(argument + " is given an empty value. Write one, or leave it out.", command);
    }

    static Stream<Arguments> wrongUses() {
        return Stream.of(
                wrong(
                        "Unknown command 'ablat'. Did you mean 'ablate'? Available: "
                                + COMMANDS
                                + ".",
                        "ablat"),
                wrong(
                        "Unknown command 'trian'. Did you mean 'train'? Available: "
                                + COMMANDS
                                + ".",
                        "help",
                        "trian"),
                wrong(
                        "--out: 'x.png' ends in .png, and the picture is SVG. Name it with .svg at its end.",
                        "graph",
                        "--out",
                        "x.png"),
                wrong("src: this is a folder. Name the file of a model.", "show", "src"),
                wrong("Unknown command 'xyz'. Available: " + COMMANDS + ".", "xyz"),
                wrong(
                        "'thalweg' has no option '--verison'. Did you mean '--version'? See 'thalweg --help'.",
                        "--verison"),
                wrong(
                        "'thalweg train' has no option '--epoch'. Did you mean '--epochs'? See 'thalweg train --help'.",
                        "train",
                        "sgd",
                        "--epoch=3"),
                wrong(
                        "'thalweg train' has no option '--no-standardise'. Did you mean '--no-standardize'? See 'thalweg train --help'.",
                        "train",
                        "sgd",
                        "--no-standardise"),
                wrong(
                        "'thalweg train' needs PIPE. 'thalweg train --help' shows an example.",
                        "train"),
                wrong(
                        "'thalweg train' needs --data FILE. 'thalweg train --help' shows an example.",
                        "train",
                        "sgd"),
                wrong(
                        "'thalweg train' needs --target NAME, the column of a.csv to predict, or --class NAME. -1 is the last.",
                        "train",
                        "sgd",
                        "--data",
                        "a.csv"),
                wrong(
                        "'thalweg train' takes --target or --class for a.csv, not both.",
                        "train",
                        "sgd",
                        "--data",
                        "a.csv",
                        "--target",
                        "y",
                        "--class",
                        "y"),
                wrong(
                        "--epochs must be a whole number, got 'ten'.",
                        "train",
                        "sgd",
                        "--epochs",
                        "ten"),
                wrong(
                        "--epochs must be at least 1, got 0.",
                        "train",
                        "sgd",
                        "--data",
                        Cli.DIABETES,
                        "--target",
                        "progression",
                        "--epochs",
                        "0"),
                wrong("--test must be a number, got 'x'.", "train", "sgd", "--test", "x"),
                wrong("--epochs needs a value: a whole number.", "train", "sgd", "--epochs"),
                wrong("--epochs needs a value.", "ablate", "sgd", "--epochs"),
                empty("--epochs", "ablate", "a.yaml", "--epochs="),
                empty("--name", "ablate", "a.yaml", "--name", " "),
                empty("--out", "ablate", "a.yaml", "--out", ""),
                empty("--design", "ablate", "a.yaml", "--design", "leave-one-in", "--design", ""),
                empty("--plugins", "components", "--plugins", ""),
                empty("--out", "graph", "--out", ""),
                empty("DIR", "status", ""),
                empty("B", "compare", "a", ""),
                wrong(
                        "--seed is given twice. Give it once.",
                        "train",
                        "sgd",
                        "--seed=1",
                        "--seed=2"),
                wrong(
                        "'b' is one argument too many. 'thalweg train' takes PIPE; put quotes around what contains blanks.",
                        "train",
                        "a",
                        "b"),
                wrong(
                        "--decimal must be \".\" or \",\", got 'comma'.",
                        "train",
                        "sgd",
                        "--data",
                        Cli.EXAMPLES.resolve("data/diabetes.csv").toString(),
                        "--target",
                        "progression",
                        "--decimal",
                        "comma"),
                wrong(
                        "--delimiter must be one character, or 'tab', got ';;'.",
                        "train",
                        "sgd",
                        "--data",
                        Cli.DIABETES,
                        "--target",
                        "progression",
                        "--delimiter",
                        ";;"),
                wrong(
                        "--missing must be error, skip, mean or median, got 'skipp'. Did you mean 'skip'?",
                        "train",
                        "sgd",
                        "--data",
                        Cli.DIABETES,
                        "--target",
                        "progression",
                        "--missing",
                        "skipp"),
                wrong(
                        "Unknown component 'adma'. Did you mean 'adam'? 'thalweg components' lists all.",
                        "components",
                        "adma"),
                wrong(
                        "Unknown kind 'optimiser'. Did you mean 'optimizer'? Available: optimizer, regularizer, loss, model, schedule, problem.",
                        "components",
                        "--kind",
                        "optimiser"),
                wrong(
                        "Unknown shell 'bsh'. Did you mean 'bash'? Available: bash, zsh.",
                        "completion",
                        "bsh"),
                wrong(
                        "--inputs must be at least 1, got 0.",
                        "graph",
                        "--inputs",
                        "0",
                        "--out",
                        "x.svg"),
                wrong(
                        "'thalweg graph' needs --out FILE. 'thalweg graph --help' shows an example.",
                        "graph"),
                wrong("--threads must be at least 1, got 0.", "ablate", "sgd", "--threads", "0"),
                wrong("--threads must be at least 1, got 0.", "selfcheck", "--threads", "0"),
                wrong("--threads must be at least 1, got -1.", "train", "sgd", "--threads", "-1"),
                wrong(
                        "--shuffle-block must be at least 1, got 0.",
                        "train",
                        "sgd",
                        "--shuffle-block",
                        "0"),
                wrong(
                        "'momentum.yam' is neither a file nor a chain. A spec is a file such as experiment.yaml, a chain is written 'momentum(0.9) | sgd(0.05)'.",
                        "ablate",
                        "momentum.yam"),
                wrong(
                        "'thalweg ablate' needs --data FILE. 'thalweg ablate --help' shows an example.",
                        "ablate",
                        "momentum | sgd"),
                wrong(
                        "--epochs: epochs must be a whole number of at least 1, got '0'.",
                        "ablate",
                        "../examples/diabetes.yaml",
                        "--epochs",
                        "0"),
                wrong(
                        "--tune-trials: trials must be a whole number of at least 2, got '1'.",
                        "ablate",
                        "momentum | sgd",
                        "--data",
                        Cli.DIABETES,
                        "--target",
                        "progression",
                        "--tune-trials",
                        "1"),
                wrong(
                        "--primary: Unknown measure 'accuracy'. Did you mean 'test.accuracy'? Available: "
                                + Measure.labels().stream()
                                        .sorted()
                                        .collect(Collectors.joining(", "))
                                + ".",
                        "ablate",
                        "momentum | sgd",
                        "--data",
                        Cli.DIABETES,
                        "--class",
                        "progression",
                        "--primary",
                        "accuracy"),
                wrong("'thalweg rate' needs PIPE. 'thalweg rate --help' shows an example.", "rate"),
                wrong(
                        "'thalweg rate' needs --data FILE. 'thalweg rate --help' shows an example.",
                        "rate",
                        "sgd"),
                wrong(
                        "No link of the chain has a learning rate to vary. End it with sgd.",
                        "rate",
                        "momentum",
                        "--problem",
                        "valley"),
                wrong(
                        "sgd and sgd#2 have learning rates. Say which one to vary; the others keep theirs.",
                        "rate",
                        "sgd(0.5) | sgd",
                        "--problem",
                        "valley"),
                wrong(
                        "'momentum' has no learning rate to vary. There is that of sgd.",
                        "rate",
                        "momentum | sgd",
                        "--problem",
                        "valley",
                        "--vary",
                        "momentum"),
                wrong(
                        "backtracking chooses its rate by itself, or takes a number for it: there is no schedule to vary.",
                        "rate",
                        "backtracking",
                        "--problem",
                        "valley"),
                wrong(
                        "--from must be above 0 and below --to, both finite, got 2 and 1.",
                        "rate",
                        "sgd",
                        "--problem",
                        "valley",
                        "--from",
                        "2",
                        "--to",
                        "1"),
                wrong(
                        "--problem stands in the place of data. Leave it out, or what is said of data.",
                        "rate",
                        "sgd",
                        "--problem",
                        "valley",
                        "--data",
                        Cli.DIABETES),
                wrong(
                        "--batch-size is about models on data, and a problem is none. Leave it out.",
                        "rate",
                        "sgd",
                        "--problem",
                        "valley",
                        "--batch-size",
                        "8"),
                wrong(
                        "--problem is given several times. Rates are tested on one.",
                        "rate",
                        "sgd",
                        "--problem",
                        "valley",
                        "--problem",
                        "rosenbrock"),
                wrong("'thalweg tune' needs SPEC. 'thalweg tune --help' shows an example.", "tune"),
                wrong(
                        "'thalweg tune' needs --data FILE. 'thalweg tune --help' shows an example.",
                        "tune",
                        "momentum | sgd"),
                wrong(
                        "'thalweg tune' has no option '--no-tune'. Did you mean '--tune'? See 'thalweg tune --help'.",
                        "tune",
                        "momentum | sgd",
                        "--no-tune"),
                wrong(
                        "'thalweg tune' has no option '--design'. See 'thalweg tune --help'.",
                        "tune",
                        "momentum | sgd",
                        "--design",
                        "leave-one-in"),
                wrong(
                        "chain: No link has a learning rate that could be tuned. End the chain with sgd, name what else to tune, or, in an ablation, write 'tune: none'.",
                        "tune",
                        "momentum",
                        "--data",
                        Cli.DIABETES,
                        "--target",
                        "progression"),
                wrong(
                        "--tune: The base has no component 'nesterov'. It has: momentum, sgd.",
                        "tune",
                        "momentum | sgd",
                        "--data",
                        Cli.DIABETES,
                        "--target",
                        "progression",
                        "--tune",
                        "nesterov.decay"),
                wrong(
                        "The design 'alone' compares nothing. Tune the chain by itself with 'thalweg tune' or a TuningRun, or name another design.",
                        "ablate",
                        "momentum | sgd",
                        "--data",
                        Cli.DIABETES,
                        "--target",
                        "progression",
                        "--design",
                        "alone"),
                wrong(
                        "'thalweg completion' needs SHELL, bash or zsh: the variable SHELL is not set.",
                        "completion"),
                wrong(
                        "../examples is a folder. Name a spec in it, or go on with 'thalweg status ../examples'.",
                        "ablate",
                        "../examples"),
                wrong(
                        "--no-tune does not go with --tune or --tune-trials. Leave one of them out.",
                        "ablate",
                        "momentum | sgd",
                        "--data",
                        Cli.DIABETES,
                        "--target",
                        "progression",
                        "--no-tune",
                        "--tune-trials",
                        "4"),
                wrong(
                        "diabetes: logistic needs targets that are 0, 1 or a probability, got 151.0. For other numbers take another loss, such as squared-error.",
                        "ablate",
                        "momentum | sgd",
                        "--data",
                        Cli.DIABETES,
                        "--target",
                        "progression",
                        "--loss",
                        "logistic"),
                wrong(
                        "'thalweg export' takes one of --csv, --predictions, --markdown, --latex, --json.",
                        "export",
                        "x",
                        "--csv",
                        "--json"),
                wrong(
                        "'thalweg retry' needs --failed. 'thalweg retry --help' shows an example.",
                        "retry",
                        "x"),
                wrong(
                        "--plugins: there is no 'nowhere'. Name a JAR or a folder of JARs.",
                        "components",
                        "--plugins",
                        "nowhere"));
    }

    @ParameterizedTest
    @MethodSource("wrongUses")
    void is_told_in_a_sentence_or_two_with_exit_code_2(List<String> command, String message) {
        Cli result = Cli.run(command.toArray(String[]::new));
        assertThat(result.err()).isEqualTo(message + "\n");
        assertThat(result.out()).isEmpty();
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void help_is_a_word_too() {
        assertThat(Cli.run("help")).isEqualTo(Cli.run("--help"));
        assertThat(Cli.run("help", "train")).isEqualTo(Cli.run("train", "--help"));
    }

    @Test
    void a_file_that_is_not_there_is_told_with_the_folder_it_was_looked_for_in() {
        String here = Path.of("").toAbsolutePath().toString();
        assertThat(Cli.run("ablate", "wine.yaml"))
                .isEqualTo(new Cli(2, "", "There is no file 'wine.yaml' in " + here + ".\n"));
        assertThat(Cli.run("train", "sgd", "--data", "w.csv", "--target", "y"))
                .isEqualTo(new Cli(2, "", "--data: there is no file 'w.csv' in " + here + ".\n"));
    }

    @Test
    void plug_ins_named_by_the_environment_must_be_there() {
        assertThat(Cli.run(Map.of("THALWEG_PLUGINS", "nowhere"), "components").err())
                .isEqualTo(
                        "THALWEG_PLUGINS: there is no 'nowhere'. Name a JAR or a folder of JARs.\n");
    }

    @Test
    void a_folder_without_results_or_none_at_all_is_wrong_use() {
        assertThat(Cli.run("status", folder.toString()))
                .isEqualTo(
                        new Cli(
                                2,
                                "",
                                folder
                                        + ": there is no results.sqlite in it, so it holds no results."
                                        + " Name the folder that an ablation has written.\n"));
        String missing = folder.resolve("missing").toString();
        assertThat(Cli.run("report", missing))
                .isEqualTo(
                        new Cli(
                                2,
                                "",
                                missing
                                        + ": there is no such folder. Name the folder that an ablation has written.\n"));
        assertThat(Cli.run("status", Cli.DIABETES))
                .isEqualTo(
                        new Cli(
                                2,
                                "",
                                Cli.DIABETES
                                        + ": this is a file, not a folder. Name the folder that an ablation has written.\n"));
    }

    @Test
    void a_file_that_cannot_be_written_is_a_failure_that_names_it() {
        Path file = folder.resolve("missing/x.svg");
        assertThat(Cli.run("graph", "--out", file.toString()))
                .isEqualTo(
                        new Cli(
                                2,
                                "",
                                file
                                        + ": there is no folder '"
                                        + folder.resolve("missing")
                                        + "'. Make it, or name another file.\n"));
    }

    @Test
    void a_broken_checkpoint_is_told_with_its_name() throws IOException {
        Path file = Files.writeString(folder.resolve("half"), "thalweg");
        Cli result =
                Cli.run(
                        "train",
                        "sgd",
                        "--data",
                        Cli.DIABETES,
                        "--target",
                        "progression",
                        "--resume",
                        file.toString());
        assertThat(result.err())
                .isEqualTo(
                        file
                                + ": not a checkpoint, or damaged. Go back to an older one, or start anew.\n");
        assertThat(result.code()).isEqualTo(1);
    }

    @Test
    void a_stack_trace_is_shown_only_on_request() {
        assertThat(Cli.run("components", "adma").err()).doesNotContain("\tat ");
        assertThat(Cli.run("components", "adma", "--stacktrace").err())
                .contains("\tat org.thalweg.cli.ComponentsCommand");
    }
}
