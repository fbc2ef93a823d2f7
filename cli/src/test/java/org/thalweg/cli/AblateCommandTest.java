package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AblateCommandTest {

    private static final int FOLDS = 4;

    @TempDir private Path temporary;
    private Path results;

    @BeforeEach
    void place() {
        results = temporary.resolve("results");
    }

    private String[] command(String... more) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "ablate",
                                "momentum(0.9) | sgd(0.05)",
                                "--data",
                                Cli.DIABETES,
                                "--target",
                                "progression",
                                "--regularize",
                                "l2(0.001)",
                                "--epochs",
                                "3",
                                "--folds",
                                Integer.toString(FOLDS),
                                "--tune-trials",
                                "4",
                                "--out",
                                results.toString()));
        command.addAll(List.of(more));
        return command.toArray(String[]::new);
    }

    private Cli ablate(String... more) {
        return Cli.run(command(more));
    }

    private Cli on(String command, String... more) {
        List<String> all = new ArrayList<>(List.of(command, results.toString()));
        all.addAll(List.of(more));
        return Cli.run(all.toArray(String[]::new));
    }

    @Test
    void prints_the_plan_and_stops_if_asked() {
        Cli result = ablate("--plan", "--threads", "1");
        assertThat(result.code()).isZero();
        assertThat(result.out().replaceAll("about \\d+ s", "about # s"))
                .isEqualTo(
                        """
                        PLAN   3 variants (base, -momentum, -l2) × 1 dataset × 4 folds
                               data  diabetes: 442 rows, 10 inputs; header in line 1, delimiter ',', decimal point
                               tune  4 values of sgd.learning-rate each               48 runs, more where the best is at an edge
                               eval  each variant in each replicate                   12 runs
                                     with the base's values                 up to      8 runs
                                     as fewer trials choose                 up to     12 runs
                                     solved exactly                                    4 runs
                               64 runs and up to 20 more, 0 cached, about # s on 1 core
                               ! The tuning tries too few values for a verdict: it takes 6, and of one hyper-parameter less than a decade apart.
                               what these replicates can show is told with the results

                        """);
        assertThat(results).doesNotExist();
    }

    @Test
    void runs_writes_everything_and_does_nothing_twice() throws IOException {
        Cli first = ablate();
        assertThat(first.code()).isZero();
        assertThat(first.out())
                .contains(
                        "\nRESULT test.loss, lower is better; difference to base over 4 folds, each tuned by itself")
                .contains("\n  -momentum ")
                .endsWith(
                        "\nwritten to "
                                + results
                                + ": report.html, runs.csv, spec.yaml, results.sqlite\n");
        byte[] runs = Files.readAllBytes(results.resolve("runs.csv"));
        Cli second = ablate();
        assertThat(second.out()).contains("64 runs and up to 20 more, 64 cached\n");
        assertThat(result(second)).isEqualTo(result(first));
        assertThat(Files.readAllBytes(results.resolve("runs.csv"))).isEqualTo(runs);
    }

    private static String result(Cli cli) {
        return cli.out().substring(cli.out().indexOf("RESULT"));
    }

    @Test
    void the_resolved_spec_gives_the_same_results() {
        Cli first = ablate();
        Cli again =
                Cli.run(
                        "ablate",
                        results.resolve("spec.yaml").toString(),
                        "--out",
                        results.toString());
        assertThat(again.out()).contains("64 cached");
        assertThat(result(again)).isEqualTo(result(first));
    }

    @Test
    void other_commands_read_the_folder_without_being_told_anything() throws IOException {
        Cli ablation = ablate();
        Cli status = on("status");
        assertThat(status.out())
                .startsWith("experiment  diabetes-momentum-sgd\n")
                .contains("measured    12 of 12\n")
                .endsWith("state       complete\n");
        assertThat(
                        new ObjectMapper()
                                .readTree(on("status", "--json").out())
                                .get("measured")
                                .asInt())
                .isEqualTo(12);
        Cli report = on("report");
        assertThat(report.out())
                .startsWith(result(ablation).substring(0, result(ablation).indexOf("\nwritten")));
        assertThat(Files.readString(results.resolve("report.html")))
                .contains("Paths through the valley on diabetes");
        assertThat(on("export", "--csv").out())
                .isEqualTo(Files.readString(results.resolve("runs.csv")));
        assertThat(on("export", "--markdown").out()).contains("| -momentum |");
        assertThat(on("export", "--latex").out()).contains("\\toprule");
        assertThat(new ObjectMapper().readTree(on("export", "--json").out()).isObject()).isTrue();
        assertThat(on("compare", results.toString()).out())
                .contains("  -momentum ")
                .endsWith("\nThe experiments are the same.\n");
    }

    @Test
    void an_interrupted_experiment_prints_the_command_that_goes_on() throws IOException {
        Cli interrupted = Cli.interruptedAt("evaluate", command());
        assertThat(Thread.interrupted()).isFalse();
        assertThat(interrupted.code()).isEqualTo(130);
        assertThat(interrupted.err())
                .endsWith(
                        "\nInterrupted; what was finished is kept. To go on: thalweg ablate 'momentum(0.9) | sgd(0.05)' --data "
                                + Cli.DIABETES
                                + " --target progression --regularize 'l2(0.001)' --epochs 3 --folds 4 --tune-trials 4 --out "
                                + results
                                + "\n");
        assertThat(on("status").out())
                .contains("state       not finished\nto go on    thalweg ablate");
        assertThat(on("export", "--csv").code()).isEqualTo(2);
        assertThat(on("report").code()).isZero();
        Cli resumed = ablate();
        assertThat(resumed.code()).isZero();
        byte[] runs = Files.readAllBytes(results.resolve("runs.csv"));
        results = temporary.resolve("uninterrupted");
        Cli whole = ablate();
        assertThat(Files.readAllBytes(results.resolve("runs.csv"))).isEqualTo(runs);
        assertThat(result(resumed).lines().limit(5).toList())
                .isEqualTo(result(whole).lines().limit(5).toList());
    }

    @Test
    void runs_that_are_out_of_time_are_told_and_can_be_tried_again() throws IOException {
        Path spec =
                Files.writeString(
                        temporary.resolve("slow.yaml"),
                        """
                        chain: momentum(0.9) | sgd(0.001)
                        data: {%s: {target: progression}}
                        tune: none
                        split: {folds: 2}
                        epochs: 1000000
                        limit: 1ms
                        """
                                .formatted(Path.of(Cli.DIABETES).toAbsolutePath().normalize()));
        Cli late = Cli.run("ablate", spec.toString(), "--out", results.toString());
        assertThat(late.code()).isEqualTo(3);
        assertThat(late.err())
                .endsWith(
                        "\n4 runs failed or were out of time; report.html says why. To try them again: thalweg retry --failed "
                                + results
                                + "\n");
        Cli again = Cli.run("retry", "--failed", results.toString());
        assertThat(again.code()).isEqualTo(3);
        assertThat(again.out()).startsWith("4 runs to try again\n");
    }

    @Test
    void says_what_two_experiments_have_different() {
        ablate();
        Path first = results;
        results = temporary.resolve("other");
        ablate("--seed", "2");
        assertThat(Cli.run("compare", first.toString(), results.toString()).out())
                .contains("A  seed: 1")
                .contains("B  seed: 2")
                .doesNotContain("The bases are not the same");
    }

    @Test
    void options_stand_for_what_a_spec_says_and_are_told_and_kept() throws IOException {
        Path spec =
                Files.writeString(
                        temporary.resolve("exp.yaml"),
                        """
                        chain: momentum(0.9) | sgd(0.05)
                        data: DATA
                        target: progression
                        epochs: 2
                        seed: 7
                        split: {folds: 3, validation: 0.25}
                        tune: none
                        """
                                .replace(
                                        "DATA", Path.of(Cli.DIABETES).toAbsolutePath().toString()));
        String first = temporary.resolve("first").toString();
        String second = temporary.resolve("second").toString();
        Cli.run("ablate", spec.toString(), "--out", first);
        Cli cli =
                Cli.run(
                        "ablate",
                        spec.toString(),
                        "--out",
                        second,
                        "--seed",
                        "3",
                        "--folds",
                        "4",
                        "--regularize",
                        "l2(0.1)");
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(cli.out())
                .contains("in place of the spec's: ")
                .contains("--seed 3", "--folds 4", "--regularize 'l2(0.1)'");
        assertThat(Files.readString(Path.of(second).resolve("spec.yaml")))
                .contains("seed: 3\n", "folds: 4", "validation: 0.25", "epochs: 2\n");
        assertThat(Cli.run("compare", first, second).out())
                .contains("A  seed: 7")
                .containsPattern("B  regularizers: .*l2\\(")
                .contains(
                        "The bases are not the same, and each difference is to its own: A momentum(0.9) | sgd(0.05), B momentum(0.9) | sgd(0.05) with l2(0.1).\n");
        assertThat(Cli.run("export", second).out())
                .isEqualTo(Cli.run("export", second, "--markdown").out())
                .isNotEmpty();
        assertThat(Cli.run("status", second).out()).containsPattern("runs        \\d+\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "split: {folds: 3}; --test TEST",
                "split: {group: age, folds: 3}; --test TEST",
                "test: TEST; --folds 3",
                "test: TEST; --group age --folds 3",
                "split: {fixed: 0.2}; --group age",
                "split: {group: age}; --order age",
                "split: {order: age}; --fixed 20%"
            })
    void one_way_to_draw_test_rows_stands_for_another(String said, String options)
            throws IOException {
        String data = Path.of(Cli.DIABETES).toAbsolutePath().toString();
        Path test = Files.copy(Path.of(data), temporary.resolve("test.csv"));
        Path spec =
                Files.writeString(
                        temporary.resolve("exp.yaml"),
                        """
                        chain: momentum(0.9) | sgd(0.05)
                        data: DATA
                        target: progression
                        SAID
                        """
                                .replace("SAID", said)
                                .replace("TEST", test.toString())
                                .replace("DATA", data));
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "ablate",
                                spec.toString(),
                                "--plan",
                                "--no-tune",
                                "--no-standardize"));
        command.addAll(List.of(options.replace("TEST", test.toString()).split(" ")));
        Cli cli = Cli.run(command.toArray(String[]::new));
        assertThat(cli.err()).isEmpty();
        assertThat(cli.out())
                .contains("in place of the spec's: ")
                .contains("--no-tune", "--no-standardize")
                .doesNotContain("true", "false");
    }

    @Test
    void a_plug_in_that_cannot_be_loaded_is_told_and_the_rest_goes_on() throws IOException {
        Path broken = Files.writeString(temporary.resolve("broken.jar"), "no JAR");
        Cli result = ablate("--plan", "--plugins", broken.toString());
        assertThat(result.code()).isZero();
        assertThat(result.err()).startsWith("warning: " + broken + ": ");
    }

    /** As with {@code ablate spec.yaml --out .}: the resolved spec would take the place of the one that was written. */
    @ParameterizedTest
    @ValueSource(strings = {"report.html", "spec.yaml", "runs.csv"})
    void overwrites_no_file_that_is_not_of_an_ablation(String name) throws IOException {
        Path file = results.resolve(name);
        Files.createDirectories(results);
        Files.writeString(file, "somebody's");
        Cli result = ablate();
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo(
                        file
                                + ": this would be overwritten, and is not of an ablation, since there is no results.sqlite beside it. Choose another folder with --out.\n");
        assertThat(file).hasContent("somebody's");
        assertThat(results.resolve("results.sqlite")).doesNotExist();
    }

    @Test
    void quotes_what_a_shell_would_take_apart() {
        assertThat(
                        Provenance.of(
                                        List.of(
                                                "ablate",
                                                "momentum | sgd",
                                                "--name",
                                                "it's",
                                                "--x",
                                                "a\"'b"),
                                        "",
                                        List.of())
                                .command())
                .isEqualTo("thalweg ablate 'momentum | sgd' --name \"it's\" --x 'a\"'\\''b'");
        assertThat(Map.of("a", Provenance.quoted(""))).containsEntry("a", "''");
    }

    @Test
    void a_report_is_the_same_when_the_data_are_gone() throws IOException {
        Path data = results.resolveSibling("moved.csv");
        Files.copy(Path.of(Cli.DIABETES), data);
        String[] command = command();
        for (int i = 0; i < command.length; i++) {
            command[i] = command[i].equals(Cli.DIABETES) ? data.toString() : command[i];
        }
        assertThat(Cli.run(command).code()).isZero();
        String page = Files.readString(results.resolve("report.html"));
        assertThat(page).contains("Paths through the valley on moved");
        Files.delete(data);
        assertThat(on("report").code()).isZero();
        assertThat(Files.readString(results.resolve("report.html"))).isEqualTo(page);
        assertThat(on("status").code()).isZero();
        Cli retry = Cli.run("retry", "--failed", results.toString());
        assertThat(retry.code()).isEqualTo(2);
        assertThat(retry.err()).contains("There is no file '" + data + "'.");
    }
}
