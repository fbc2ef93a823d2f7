package org.thalweg.integration.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.integration.readme.Blocks.Block;
import org.thalweg.integration.readme.Blocks.Command;

class ReadmeTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    @TempDir private Path folder;

    /** As it is printed; the data lie below the project. */
    @Test
    void its_java_compiles_and_prints_what_it_says() throws Exception {
        List<Block> blocks = Blocks.of(ROOT.resolve("README.md"));
        Block java = blocks.get(0);
        Block printed = blocks.get(1);
        assertThat(java.language()).isEqualTo("java");
        Path source = folder.resolve("Diabetes.java");
        Files.writeString(
                source,
                java.text().replace("Path.of(\"examples", "Path.of(\"" + ROOT + "/examples"));
        int status =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-cp",
                                Artifacts.classPath(blocks.get(2)),
                                "-d",
                                folder.toString(),
                                source.toString());
        assertThat(status).isZero();
        assertThat(outputOf(folder)).isEqualTo(printed.text());
    }

    private static String outputOf(Path classes) throws Exception {
        PrintStream out = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            loader.loadClass("Diabetes")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) null);
        } finally {
            System.setOut(out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Commands run one after another in a folder that looks like a clone; Java blocks of whole files are saved before. */
    @Test
    void its_commands_print_what_it_says() throws Exception {
        List<Path> links = new ArrayList<>();
        for (String name : List.of("thalweg", "examples", ".thalweg")) {
            links.add(Files.createSymbolicLink(folder.resolve(name), ROOT.resolve(name)));
        }
        // Whatever the first use says of building has been said then.
        run(new Command("./thalweg --version", ""));
        for (Block block : Blocks.of(ROOT.resolve("README.md"))) {
            if (block.language().equals("java") && block.text().startsWith("package")) {
                String type = block.text().replaceAll("(?s).*public record (\\w+).*", "$1");
                Files.writeString(folder.resolve(type + ".java"), block.text());
            }
            if (block.language().equals("console")) {
                for (Command command : Blocks.commands(block)) {
                    run(command);
                }
            }
        }
        for (Path link : links) {
            Files.delete(link);
        }
    }

    private void run(Command command) throws IOException, InterruptedException {
        if (command.line().startsWith("mvn ") || command.line().startsWith("git ")) {
            return;
        }
        Path output = folder.resolve("output.txt");
        Process process =
                new ProcessBuilder("sh", "-c", command.line())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        process.getOutputStream().close();
        process.waitFor();
        // The README says elsewhere that the JVM says so.
        String printed =
                Files.readString(output)
                        .replace("WARNING: Using incubator modules: jdk.incubator.vector\n", "");
        if (!command.output().isBlank()) {
            assertThat(printed).as(command.line()).matches(Blocks.expectation(command.output()));
        } else {
            assertThat(process.exitValue()).as(command.line() + "\n" + printed).isZero();
        }
    }
}
