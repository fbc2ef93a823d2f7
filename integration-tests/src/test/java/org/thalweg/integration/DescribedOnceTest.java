package org.thalweg.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a component does, its formula and its parameters' meanings are said in annotations: comments say something else. */
class DescribedOnceTest {

    private static final Path ROOT = Path.of("..");

    /** The library's components, the sample plug-in's, the template's, and those that documents show. */
    private static final List<String> PLACES =
            List.of(
                    "optimizer-api/src/main",
                    "optimizer-impl/src/main",
                    "regularizers/src/main",
                    "cli/src/main/resources",
                    "integration-tests/sample-plugin/src/main",
                    "integration-tests/src/test/java/org/thalweg/integration/recipes",
                    "README.md",
                    "docs/writing-an-optimizer.md",
                    "docs/plugins.md");

    /** An annotation up to the record that it is of. */
    private static final Pattern DESCRIBED =
            Pattern.compile("@Describe\\((.*?)\\bpublic record", Pattern.DOTALL);

    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern COMMENT =
            Pattern.compile("/\\*.*?\\*/|(?<!:)//[^\n]*", Pattern.DOTALL);

    /** The comment right before a record with annotations. */
    private static final Pattern BEFORE_RECORD =
            Pattern.compile(
                    "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@Describe\\(|public record [^;{]*@Param)",
                    Pattern.DOTALL);

    static Stream<Path> sources() {
        return PLACES.stream()
                .flatMap(place -> files(ROOT.resolve(place)))
                .filter(file -> file.toString().matches(".*\\.(java|md)"))
                .filter(file -> BEFORE_RECORD.matcher(read(file)).find());
    }

    private static Stream<Path> files(Path place) {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void a_component_is_described_once(Path file) {
        assertThat(saidTwice(read(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void comments_of_components_have_no_formula_block_and_no_list_of_parameters(Path file) {
        BEFORE_RECORD
                .matcher(read(file))
                .results()
                .forEach(
                        record ->
                                assertThat(record.group(1)).doesNotContain("<pre>", "\n * @param"));
    }

    /** Returns the sentences and formulas of annotations that comments repeat. */
    private static List<String> saidTwice(String source) {
        String comments =
                COMMENT.matcher(source)
                        .results()
                        .map(MatchResult::group)
                        .map(DescribedOnceTest::plain)
                        .reduce("", String::concat);
        return DESCRIBED
                .matcher(source)
                .results()
                .flatMap(described -> TEXT.matcher(described.group(1)).results())
                .map(text -> text.group(1))
                .filter(
                        text ->
                                isFormulaOrSentence(text)
                                        && comments.contains(plain(formula(text))))
                .toList();
    }

    /** Words and addresses may be said again. */
    private static boolean isFormulaOrSentence(String text) {
        return text.matches(".*[←=].*|[A-Z].* .*\\.");
    }

    /** Without what stands beside it, two blanks after it. */
    private static String formula(String text) {
        return text.replaceAll("[,;]? {2}.*", "");
    }

    /** Without blanks, the stars of a comment, and the two ways to write that something is assigned. */
    private static String plain(String text) {
        return text.replaceAll("\\s+\\*", " ")
                .replaceAll("\\s+", "")
                .replace('←', '=')
                .replaceAll("\\.$", "");
    }

    @Test
    void components_are_found_in_every_place() {
        List<String> found = sources().map(file -> ROOT.relativize(file).toString()).toList();
        assertThat(PLACES)
                .filteredOn(place -> !place.equals("docs/plugins.md"))
                .allSatisfy(place -> assertThat(found).anyMatch(file -> file.startsWith(place)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** Halves\n * the update: a link. */",
                "/** A link. <pre>\n * u = u / 2\n * </pre> */",
                "// u ← u/2"
            })
    void a_second_copy_is_found(String comment) {
        String source =
                comment
                        + "\n@Describe(value = \"Halves the update.\", formula = \"u ← u / 2  (each)\")\npublic record Halve() {}";
        assertThat(saidTwice(source)).hasSize(1);
    }

    @Test
    void something_else_is_not() {
        String source =
                "/** For steps that are too long. */\n@Describe(value = \"Halves the update.\", formula = \"u ← u / 2\")\npublic record Halve() {}";
        assertThat(saidTwice(source)).isEmpty();
    }
}
