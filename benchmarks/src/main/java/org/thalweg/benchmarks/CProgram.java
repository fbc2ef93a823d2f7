package org.thalweg.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A yardstick that is not Java, as a process: it does its work once for each line that it is sent. */
final class CProgram implements AutoCloseable {

    private static final Path SOURCES = home().resolve("benchmarks/native");

    private final Process process;
    private final BufferedReader answers;

    private CProgram(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Returns the folder of the project, from wherever in it this JVM was started. */
    static Path home() {
        for (Path folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("benchmarks/native"))) {
                return folder;
            }
        }
        throw new AssertionError("Start benchmarks in a folder of the project.");
    }

    /** Returns where compiled programs and generated files are put. */
    static Path scratch() throws IOException {
        return Files.createDirectories(home().resolve("benchmarks/target/native"));
    }

    /** Returns whether there is a compiler, or whatever runs the yardsticks in another language. */
    static boolean isThere(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(new File("/dev/null"))
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static boolean hasCompiler() {
        return isThere("cc", "--version");
    }

    static boolean hasNumpy() {
        return isThere("python3", "-c", "import numpy");
    }

    /** Starts a program of native, compiled where its source is newer, with its data made. */
    static CProgram start(String name, Object... arguments) {
        try {
            return start(List.of(compiled(name).toString()), arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the yardsticks in numpy, on one thread. */
    static CProgram numpy(Object... arguments) {
        return start(List.of("python3", SOURCES.resolve("by_numpy.py").toString()), arguments);
    }

    private static CProgram start(List<String> program, Object... arguments) {
        List<String> command = new ArrayList<>(program);
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        command.add("serve");
        try {
            return new CProgram(
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path compiled(String name) throws IOException {
        Path source = SOURCES.resolve(name + ".c");
        Path program = scratch().resolve(name);
        if (!Files.exists(program) || isOlder(program, source)) {
            List<String> flags =
                    List.of("-O3", "-march=native", "-ffast-math", "-o", program.toString());
            List<String> command = new ArrayList<>(List.of("cc"));
            command.addAll(flags);
            command.addAll(List.of(source.toString(), "-lm"));
            try {
                int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
                if (exit != 0) {
                    throw new IOException("cc cannot compile " + source + ".");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Compiling " + source + " was interrupted.", e);
            }
        }
        return program;
    }

    private static boolean isOlder(Path program, Path source) throws IOException {
        long made = Files.getLastModifiedTime(program).toMillis();
        Path shared = SOURCES.resolve("yard.h");
        return made < Files.getLastModifiedTime(source).toMillis()
                || made < Files.getLastModifiedTime(shared).toMillis();
    }

    /** Does the work once, and returns the number that comes out of it. */
    double run() {
        try {
            OutputStream commands = process.getOutputStream();
            commands.write('\n');
            commands.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IOException("The yardstick has ended. Its message is above.");
            }
            return Double.parseDouble(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
