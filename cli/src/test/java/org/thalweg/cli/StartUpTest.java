package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartUpTest {

    private static String classesLoadedBy(String argument)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xlog:class+load",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                argument)
                        .redirectErrorStream(true)
                        .start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return log;
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "components"})
    void loads_none_of_the_large_libraries_for_small_commands(String argument) throws Exception {
        assertThat(classesLoadedBy(argument))
                .contains("org.thalweg.cli.Main")
                .doesNotContain("org.sqlite")
                .doesNotContain("com.fasterxml")
                .doesNotContain("org.apache.commons.math3");
    }

    @Test
    void version_tells_program_java_and_system() {
        assertThat(Cli.run("--version").out())
                .startsWith("thalweg ")
                .contains("\nJava " + Runtime.version())
                .contains(System.getProperty("os.name"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ablate",
                "status",
                "report",
                "compare",
                "export",
                "retry",
                "train",
                "components",
                "explain",
                "graph",
                "check",
                "new-plugin",
                "completion"
            })
    void every_command_s_help_shows_an_example_and_fits_a_terminal(String command) {
        Cli help = Cli.run(command, "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).containsPattern("Examples?:\n.*thalweg " + command);
        assertThat(help.out().lines()).allMatch(line -> line.length() <= 110);
    }

    @Test
    void the_completion_script_knows_commands_and_options() {
        assertThat(Cli.run("completion", "bash").out())
                .startsWith("#!/usr/bin/env bash")
                .contains("ablate")
                .contains("--fail-fast");
        assertThat(Cli.run(Map.of("SHELL", "/usr/bin/zsh"), "completion").out())
                .startsWith("#!/usr/bin/env bash");
        assertThat(Cli.run(Map.of("SHELL", "/bin/fish"), "completion").err())
                .isEqualTo(
                        "'thalweg completion' needs SHELL, bash or zsh: the variable SHELL is '/bin/fish'.\n");
    }

    @Test
    void explains_a_chain() {
        Cli result = Cli.run("explain", "momentum(0.9) | sgd(0.1)");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("momentum(0.9) | sgd(0.1)\n").contains("θ ← θ − u");
    }
}
