package org.thalweg.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does the command take, from the first process to the last line: help, the components, a small training, and whole ablations to
 * the finished report?
 *
 * <p>{@code benchmarks/run CommandStart}
 *
 * <p>As the launcher has built it last; where it has not, by this JVM's class path, without the launcher's archive of classes.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 7)
@Fork(1)
public class CommandStart {

    private static final Path HOME = CProgram.home();

    /** A JVM that has nothing to do. */
    @Benchmark
    public int jvm() throws IOException, InterruptedException {
        return run(List.of(java(), "-version"));
    }

    @Benchmark
    @Against("jvm")
    public int thalweg(ShortCommand command) throws IOException, InterruptedException {
        return run(thalweg(command.line.split(" ", -1)));
    }

    /** Two examples of which there is a target: 5 and 8 seconds. */
    @Benchmark
    @Against("jvm")
    @Measurement(iterations = 5)
    public int ablation(Example example) throws IOException, InterruptedException {
        Path results = Files.createTempDirectory("benchmark");
        String line = "ablate " + example.ablation + " --out " + results;
        int exit = run(thalweg(line.split(" ", -1)));
        if (!Files.exists(results.resolve("report.html"))) {
            throw new AssertionError(line + " left no report.");
        }
        delete(results);
        return exit;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static List<String> thalweg(String... arguments) {
        List<String> command = new ArrayList<>();
        if (Files.exists(HOME.resolve(".thalweg/current"))) {
            command.add(HOME.resolve("thalweg").toString());
        } else {
            String classPath = System.getProperty("java.class.path");
            command.addAll(List.of(java(), "-cp", classPath, "org.thalweg.cli.Main"));
        }
        command.addAll(List.of(arguments));
        return command;
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(HOME.toFile()).environment().put("THALWEG_BUILD", "no");
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        int exit = builder.start().waitFor();
        if (exit != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + exit + ".");
        }
        return exit;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** What is over at once. */
    @State(Scope.Benchmark)
    public static class ShortCommand {

        @Param({
            "--help",
            "components",
            "train sgd(0.01) --data examples/data/diabetes.csv --target progression"
        })
        String line = "";
    }

    /** What is a whole experiment. */
    @State(Scope.Benchmark)
    public static class Example {

        @Param({"examples/diabetes.yaml", "examples/digits.yaml"})
        String ablation = "";
    }
}
