package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What options say of a data file, and what commands tell of it. */
class DataOptionsTest {

    @TempDir private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("wine.csv"), text);
    }

    private Cli run(String command, String text, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(command, "momentum(0.9) | sgd(0.01)"));
        all.addAll(List.of("--data", file(text).toString(), "--epochs", "1"));
        all.addAll(List.of(options));
        return Cli.run(all.toArray(String[]::new));
    }

    private Cli train(String text, String... options) throws IOException {
        return run("train", text, options);
    }

    private static String rows(String pattern, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> pattern.replace("#", Integer.toString(i)) + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void train_tells_how_the_file_was_read_and_what_was_left_out() throws IOException {
        Cli result =
                train("a;y\n" + rows("#,5;#", 10) + "NA;1\n", "--target", "y", "--missing", "skip");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("data: header in line 1, delimiter ';', decimal comma\n");
        assertThat(result.err())
                .isEqualTo("warning: 1 of 11 rows were left out for missing values: a 1.\n");
    }

    @Test
    void ablate_and_status_tell_it_too() throws IOException {
        String results = folder.resolve("results").toString();
        Cli result =
                run(
                        "ablate",
                        "a;y\n" + rows("#,5;#", 20) + "NA;1\n-200;2\n",
                        "--target",
                        "y",
                        "--missing",
                        "skip",
                        "--missing-values",
                        "{a: [NA, -200]}",
                        "--folds",
                        "2",
                        "--no-tune",
                        "--out",
                        results);
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains(
                        "data  wine: 20 rows, 1 input; header in line 1, delimiter ';', decimal comma\n")
                .contains("! wine: 2 of 22 rows were left out for missing values: a 2.\n");
        assertThat(Cli.run("status", results).out())
                .contains(
                        "data        wine: 20 rows, 1 input; header in line 1, delimiter ';', decimal comma; 2 rows left out, a 2\n");
        assertThat(Cli.run("status", "--json", results).out())
                .endsWith(
                        ", \"data\": [{\"name\": \"wine\", \"rows\": 20, \"inputs\": 1, \"readAs\": \"header in line 1, delimiter ';', decimal comma\", \"rowsLeftOut\": 2, \"missing\": {\"a\": 2}, \"filled\": {}}]}\n");
        assertThat(Cli.run("export", "--json", results).out())
                .contains("\"rowsLeftOut\" : 2")
                .contains("\"missing\" : {\n      \"a\" : 2\n    }")
                .contains("\"readAs\" : \"header in line 1, delimiter ';', decimal comma\"")
                .contains("2 of 22 rows were left out for missing values: a 2.");
        assertThat(Cli.run("export", "--markdown", results).out())
                .contains("2 of 22 rows were left out for missing values: a 2.");
        assertThat(folder.resolve("results/report.html"))
                .content()
                .contains(
                        "(20 rows and 2 left out for missing values: a 2; 1 input; header in line 1");
    }

    @Test
    void missing_values_may_be_any_texts() throws IOException {
        String text = "a,y\n" + rows("#,#", 9) + "-200.0,1\nNA,2\n";
        assertThat(
                        train(
                                        text,
                                        "--target",
                                        "y",
                                        "--missing",
                                        "skip",
                                        "--missing-values",
                                        "NA,-200")
                                .err())
                .contains("2 of 11 rows were left out for missing values: a 2.");
        assertThat(
                        train(
                                        text,
                                        "--target",
                                        "y",
                                        "--missing",
                                        "skip",
                                        "--missing-values",
                                        "-200")
                                .err())
                .isEqualTo(
                        folder.resolve("wine.csv")
                                + ":12: column 'a' is not a number: 'NA'. Name it in `--categorical` or `--drop` if it holds no numbers.\n");
    }

    @Test
    void names_with_commas_stand_in_quotes() throws IOException {
        String text = "\"a, EUR\",\"b, EUR\",\"y, total\"\n" + rows("#,#,#", 9);
        Cli result = train(text, "--target", "\"y, total\"", "--drop", "\"a, EUR\"");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("1 inputs, 1 outputs");
        Cli several = train(text, "--target", "\"y, total\",\"b, EUR\"");
        assertThat(several.out()).contains("1 inputs, 2 outputs");
        Cli plain = train(text, "--target", "y, total", "--drop", "a, EUR");
        assertThat(plain.err()).isEmpty();
        assertThat(plain.out()).contains("1 inputs, 1 outputs");
        assertThat(train(text, "--target", "b, EUR,y, total").out())
                .contains("1 inputs, 2 outputs");
        assertThat(train(text, "--target", "y").err())
                .isEqualTo(
                        "--target: "
                                + folder.resolve("wine.csv")
                                + ": there is no column 'y'. Did you mean 'y, total'? Write a name with commas as '\"y, total\"'. It has a, EUR, b, EUR, y, total.\n");
    }

    @Test
    void a_name_as_a_whole_comes_before_its_parts() throws IOException {
        String text = "y;total;y, total;a\n" + rows("#;#;#;#", 9);
        assertThat(train(text, "--target", "y, total").out()).contains("3 inputs, 1 outputs");
        assertThat(train(text, "--target", "total, y").out()).contains("2 inputs, 2 outputs");
        String numbers = "a;b;c\n" + rows("1,5;#;1,2", 9);
        assertThat(train(numbers, "--target", "2,3").out()).contains("1 inputs, 2 outputs");
        String results = folder.resolve("results").toString();
        Cli ablated =
                run(
                        "ablate",
                        text,
                        "--target",
                        "y, total",
                        "--folds",
                        "2",
                        "--no-tune",
                        "--out",
                        results);
        assertThat(ablated.code()).isZero();
        assertThat(folder.resolve("results/spec.yaml")).content().contains("y, total");
    }

    @Test
    void settings_are_checked_by_the_names_of_their_options() throws IOException {
        String text = "a,b,y\n" + rows("#,#,#", 9);
        assertThat(train(text, "--target", "y", "--skip-lines", "-1").err())
                .isEqualTo("--skip-lines must be at least 0, got -1.\n");
        assertThat(train(text, "--target", "y", "--missing-values", "a: 1").err())
                .isEqualTo(
                        "--missing-values: a column with its texts stands in braces. Write '{a: 1}'.\n");
        assertThat(Cli.run("train", "sgd", "--data", "", "--target", "y").err())
                .isEqualTo("--data is given an empty value. Write one, or leave it out.\n");
        assertThat(train(text, "--target", "y", "--drop", "a, b").err())
                .contains("no column is left as an input. The columns are: a, b, y.");
    }

    @Test
    void a_header_of_numbers_is_told() throws IOException {
        Cli result = train("0,1,2\n" + rows("#.5,#.25,#", 9), "--target", "2");
        assertThat(result.err())
                .isEqualTo(
                        "warning: Line 1, '0, 1, 2', was taken for a header whose names are numbers; a number that is asked for is such a name. If the line is data, write `--no-header`.\n");
        assertThat(result.out()).contains("2 inputs, 1 outputs");
    }

    @Test
    void an_experiment_does_not_read_a_pipe() {
        assertThat(
                        Cli.run("ablate", "momentum | sgd", "--data", "/dev/null", "--target", "y")
                                .err())
                .isEqualTo(
                        "--data: '/dev/null' is no regular file, and an experiment reads its data again whenever it goes on. Write them to a file first.\n");
    }

    @Test
    void what_messages_quote_does_not_steer_the_terminal() throws IOException {
        assertThat(train("a,y\n1,2\n", "--target", "y", "--drop", "\u001b[31mb").err())
                .isEqualTo(
                        "--drop: "
                                + folder.resolve("wine.csv")
                                + ": there is no column '\\u001b[31mb'. It has a, y.\n");
        assertThat(Cli.run("explain", "sgd(\u001b[31m)").err()).doesNotContain("\u001b");
        assertThat(Cli.run("explain", "x".repeat(100_000)).err()).hasSizeLessThan(11_000);
    }
}
