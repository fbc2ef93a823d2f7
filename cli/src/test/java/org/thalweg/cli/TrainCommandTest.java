package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.engine.CheckpointFile;
import org.thalweg.training.TrainingCheckpoint;

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

    private static String lastEpoch(String out) {
        return out.substring(out.lastIndexOf("\nepoch "));
    }

    @Test
    void warns_of_a_loss_that_is_a_number_but_rises() {
        Cli result =
                Cli.run(
                        "train",
                        "sgd(2e-5)",
                        "--data",
                        Cli.DIABETES,
                        "--target",
                        "progression",
                        "--no-standardize");
        assertThat(result.code()).isZero();
        assertThat(result.err())
                .containsPattern(
                        "The loss has risen from \\S+ to \\S+: the training diverges. Try a smaller");
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            sgd(0.01)                | --batch-size 16        | with the batch size 32, this run has 16
            sgd(0.01)                | --batch-size 2147483647 | with the batch size 32, this run has 354
            sgd(0.01)                | --test 0.25            | with 354 rows of training data, this run has 331
            sgd(0.01)                | --seed 2               | with other rows of training data, or with these in another order
            sgd(0.01)                | --drop bmi             | with the input 'bmi' in the training data, this run has none of this name
            sgd(0.01)                | --loss huber           | with the loss squared-error, this run has huber(delta=1)
            sgd(0.01)                | --regularize l2(0.1)   | with the penalties none, this run has l2(strength=0.1, biases=false)
            sgd(0.01)                | --no-standardize       | with the units standardized, this run has those of the data
            sgd(0.01)                | --shuffle-block 5      | with the shuffle block 1, this run has 5
            'sgd(0.01) | clip-by-value' | --epochs 4           | with the links [sgd], this run has [sgd, clip-by-value]
            """)
    void trains_on_from_a_checkpoint_of_the_same_run_only(
            String chain, String options, String difference) {
        String checkpoint = folder.resolve("half").toString();
        train("sgd(0.01)", "--epochs", "2", "--checkpoint", checkpoint);
        List<String> arguments = new ArrayList<>(List.of("--resume", checkpoint));
        arguments.addAll(List.of(options.split(" ")));
        Cli other = train(chain, arguments.toArray(String[]::new));
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err())
                .endsWith(
                        "The checkpoint was made "
                                + difference
                                + ". Continue with what it was made with, or start anew.\n");
    }

    @Test
    void warns_of_other_hyper_parameters_and_of_a_checkpoint_at_its_end() {
        String checkpoint = folder.resolve("half").toString();
        train("sgd(0.01)", "--epochs", "2", "--checkpoint", checkpoint);
        Cli slower = train("sgd(0.005)", "--epochs", "4", "--resume", checkpoint);
        assertThat(slower.err())
                .isEqualTo(
                        "warning: sgd.learning-rate was 0.01 up to step 24 and is 0.005 from there on.\n");
        assertThat(slower.code()).isZero();
        Cli over = train("sgd(0.01)", "--epochs", "2", "--resume", checkpoint);
        assertThat(over.err())
                .isEqualTo(
                        "warning: The checkpoint has come to step 24 already, and 2 epochs come to step 24: nothing was trained.\n");
        assertThat(over.code()).isZero();
    }

    @Test
    void a_checkpoint_of_an_earlier_version_is_refused() throws IOException {
        String checkpoint = folder.resolve("half").toString();
        train("sgd(0.01)", "--epochs", "1", "--checkpoint", checkpoint);
        Path old = folder.resolve("old");
        CheckpointFile.write(TrainingCheckpoint.read(Path.of(checkpoint)).state(), old);
        assertThat(train("sgd(0.01)", "--resume", old.toString()).err())
                .endsWith(
                        old
                                + ": a checkpoint that does not say of which training it is, as earlier versions of Thalweg and Minimizer write them, or of a later version. Read it with what wrote it, or start anew.\n");
    }

    @Test
    void ends_where_it_is_told_to() {
        Cli early =
                train("sgd(0.01)", "--validation", "0.2", "--stop-early", "3", "--epochs", "500");
        assertThat(early.err()).isEmpty();
        assertThat(early.code()).isZero();
        assertThat(early.out())
                .contains("266 instances to train on, 88 to validate, 88 to test;")
                .containsPattern(
                        "\nepoch     1   loss \\S+   validation \\S+   rmse \\S+   mae \\S+   r2 \\S+\n")
                .containsPattern("\nstopped early after step \\d+, best after epoch \\d+\n");
        assertThat(train("sgd(0.01)", "--stop-at-value", "0.6").out())
                .containsPattern(
                        "\nepoch +\\d+   loss 0\\.\\d+\n\nconverged after step \\d+: objective 0\\.[56]\\d*\n");
        assertThat(
                        train(
                                        "sgd(0.01)",
                                        "--batch-size",
                                        "999999999",
                                        "--stop-at-gradient-norm",
                                        "0.5",
                                        "--epochs",
                                        "500")
                                .out())
                .containsPattern("\nconverged after step \\d+: gradient norm 0\\.[45]\\d*\n");
        assertThat(train("sgd(0.01)", "--stop-at-change", "0.01").out())
                .containsPattern(
                        "\nconverged after step \\d+: relative change of the objective 0\\.00\\d+\n");
    }

    @Test
    void ends_when_its_time_is_over_and_goes_on_from_there() {
        String checkpoint = folder.resolve("late").toString();
        Cli late =
                train(
                        "sgd(0.01)",
                        "--limit",
                        "1ms",
                        "--epochs",
                        "99999",
                        "--checkpoint",
                        checkpoint);
        assertThat(late.code()).isZero();
        assertThat(late.err()).isEmpty();
        assertThat(late.out()).containsPattern("\nout of time after step \\d+\n");
        // More epochs than any machine trains in a millisecond.
        Cli rest = train("sgd(0.01)", "--epochs", "2000", "--limit", "5m", "--resume", checkpoint);
        assertThat(rest.code()).isZero();
        assertThat(lastEpoch(rest.out()))
                .isEqualTo(lastEpoch(train("sgd(0.01)", "--epochs", "2000").out()));
        assertThat(train("sgd(0.01)", "--limit", "soon"))
                .isEqualTo(
                        new Cli(
                                2,
                                "",
                                "--limit: limit must be a time such as 500ms, 30s, 5m or 2h, got 'soon'.\n"));
    }

    @Test
    void rules_to_stop_by_that_mean_nothing_are_refused() {
        assertThat(train("sgd(0.01)", "--stop-early", "3"))
                .isEqualTo(
                        new Cli(
                                2,
                                "",
                                "--stop-early needs rows by whose loss it judges: say --validation 0.2.\n"));
        assertThat(train("sgd(0.01)", "--validation", "0.2", "--stop-early", "0").err())
                .isEqualTo("--stop-early must be at least 1 epoch, got 0.\n");
        assertThat(train("sgd(0.01)", "--validation", "1").err())
                .isEqualTo("--validation must be a share from 0 to less than 1, got 1.\n");
        assertThat(train("sgd(0.01)", "--stop-at-change", "0").err())
                .isEqualTo("--stop-at-change must be a finite number above 0, got 0.\n");
        assertThat(train("sgd(0.01)", "--stop-at-gradient-norm", "NaN").err())
                .isEqualTo("--stop-at-gradient-norm must be a finite number above 0, got NaN.\n");
        assertThat(train("sgd(0.01)", "--stop-at-value", "NaN").err())
                .isEqualTo("--stop-at-value must be a finite number, got NaN.\n");
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
