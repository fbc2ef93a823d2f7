package org.thalweg.integration.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.integration.readme.Blocks.Block;
import org.thalweg.integration.readme.Blocks.Command;

/** The README, and pages whose commands are run like its own. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    @TempDir private Path folder;

    /** Programs, each followed by what it prints, with the artifacts that it says are needed. */
    @Test
    void its_java_compiles_and_prints_what_it_says() throws Exception {
        List<Block> blocks = Blocks.of(ROOT.resolve("README.md"));
        Block artifacts =
                blocks.stream().filter(b -> b.language().equals("xml")).findFirst().orElseThrow();
        int examples = 0;
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).language().equals("java") && Example.is(blocks.get(i).text())) {
                Example example = new Example(blocks.get(i).text());
                assertThat(example.output(ROOT, folder, Artifacts.classPath(artifacts)))
                        .isEqualTo(blocks.get(i + 1).text());
                Files.delete(folder.resolve(example.name() + ".java"));
                examples++;
            }
        }
        assertThat(examples).isEqualTo(2);
    }

    /** Commands run one after another in a folder that looks like a clone; Java blocks of whole files are saved before. */
    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/tuning.md"})
    void its_commands_print_what_it_says(String page) throws Exception {
        List<Path> links = new ArrayList<>();
        for (String name : List.of("thalweg", "examples", ".thalweg")) {
            links.add(Files.createSymbolicLink(folder.resolve(name), ROOT.resolve(name)));
        }
        // Whatever the first use says of building has been said then.
        run(new Command("./thalweg --version", ""));
        for (Block block : Blocks.of(ROOT.resolve(page))) {
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
