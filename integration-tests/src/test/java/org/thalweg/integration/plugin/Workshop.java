package org.thalweg.integration.plugin;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.thalweg.cli.Main;

/** What a plug-in's author has: Maven, the published artifacts, and the program. */
final class Workshop implements AutoCloseable {

    private final Path folder;
    private final Path repository;

    /** A workshop in an empty folder; the test is skipped where there is no Maven. */
    Workshop(Path folder) throws IOException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "mvn"))),
                "There is no 'mvn' on the PATH, with which a plug-in's author builds.");
        this.folder = folder;
        repository = folder.resolve("repository");
        Repository.create(repository);
    }

    /**
     * What a process did.
     *
     * @param text standard output and error, as they came
     */
    record Output(int exitCode, String text) {}

    /** Runs Maven in a project. */
    Output maven(Path project, String... goals) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-ntp"));
        command.add("-Dmaven.repo.local=" + repository);
        command.addAll(Arrays.asList(goals));
        return run(project, command);
    }

    /** Runs the program in the workshop's folder. */
    Output thalweg(String... arguments) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-cp", classPath()));
        command.add(Main.class.getName());
        command.addAll(Arrays.asList(arguments));
        return run(folder, command);
    }

    /** Where the application has been packed, that; else what the tests run with. */
    private static String classPath() {
        return isPackaged()
                ? Packed.placeOf(Main.class).resolveSibling("*").toString()
                : System.getProperty("java.class.path");
    }

    static boolean isPackaged() {
        return Files.isRegularFile(Packed.placeOf(Main.class));
    }

    private static Output run(Path directory, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // Maven's start script sets it: our own project must not become the base of another.
        builder.environment().keySet().removeAll(List.of("MAVEN_BASEDIR", "MAVEN_PROJECTBASEDIR"));
        builder.environment().remove("THALWEG_PLUGINS");
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Output(process.waitFor(), text);
    }

    /** Takes the links out of the folder: JUnit, which deletes it, would warn of each. */
    @Override
    public void close() throws IOException {
        Repository.unlink(repository);
    }
}
