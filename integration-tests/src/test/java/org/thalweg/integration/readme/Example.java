package org.thalweg.integration.readme;

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

/** A whole Java file on a page, with a main method. */
final class Example {

    private static final Pattern NAME = Pattern.compile("public class (\\w+)");

    private final String name;
    private final String source;

    Example(String source) {
        Matcher matcher = NAME.matcher(source);
        assertThat(matcher.find()).as(source).isTrue();
        this.name = matcher.group(1);
        this.source = source;
    }

    static boolean is(String source) {
        return NAME.matcher(source).find();
    }

    String name() {
        return name;
    }

    /** Compiles and runs it, as if below the project's root; returns what it prints. */
    String output(Path root, Path folder, String classPath) throws Exception {
        Path file = folder.resolve(name + ".java");
        Files.writeString(
                file, source.replace("Path.of(\"examples", "Path.of(\"" + root + "/examples"));
        String[] arguments = {"-cp", classPath, "-d", folder.toString(), file.toString()};
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments);
        assertThat(status).as(name).isZero();
        PrintStream out = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) null);
        } finally {
            System.setOut(out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
