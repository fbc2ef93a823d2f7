package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

    @TempDir private Path folder;

    private static Cli train(String pipe, String... more) {
        List<String> command =
                new ArrayList<>(
                        List.of("train", pipe, "--data", Cli.DIABETES, "--target", "progression"));
        command.addAll(List.of(more));
        return Cli.run(command.toArray(String[]::new));
    }

    @Test
    void prints_losses_at_round_epochs_and_the_test_metrics() {
        Cli result =
                train("momentum(0.9) | sgd(0.01)", "--regularize", "l2(0.001)", "--epochs", "12");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out().replaceAll("\\d\\d?\\.\\d+", "#"))
                .isEqualTo(
                        """
                        momentum(#) | sgd(#)
                        data: header in line 1, delimiter ',', decimal point
                        354 instances to train on, 88 to test; 10 inputs, 1 outputs; standardised

                        epoch     1   loss #
                        epoch     2   loss #
                        epoch     5   loss #
                        epoch    10   loss #
                        epoch    12   loss #

                        finished
                        test  loss #   rmse #   mae #   r2 #
                        """);
    }

    private Cli trainOn(String rows) throws IOException {
        Path file = Files.writeString(folder.resolve("made.csv"), "a,y\n" + rows);
        return Cli.run(
                "train",
                "sgd(0.01)",
                "--data",
                file.toString(),
                "--target",
                "y",
                "--epochs",
                "3",
                "--no-standardize");
    }

    /** Wherever it lies: the test part is a fifth. */
    @Test
    void says_which_value_of_the_target_is_no_number_to_compute_with() throws IOException {
        for (int odd = 0; odd < 10; odd++) {
            StringBuilder rows = new StringBuilder();
            for (int i = 0; i < 10; i++) {
                rows.append(i).append(i == odd ? ",1e200\n" : ",1\n");
            }
            Cli result = trainOn(rows.toString());
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err())
                    .isEqualTo(
                            "The target 'y' has the value 1e200. Squares of numbers beyond 1e70 cannot be summed. Correct it, leave its row out, or divide the column by a power of ten.\n");
        }
        assertThat(trainOn("1,1e-200\n2,3e-200\n3,2e-200\n4,0\n5,0\n").err())
                .isEqualTo(
                        "The target 'y' is nowhere larger than 3e-200. Squares of numbers below 1e-70 vanish. Multiply the column by a power of ten.\n");
    }

    @Test
    void a_test_part_of_which_nothing_can_be_said_is_no_success() throws IOException {
        int told = 0;
        for (int odd = 0; odd < 10; odd++) {
            StringBuilder rows = new StringBuilder();
            for (int i = 0; i < 10; i++) {
                rows.append(i == odd ? "1e200" : i).append(",1\n");
            }
            Cli result = trainOn(rows.toString());
            assertThat(result.code()).isEqualTo(1);
            told +=
                    result.err()
                                    .equals(
                                            "The training came to its end, but what it says of the test part is no number. Look for extreme values in these rows.\n")
                            ? 1
                            : 0;
        }
        assertThat(told).isEqualTo(2);
    }

    @Test
    void reads_a_gzipped_file_of_classes_without_header() {
        Cli result =
                Cli.run(
                        "train",
                        "sgd(0.1)",
                        "--data",
                        Cli.EXAMPLES.resolve("data/sklearn_digits.csv.gz").toString(),
                        "--no-header",
                        "--class",
                        "-1",
                        "--epochs",
                        "2");
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains("64 inputs, 10 outputs")
                .containsPattern("accuracy 0\\.9");
    }

    @Test
    void trains_on_from_a_checkpoint_as_if_it_had_never_stopped() {
        String checkpoint = folder.resolve("half").toString();
        String whole = train("momentum(0.9) | sgd(0.01)", "--epochs", "10").out();
        Cli half = train("momentum(0.9) | sgd(0.01)", "--epochs", "5", "--checkpoint", checkpoint);
        Cli rest = train("momentum(0.9) | sgd(0.01)", "--epochs", "10", "--resume", checkpoint);
        assertThat(half.out()).endsWith("\ncheckpoint  " + checkpoint + "\n");
        assertThat(tail(rest.out())).isEqualTo(tail(whole));
    }

    private static String tail(String out) {
        return out.substring(out.indexOf("epoch    10"));
    }

    @Test
    void says_what_to_do_about_a_training_that_diverges() {
        Cli result = train("sgd(100)");
        assertThat(result.out()).containsPattern("\ndiverged at step \\d+\n");
        assertThat(result.err())
                .isEqualTo(
                        "The training diverged. Try a smaller learning rate, or clip the gradient: 'thalweg components clip-by-global-norm'.\n");
        assertThat(result.code()).isEqualTo(1);
    }

    @Test
    void warns_of_a_chain_that_looks_wrong() {
        assertThat(train("momentum(0.9)").err()).startsWith("warning: ");
    }

    @Test
    void an_interrupted_training_keeps_its_checkpoint_and_says_how_to_go_on() {
        String checkpoint = folder.resolve("stopped").toString();
        Cli result =
                Cli.interruptedAt(
                        "epoch     2",
                        "train",
                        "sgd(0.01)",
                        "--data",
                        Cli.DIABETES,
                        "--target",
                        "progression",
                        "--checkpoint",
                        checkpoint);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(result.code()).isEqualTo(130);
        assertThat(result.err())
                .isEqualTo(
                        "Interrupted. The same command with --resume "
                                + checkpoint
                                + " trains on.\n");
        assertThat(tail(train("sgd(0.01)", "--resume", checkpoint).out()))
                .isEqualTo(tail(train("sgd(0.01)").out()));
    }

    @Test
    void a_checkpoint_that_could_not_be_written_is_told_before_the_training() {
        String nowhere = folder.resolve("nowhere/x.ck").toString();
        assertThat(train("sgd(0.01)", "--checkpoint", nowhere))
                .isEqualTo(
                        new Cli(
                                2,
                                "",
                                nowhere
                                        + ": there is no folder '"
                                        + folder.resolve("nowhere")
                                        + "'. Make it, or name another file.\n"));
        assertThat(train("sgd(0.01)", "--checkpoint", folder.toString()))
                .isEqualTo(new Cli(2, "", folder + ": this is a folder. Name a file in it.\n"));
        assertThat(train("sgd(0.01)", "--resume", nowhere))
                .isEqualTo(
                        new Cli(
                                2,
                                "",
                                "--resume: there is no file '"
                                        + nowhere
                                        + "'. Name one that --checkpoint has written.\n"));
    }

    @Test
    void a_file_that_is_no_checkpoint_is_not_replaced() throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), "x,y\n1,2\n");
        assertThat(train("sgd(0.01)", "--checkpoint", data.toString()))
                .isEqualTo(
                        new Cli(
                                2,
                                "",
                                data
                                        + ": this file is no checkpoint, and would be lost. Name another, or delete it.\n"));
        assertThat(data).hasContent("x,y\n1,2\n");
        Path checkpoint = Files.createFile(folder.resolve("empty.ck"));
        for (int time = 0; time < 2; time++) {
            assertThat(train("sgd(0.01)", "--checkpoint", checkpoint.toString()).code()).isZero();
        }
    }

    @Test
    void trains_on_with_the_same_minibatches_only() {
        String checkpoint = folder.resolve("half").toString();
        train("sgd(0.01)", "--epochs", "2", "--checkpoint", checkpoint);
        Cli other =
                train("sgd(0.01)", "--epochs", "4", "--batch-size", "16", "--resume", checkpoint);
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err())
                .matches(
                        "The checkpoint has step \\d+ after \\d+ instances, this run, of \\d+ in minibatches of 16, has it after \\d+\\. Continue with what it was made with, or start anew\\.\n");
    }

    @Test
    void the_test_part_is_a_share() {
        for (String share : List.of("1", "-0.1", "NaN")) {
            assertThat(train("sgd(0.01)", "--test", share))
                    .isEqualTo(
                            new Cli(
                                    2,
                                    "",
                                    "--test must be a share from 0 to less than 1, got "
                                            + share
                                            + ".\n"));
        }
    }
}
