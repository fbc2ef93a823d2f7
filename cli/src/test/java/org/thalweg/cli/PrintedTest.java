package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedTest {

    private static Writer failing(String reason) {
        return new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException(reason);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    private static Cli run(String reason, String... arguments) {
        StringWriter err = new StringWriter();
        Console console =
                new Console(
                        new Printed(failing(reason)),
                        new PrintWriter(err, true),
                        false,
                        Cli.WIDTH,
                        Map.of());
        return new Cli(Main.run(console, arguments), "", err.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "schema",
        "components",
        "--help",
        "--version",
        "ablate --help",
        "completion bash",
        "explain sgd(0.1)"
    })
    void output_that_cannot_be_written_is_told_and_no_success(String command) {
        Cli cli = run("No space left on device", command.split(" "));
        assertThat(cli.err())
                .isEqualToIgnoringNewLines(
                        "Standard output cannot be written: No space left on device.");
        assertThat(cli.code()).isEqualTo(ExitCode.FAILURE);
    }

    @ParameterizedTest
    @CsvSource({"Broken pipe", "The pipe is being closed", "The pipe has been ended"})
    void a_reader_that_has_seen_enough_is_no_failure(String reason) {
        Cli cli = run(reason, "schema");
        assertThat(cli.err()).isEmpty();
        assertThat(cli.code()).isZero();
    }
}
