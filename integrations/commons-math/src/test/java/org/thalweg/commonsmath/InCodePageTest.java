package org.thalweg.commonsmath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/in-code.md says of Commons Math. */
class InCodePageTest {

    private static final Pattern EXAMPLE =
            Pattern.compile(
                    "```java\n((?:(?!```).)*import org\\.thalweg\\.commonsmath.*?)```\n\n```text\n(.*?)```",
                    Pattern.DOTALL);

    @TempDir private Path folder;

    @Test
    void compiles_and_prints_what_it_says() throws Exception {
        Matcher page = EXAMPLE.matcher(Files.readString(Path.of("../../docs/in-code.md")));
        assertThat(page.find()).isTrue();
        Path file = Files.writeString(folder.resolve("Borrowed.java"), page.group(1));
        String[] arguments = {
            "-cp", System.getProperty("java.class.path"), "-d", folder.toString(), file.toString()
        };
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
        PrintStream out = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            loader.loadClass("Borrowed")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) null);
        } finally {
            System.setOut(out);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(page.group(2));
    }
}
