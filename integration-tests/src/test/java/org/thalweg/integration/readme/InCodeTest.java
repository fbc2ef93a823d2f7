package org.thalweg.integration.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.integration.Published;
import org.thalweg.integration.readme.Blocks.Block;

/** The page docs/in-code.md; what takes a module that is not built here is tested there. */
class InCodeTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** Modules that are not built here. */
    private static final Pattern OTHERS =
            Pattern.compile("import org\\.thalweg\\.(commonsmath|onnx|tribuo)\\.");

    @TempDir private Path folder;

    static Stream<Arguments> examples() throws IOException {
        List<Block> blocks = Blocks.of(ROOT.resolve("docs/in-code.md"));
        return IntStream.range(0, blocks.size())
                .filter(i -> blocks.get(i).language().equals("java"))
                .filter(i -> !OTHERS.matcher(blocks.get(i).text()).find())
                .mapToObj(
                        i -> {
                            Example example = new Example(blocks.get(i).text());
                            return Arguments.of(example.name(), example, blocks.get(i + 1));
                        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void compiles_and_prints_what_it_says(String name, Example example, Block printed)
            throws Exception {
        assertThat(printed.language()).as(name).isEqualTo("text");
        assertThat(example.output(ROOT, folder, System.getProperty("java.class.path")))
                .isEqualTo(printed.text());
    }

    @Test
    void coordinates_are_those_of_this_build() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/in-code.md"));
        for (String artifact : Published.artifacts().keySet()) {
            String info =
                    Files.readString(
                            ROOT.resolve(artifact).resolve("src/main/java/module-info.java"));
            Matcher module = Pattern.compile("module ([\\w.]+) \\{").matcher(info);
            assertThat(module.find()).as(artifact).isTrue();
            assertThat(page).contains("| `%s` | `%s` |".formatted(artifact, module.group(1)));
        }
        String version = Published.version();
        assertThat(Pattern.compile("org\\.thalweg:[\\w-]+:([\\w.-]+)").matcher(page).results())
                .isNotEmpty()
                .allMatch(coordinate -> coordinate.group(1).equals(version));
    }
}
