package org.thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.cli.plugin.Examined;
import org.thalweg.cli.plugin.Examined.Result;
import org.thalweg.cli.plugin.JarFacts;
import org.thalweg.cli.plugin.PluginCheck;
import org.thalweg.records.Kind;
import org.thalweg.testkit.Compliance;
import picocli.CommandLine;

class PluginCommandsTest {

    private static final PluginCheck CHECK =
            new PluginCheck(
                    "plugins/acme.jar",
                    List.of(
                            new JarFacts(
                                    "acme.jar",
                                    "0123456789abcdef",
                                    "1.2",
                                    Optional.empty(),
                                    OptionalInt.of(17),
                                    1)),
                    List.of(
                            new PluginCheck.Remark(
                                    "acme.jar: this is not right. Correct it.", false),
                            new PluginCheck.Remark("acme.jar: this is too much.", true)),
                    List.of(
                            new Examined(
                                    Kind.SCHEDULE,
                                    "wave",
                                    "wave(height=1)",
                                    "com.acme.Wave",
                                    List.of(
                                            new Result(
                                                    1,
                                                    "is_a_public_record",
                                                    new Compliance(Compliance.Outcome.MET, "")),
                                            new Result(
                                                    6,
                                                    "begins_at_the_first_step",
                                                    new Compliance(
                                                            Compliance.Outcome.FAILED,
                                                            "It is NaN there.")),
                                            new Result(
                                                    10,
                                                    "ends",
                                                    new Compliance(
                                                            Compliance.Outcome.NOT_APPLICABLE,
                                                            "It has no end."))))));

    @TempDir private Path folder;

    @Test
    void as_text_it_says_everything_once() {
        assertEquals(
                """
                plugins/acme.jar
                  acme.jar 1.2, SHA-256 0123456789ab…, 1 class for Java 17, built for API (not said: Thalweg-Api-Version), here 0.2
                  PROBLEM: acme.jar: this is not right. Correct it.
                  note: acme.jar: this is too much.

                schedule wave(height=1)  com.acme.Wave
                  met     1 is_a_public_record
                  FAILED  6 begins_at_the_first_step
                            It is NaN there.
                  -      10 ends
                            It has no end.

                NOT OK: 1 problem, 1 usable component; obligations: 1 met, 1 failed, 1 not applicable.
                """,
                CheckText.print(CHECK));
    }

    @Test
    void as_json_it_says_the_same() throws Exception {
        String expected =
                """
                {"plugin": "plugins/acme.jar", "passed": false, "api": "0.2",
                 "jars": [{"file": "acme.jar", "sha256": "0123456789abcdef", "version": "1.2", "classes": 1, "java": 17}],
                 "problems": [{"message": "acme.jar: this is not right. Correct it.", "harmless": false},
                              {"message": "acme.jar: this is too much.", "harmless": true}],
                 "components": [{"kind": "schedule", "name": "wave", "component": "wave(height=1)", "class": "com.acme.Wave",
                     "obligations": [
                         {"number": 1, "name": "is_a_public_record", "outcome": "met", "reason": ""},
                         {"number": 6, "name": "begins_at_the_first_step", "outcome": "failed", "reason": "It is NaN there."},
                         {"number": 10, "name": "ends", "outcome": "not-applicable", "reason": "It has no end."}]}]}
                """;
        ObjectMapper mapper = new ObjectMapper();
        assertEquals(mapper.readTree(expected), mapper.readTree(CheckJson.print(CHECK)));
    }

    @Test
    void the_exit_code_is_1_if_something_cannot_be_used() throws Exception {
        Path file = Files.writeString(folder.resolve("acme.jar"), "not a JAR");
        StringWriter out = new StringWriter();
        int exitCode =
                new CommandLine(new CheckCommand())
                        .setOut(new PrintWriter(out))
                        .execute(file.toString());
        assertEquals(1, exitCode);
        assertEquals(
                "NOT OK: 1 problem, 0 usable components; obligations: 0 met, 0 failed, 0 not applicable.",
                out.toString().lines().reduce("", (before, line) -> line));
    }

    @Test
    void what_cannot_be_meant_is_told_with_exit_code_2() {
        StringWriter err = new StringWriter();
        int exitCode =
                new CommandLine(new NewPluginCommand())
                        .setErr(new PrintWriter(err))
                        .execute("AcmeOptimizer", "--dir", folder.toString());
        assertEquals(2, exitCode);
        assertEquals(
                "'AcmeOptimizer' is not a name for an optimizer. Write it in kebab case, such as 'acme-optimizer'.",
                err.toString().lines().findFirst().orElse(""));
    }
}
