package org.thalweg.integration;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thalweg.cli.Main;

/** The program, in a process of its own. */
public final class Program {

    private Program() {}

    /**
     * What a process did.
     *
     * @param text standard output and error, as they came
     */
    public record Output(int exitCode, String text) {}

    /** Returns the command that runs the program. */
    public static List<String> command(List<String> jvmOptions, String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath(), Main.class.getName()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /** Where the application has been packed, that; else what the tests run with. */
    private static String classPath() {
        return isPackaged()
                ? placeOf(Main.class).resolveSibling("*").toString()
                : System.getProperty("java.class.path");
    }

    /** Returns whether the application has been packed. */
    public static boolean isPackaged() {
        return Files.isRegularFile(placeOf(Main.class));
    }

    /** Returns the JAR or, where the build has not come to packing, the folder that a class is loaded from. */
    public static Path placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a command in a folder. */
    public static Output run(Path directory, List<String> command)
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
}
