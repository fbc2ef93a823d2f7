package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thalweg.Optimizer;
import org.thalweg.Step;
import org.thalweg.UsageException;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Chain;
import org.thalweg.engine.ComponentException;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.training.Training;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class ErrorsTest {

    private final StringWriter err = new StringWriter();

    private int told(Exception error, boolean stacktrace) {
        Console console =
                new Console(
                        new Printed(new StringWriter()),
                        new PrintWriter(err, true),
                        false,
                        Cli.WIDTH,
                        Map.of());
        CommandLine line = new CommandLine(CommandSpec.create());
        return new Errors(console, () -> stacktrace)
                .handleExecutionException(error, line, line.parseArgs());
    }

    @Test
    void a_mistake_of_the_user_is_a_sentence() {
        assertThat(told(new UsageException("beta must be in [0, 1), got 2."), false))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).isEqualToIgnoringNewLines("beta must be in [0, 1), got 2.");
    }

    @Test
    void any_other_illegal_argument_is_a_bug_and_says_how_to_report_it() {
        assertThat(told(new IllegalArgumentException("Comparison method"), false))
                .isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "This should not have happened: java.lang.IllegalArgumentException: Comparison method. It is a bug. Run the command again with --stacktrace, and report what it shows, with what 'thalweg --version' says.");
    }

    /** What a component does wrong is not ours to mend. */
    @Test
    void a_component_that_fails_is_named_and_no_bug_of_the_program() {
        record Broken() implements Optimizer {
            @Override
            public Kernel kernel(Step step) {
                throw new IllegalStateException("no");
            }
        }
        Training training =
                Training.of(new Linear(), new SquaredError()).optimize(Chain.of(new Broken()));
        ComponentException error =
                assertThrows(
                        ComponentException.class,
                        () -> training.run(Dataset.of(new double[1][1], new double[1][1])));
        assertThat(told(error, false)).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "broken (org.thalweg.cli.ErrorsTest$1Broken): java.lang.IllegalStateException: no");
    }

    @Test
    void a_file_that_is_not_there_is_no_bug() {
        assertThat(told(new NoSuchFileException("a.csv"), false)).isEqualTo(ExitCode.FAILURE);
        assertThat(told(new IOException("The pipe is broken."), false)).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "a.csv: there is no such file or folder.The pipe is broken.");
    }

    @Test
    void where_an_error_arose_is_shown_where_it_is_asked_for() {
        told(new UsageException("no."), true);
        assertThat(err.toString())
                .startsWith("org.thalweg.UsageException: no.")
                .contains("\tat org.thalweg.cli.ErrorsTest");
    }
}
