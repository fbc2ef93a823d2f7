package org.thalweg.integration.plugin;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.thalweg.integration.Program;
import org.thalweg.integration.Program.Output;

/** What a stranger has: Maven, the published artifacts, and the program. */
public final class Workshop implements AutoCloseable {

    private final Path folder;
    private final Path repository;

    /** A workshop in an empty folder; the test is skipped where there is no Maven. */
    public Workshop(Path folder) throws IOException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "mvn"))),
                "There is no 'mvn' on the PATH, with which strangers build.");
        this.folder = folder;
        repository = folder.resolve("repository");
        Repository.create(repository);
    }

    /** Runs Maven in a project. */
    public Output maven(Path project, String... goals) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-ntp"));
        command.add("-Dmaven.repo.local=" + repository);
        command.addAll(Arrays.asList(goals));
        return Program.run(project, command);
    }

    /** Runs the program in the workshop's folder. */
    public Output thalweg(String... arguments) throws IOException, InterruptedException {
        return Program.run(folder, Program.command(List.of(), arguments));
    }

    /** Takes the links out of the folder: JUnit, which deletes it, would warn of each. */
    @Override
    public void close() throws IOException {
        Repository.unlink(repository);
    }
}
