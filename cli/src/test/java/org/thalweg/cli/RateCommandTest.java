package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateCommandTest {

    @TempDir private Path folder;

    private static Cli rate(String pipe, String... more) {
        List<String> command = new ArrayList<>(List.of("rate", pipe));
        command.addAll(List.of(more));
        return Cli.run(command.toArray(String[]::new));
    }

    private static double number(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    @Test
    void shows_losses_and_the_rates_that_matter() {
        Cli result = rate("momentum(0.9) | sgd", "--data", Cli.DIABETES, "--target", "progression");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().replaceAll("\\d[\\d.e-]*", "#").replaceAll("[▁▂▃▄▅▆▇█]{60}", "▁"))
                .isEqualTo(
                        """
                        RATE   sgd.learning-rate on diabetes.csv, # rows in minibatches of #
                        loss   ▁
                               from # to # in # steps, where the loss blew up

                          #   to begin with: a tenth of where the loss is least
                          #   where the smoothed loss is least while the rate grows
                          #     holds when kept from the start on; # does not
                          #     #(# + #)/λmax, exact without noise and with all rows at once: larger ones diverge

                        BEGIN  momentum(#) | sgd(#)
                        """);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "0.05, false"})
    void with_all_rows_at_once_rates_hold_up_to_the_exact_limit(double strength, boolean bias) {
        Cli result =
                rate(
                        "sgd",
                        "--data",
                        Cli.EXAMPLES.resolve("data/valley.csv").toString(),
                        "--target",
                        "-1",
                        "--batch-size",
                        "100000",
                        "--model",
                        "linear(" + bias + ")",
                        "--regularize",
                        "l2(" + strength + ")");
        double exact = number("(\\S+) +2/λmax", result.out());
        double holds = number("(\\S+) +holds", result.out());
        double breaks = number("on; (\\S+) does not", result.out());
        assertThat(holds).as(result.out()).isLessThan(1.02 * exact);
        assertThat(breaks).as(result.out()).isGreaterThan(0.99 * exact);
        assertThat(breaks / holds).isLessThan(1.06);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sgd; data/diabetes.csv; --target; progression; 0.52",
                "momentum(0.9) | sgd; data/diabetes.csv; --target; progression; 0.52",
                "clip-by-global-norm | adam | sgd; data/diabetes.csv; --target; progression; 0.52",
                "rmsprop | sgd; data/diabetes.csv; --target; progression; 0.52",
                "sgd; data/sklearn_digits.csv.gz; --class; -1; 0.25",
                "momentum(0.9) | sgd; data/sklearn_digits.csv.gz; --class; -1; 0.25",
                "adam | sgd; data/sklearn_digits.csv.gz; --class; -1; 0.25"
            })
    void the_chain_to_begin_with_trains_well(
            String pipe, String file, String of, String target, double loss) {
        List<String> data =
                new ArrayList<>(
                        List.of("--data", Cli.EXAMPLES.resolve(file).toString(), of, target));
        if (file.contains("digits")) {
            data.add("--no-header");
        }
        Cli found = rate(pipe, data.toArray(String[]::new));
        String chain = found.out().replaceAll("(?s).*BEGIN  ([^\n]*)\n.*", "$1");
        List<String> command = new ArrayList<>(List.of("train", chain));
        command.addAll(data);
        Cli trained = Cli.run(command.toArray(String[]::new));
        assertThat(number("test  loss (\\S+)", trained.out())).as(chain).isLessThan(loss);
    }

    @Test
    void is_the_same_again_and_another_with_another_seed() {
        String[] problem = {"--problem", "noisy(valley(100), 0.1)", "--seed", "1"};
        String out = rate("sgd", problem).out();
        assertThat(rate("sgd", problem).out()).isEqualTo(out);
        problem[3] = "2";
        assertThat(rate("sgd", problem).out()).isNotEqualTo(out);
        assertThat(out).contains("2   ", "2/λmax");
    }

    @Test
    void varies_what_is_asked_and_leaves_the_rest() {
        Cli result =
                rate(
                        "on(weights, adam | sgd(0.01)) | on(biases, sgd(0.1))",
                        "--vary",
                        "on-weights/sgd",
                        "--data",
                        Cli.DIABETES,
                        "--target",
                        "progression");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .startsWith("RATE   on-weights/sgd.learning-rate on diabetes.csv")
                .contains("BEGIN  on(weights, adam(0.9) | sgd(", ") | on(biases, sgd(0.1))\n");
    }

    @Test
    void the_picture_is_svg_with_every_rate() throws Exception {
        Path file = folder.resolve("rate.svg");
        Cli result = rate("sgd", "--problem", "valley(condition=100)", "--out", file.toString());
        assertThat(result.out()).endsWith("\npicture  " + file + "\n");
        String svg = Files.readString(file);
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        assertThat(svg)
                .contains("class=\"mark suggested\"", "class=\"mark exact\"", "2/λmax, exact")
                .doesNotContain("NaN", "Infinity");
        assertThat(svg.split("<circle").length - 1)
                .isEqualTo((int) number("in (\\d+) steps", result.out()));
        Files.writeString(folder.resolve("mine.svg"), "my notes");
        Cli refused =
                rate("sgd", "--problem", "valley", "--out", folder.resolve("mine.svg").toString());
        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(Files.readString(folder.resolve("mine.svg"))).isEqualTo("my notes");
    }

    @Test
    void where_nothing_can_be_learned_nothing_is_suggested() throws IOException {
        Path file = folder.resolve("flat.csv");
        Files.writeString(file, "a,y\n" + "1,0\n2,0\n3,0\n".repeat(20));
        Cli result = rate("sgd", "--data", file.toString(), "--target", "y", "--no-standardize");
        assertThat(result.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(result.out())
                .contains(
                        "None is suggested: the loss is the same at all rates. There is nothing to learn")
                .doesNotContain("BEGIN", "holds", "λmax");
    }

    @Test
    void says_why_none_is_suggested_and_what_to_do() {
        Cli noisy = rate("sgd", "--data", Cli.DIABETES, "--target", "progression", "--to", "1e-4");
        assertThat(noisy.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(noisy.out())
                .contains(
                        "holds when kept from the start on; larger ones were not tried",
                        "None is suggested: the loss fell by no more than it scatters. Give a larger --batch-size or a larger --to.\n");
        assertThat(rate("sgd", "--problem", "valley", "--to", "1e-2").out())
                .contains(
                        "None is suggested: the value was still falling at the largest. Give a larger --to.\n");
        assertThat(rate("sgd", "--problem", "valley", "--from", "1e6", "--to", "1e9").out())
                .contains(
                        "does not hold when kept from the start on; smaller ones were not tried",
                        "None is suggested: the value did not fall. Give a smaller --from.\n");
        assertThat(rate("sgd", "--problem", "valley", "--from", "1e150", "--to", "1e300").out())
                .contains("None is suggested: the value blew up at once. Give a smaller --from.\n");
    }

    @Test
    void says_nothing_of_rows_and_noise_where_there_are_none() throws IOException {
        Path file = folder.resolve("rate.svg");
        String problem = rate("sgd", "--problem", "valley", "--out", file.toString()).out();
        assertThat(problem + Files.readString(file))
                .contains("2/λmax, exact: larger ones diverge", "Dots: the value after each step.")
                .doesNotContain(" rows", "minibatch", "noise", "loss is");
        assertThat(rate("sgd", "--problem", "rotated(noisy(valley, 0.01))").out())
                .contains("2/λmax, exact without noise: larger");
        assertThat(
                        rate(
                                        "sgd",
                                        "--data",
                                        Cli.DIABETES,
                                        "--target",
                                        "progression",
                                        "--batch-size",
                                        "442")
                                .out())
                .contains("442 rows, all at once\n", "2/λmax, exact: larger");
    }

    @Test
    void a_picture_of_another_format_is_refused() {
        Path file = folder.resolve("rate.png");
        Cli result = rate("sgd", "--problem", "valley", "--out", file.toString());
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("ends in .png, and the picture is SVG.");
        assertThat(file).doesNotExist();
    }
}
