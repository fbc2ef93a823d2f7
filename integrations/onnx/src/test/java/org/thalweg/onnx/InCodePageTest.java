package org.thalweg.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/in-code.md says of other libraries; this module's tests have the most of them. */
class InCodePageTest {

    private static final Pattern EXAMPLE =
            Pattern.compile(
                    "```java\n((?:(?!```).)*import org\\.thalweg\\.(?:commonsmath|onnx)\\..*?public class (\\w+).*?)```\n\n```text\n(.*?)```",
                    Pattern.DOTALL);

    @TempDir private Path folder;

    static Stream<Arguments> examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(Path.of("../../docs/in-code.md")))
                .results()
                .map(match -> Arguments.of(match.group(2), match.group(1), match.group(3)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void compiles_and_prints_what_it_says(String name, String code, String printed)
            throws Exception {
        Path file = Files.writeString(folder.resolve(name + ".java"), code);
        String[] arguments = {
            "-cp", System.getProperty("java.class.path"), "-d", folder.toString(), file.toString()
        };
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
        PrintStream out = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) null);
        } finally {
            System.setOut(out);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(printed);
    }
}
