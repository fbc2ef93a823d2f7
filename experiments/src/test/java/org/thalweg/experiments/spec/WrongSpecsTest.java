package org.thalweg.experiments.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.catalog.Catalog;

class WrongSpecsTest {

    private static final String ARROW = "=> ";

    @TempDir private static Path folder;

    private final SpecReader reader = new SpecReader(Catalog.standard());

    @BeforeAll
    static void make_data_files() throws IOException {
        Files.createFile(folder.resolve("wine.csv"));
        Files.createFile(folder.resolve("iris.csv"));
    }

    /** Specs and their messages, with {@code =====} between them. */
    static Stream<Arguments> specs() throws IOException {
        String all =
                Resources.toString(
                        Resources.getResource(WrongSpecsTest.class, "wrong-specs.txt"), UTF_8);
        return Stream.of(all.split("\n=====\n"))
                .map(
                        block -> {
                            int arrow = block.lastIndexOf(ARROW);
                            String message = block.substring(arrow + ARROW.length()).strip();
                            return Arguments.of(block.substring(0, arrow), message);
                        });
    }

    @ParameterizedTest
    @MethodSource("specs")
    void a_wrong_spec_is_told_where_what_and_what_instead(String spec, String message) {
        assertEquals(
                message.replace("FOLDER", folder.toString()),
                message(() -> reader.read("wine.yaml", spec, folder)));
    }

    @Test
    void a_control_character_is_told_of() {
        assertEquals(
                "wine.yaml: This is not YAML: special characters are not allowed.",
                message(() -> reader.read("wine.yaml", "name: \u0001", folder)));
    }

    @Test
    void a_spec_that_nests_without_end_is_told_of() {
        String deep = "chain: " + "[".repeat(60) + "]".repeat(60);
        assertEquals(
                "wine.yaml:1:58: This is nested more than 50 deep. Write it flatter.",
                message(() -> reader.read("wine.yaml", deep, folder)));
    }

    @Test
    void a_file_that_is_not_there_is_told_of() {
        Path file = folder.resolve("none.yaml");
        assertEquals(file + ": There is no such file.", message(() -> reader.read(file)));
    }

    @Test
    void a_file_that_is_no_text_is_told_of() throws IOException {
        Path file = Files.write(folder.resolve("picture.yaml"), new byte[] {(byte) 0xff, 0, 1});
        assertEquals(file + ": This is no text in UTF-8.", message(() -> reader.read(file)));
    }

    @Test
    void a_data_file_in_place_of_a_spec_is_told_of() throws IOException {
        Path file = Files.writeString(folder.resolve("large.csv"), "1\n".repeat(600_000));
        assertEquals(
                file + ": This is too large for a spec. Is it a data file?",
                message(() -> reader.read(file)));
    }

    @Test
    void a_wrong_pipe_on_the_command_line_is_shown_with_a_caret() {
        assertEquals(
                """
                chain: momentum has no parameter 'beta'. It has decay=0.9, dampening=0.
                  momentum(beta=1) | sgd
                           ^""",
                message(() -> fromPipe("momentum(beta=1) | sgd", Map.of("target", "quality"))));
    }

    @Test
    void a_wrong_option_on_the_command_line_is_named() {
        String pipe = "momentum | sgd";
        assertEquals(
                "--replicates: replicates must be a whole number of at least 2, got '1'.",
                message(() -> fromPipe(pipe, Map.of("target", "quality", "replicates", "1"))));
        assertEquals(
                "--seeds: 'seeds' is 'replicates' now: each draws rows, minibatches and tuning anew.",
                message(() -> fromPipe(pipe, Map.of("target", "quality", "seeds", "10"))));
        assertEquals(
                "--data: wine.csv has no target. Name one: 'target: quality', or 'class: species' if it is a class.",
                message(() -> fromPipe(pipe, Map.of())));
    }

    @Test
    void a_name_that_no_file_can_have_is_refused_where_it_stands() {
        assertEquals(
                "x.yaml:2:7: \\ud83d is half of a character. Write the whole one.",
                message(() -> reader.read("x.yaml", "chain: sgd\nname: \"\\ud83d\"\n", folder)));
        assertEquals(
                "--name: name has 256 bytes in UTF-8, and results are kept in a folder of that name. Take at most 200.",
                message(
                        () ->
                                fromPipe(
                                        "momentum | sgd",
                                        Map.of("target", "quality", "name", "é".repeat(128)))));
        assertEquals(
                "--name: name has a control character. Write it without.",
                message(
                        () ->
                                fromPipe(
                                        "momentum | sgd",
                                        Map.of("target", "quality", "name", "\"a\\u0007b\""))));
    }

    private Experiment fromPipe(String pipe, Map<String, String> options) {
        return reader.fromPipe(pipe, folder.resolve("wine.csv"), options);
    }

    private static String message(Runnable reading) {
        return String.valueOf(assertThrows(SpecException.class, reading::run).getMessage());
    }
}
