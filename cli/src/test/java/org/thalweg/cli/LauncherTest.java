package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code ./thalweg}, with a Maven and a Java that only say what they were asked. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final List<String> MODULES =
            List.of(
                    "optimizer-api",
                    "optimizer-impl",
                    "regularizers",
                    "datasets",
                    "optimizer-testkit",
                    "experiments",
                    "cli");

    @TempDir Path folder;
    private Path home;
    private Path source;

    @BeforeEach
    void make_a_project_with_a_maven_and_a_java() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        Files.copy(Path.of("..", "thalweg"), home.resolve("thalweg"));
        Files.writeString(home.resolve("pom.xml"), "");
        for (String module : MODULES) {
            Files.createDirectories(home.resolve(module + "/src/main"));
            Files.writeString(home.resolve(module + "/pom.xml"), "");
        }
        source = Files.writeString(home.resolve("cli/src/main/Main.java"), "1");
        program(
                "jdk/bin/java",
                """
                case $* in
                *ArchiveClassesAtExit*) exit 1 ;;
                *selfcheck*) touch ../running; while [ -e ../running ]; do sleep 0.1; done ;;
                esac
                for word; do
                    case $word in
                    */lib/*) cat "$(dirname "$word")/cli-1.jar" ;;
                    esac
                done
                echo "java $*"
                """);
        release("MODULES=\"java.base jdk.incubator.vector jdk.jfr\"\n");
        maven(
                """
                echo build >>../builds
                mkdir -p cli/target/launcher/thalweg/lib
                sleep 0.2
                cp cli/src/main/Main.java cli/target/launcher/thalweg/lib/cli-1.jar
                """);
    }

    private void release(String modules) throws IOException {
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n" + modules);
    }

    private void maven(String script) throws IOException {
        program("bin/mvn", script);
    }

    private void program(String name, String script) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void edit(String text) throws IOException {
        Files.writeString(source, text);
        // Ahead of a build of the same second, where times are whole seconds.
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", home.resolve("thalweg").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        Map<String, String> variables = builder.environment();
        variables
                .keySet()
                .removeAll(
                        List.of(
                                "JAVA_OPTS",
                                "JAVA_TOOL_OPTIONS",
                                "THALWEG_BUILD",
                                "THALWEG_VECTOR"));
        variables.put("JAVA_HOME", folder.resolve("jdk").toString());
        variables.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        variables.putAll(environment);
        return builder.start();
    }

    private Cli run(Map<String, String> environment, String... arguments) throws Exception {
        return ended(start(environment, arguments));
    }

    private Cli run(String... arguments) throws Exception {
        return run(new HashMap<>(), arguments);
    }

    private static Cli ended(Process process) throws Exception {
        String out = text(process.getInputStream().readAllBytes());
        String err = text(process.getErrorStream().readAllBytes());
        return new Cli(process.waitFor(), out, err);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private long builds() throws IOException {
        return Files.readAllLines(folder.resolve("builds")).size();
    }

    private List<Path> applications() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve(".thalweg"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("app-")).toList();
        }
    }

    @Test
    void builds_on_first_use_and_when_a_source_is_newer() throws Exception {
        Cli first = run("--version");
        assertThat(first.code()).isZero();
        assertThat(first.err())
                .startsWith(
                        "Building Thalweg (first use: about a minute, and some more where Maven must fetch libraries) …\n");
        assertThat(first.out()).startsWith("1java ").endsWith("org.thalweg.cli.Main --version\n");
        assertThat(run("--version").err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
        edit("2");
        Cli next = run("--version");
        assertThat(next.err())
                .startsWith(
                        "Building Thalweg (its sources have changed; half a minute on an idle machine) …\n");
        assertThat(next.out()).startsWith("2java ");
    }

    @Test
    void a_failed_build_leaves_the_application_and_says_that_it_was_not_run() throws Exception {
        run("--version");
        edit("2");
        maven("rm -rf cli/target; echo '[ERROR] no good'; exit 1\n");
        Cli failed = run("--version");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err())
                .endsWith(
                        "[ERROR] no good\n\nBuilding Thalweg failed. The whole log is "
                                + home.toRealPath()
                                + "/.thalweg/build.log.\n"
                                + "What was built before is still there, but was not run, since the sources are newer. THALWEG_BUILD=no runs it.\n");
        Cli old = run(Map.of("THALWEG_BUILD", "no"), "--version");
        assertThat(old.code()).isZero();
        assertThat(old.err()).isEmpty();
        assertThat(old.out()).startsWith("1java ");
    }

    @Test
    void a_running_command_keeps_its_files_whatever_is_built_meanwhile() throws Exception {
        Process running = start(Map.of(), "selfcheck");
        while (!Files.exists(folder.resolve("running"))) {
            Thread.onSpinWait();
        }
        for (String text : List.of("2", "3", "4")) {
            edit(text);
            assertThat(run("--version").out()).startsWith(text + "java ");
        }
        assertThat(applications()).hasSize(3);
        Files.delete(folder.resolve("running"));
        assertThat(ended(running).out()).startsWith("1java ");
        edit("5");
        run("--version");
        assertThat(applications()).as("the newest, and the one before").hasSize(2);
    }

    @Test
    void two_commands_build_once() throws Exception {
        Process one = start(Map.of(), "--version");
        Process other = start(Map.of(), "--version");
        assertThat(ended(one).out()).startsWith("1java ");
        assertThat(ended(other).out()).startsWith("1java ");
        assertThat(builds()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-Xmx1g -XX:+UseG1GC", "-XX:+UseZGC -Xmx1g"})
    void a_collector_that_the_user_names_is_the_only_one(String options) throws Exception {
        for (String command : List.of("--version", "train")) {
            Cli run = run(Map.of("JAVA_OPTS", options), command);
            assertThat(run.out()).contains(" " + options + " ").containsOnlyOnce("GC");
        }
    }

    @Test
    void without_java_options_there_is_a_collector() throws Exception {
        assertThat(run("--version").out()).contains("-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        assertThat(run("train").out()).contains("-XX:+UseParallelGC");
    }

    @Test
    void the_young_generation_is_small_unless_the_user_sizes_the_heap() throws Exception {
        assertThat(run("train").out()).contains("-Xmn32m");
        assertThat(run("ablate").out()).contains("-Xmn64m");
        for (String command : List.of("train", "ablate")) {
            assertThat(run(Map.of("JAVA_OPTS", "-Xmx300m"), command).out()).doesNotContain("-Xmn");
        }
    }

    @Test
    void what_trains_gets_vector_instructions() throws Exception {
        program("jdk/bin/java", "echo \"java $*\"\n");
        for (String command :
                List.of("train", "ablate", "tune", "rate", "retry", "selfcheck --pilot")) {
            assertThat(vectorOf(Map.of(), command.split(" ")))
                    .isEqualTo("--add-modules jdk.incubator.vector");
        }
        for (String command :
                List.of("--help", "components", "explain", "status", "report", "train --help")) {
            assertThat(vectorOf(Map.of(), command.split(" "))).isEmpty();
        }
    }

    @Test
    void vector_instructions_can_be_refused_and_asked_for() throws Exception {
        assertThat(vectorOf(Map.of("THALWEG_VECTOR", "off"), "train"))
                .isEqualTo("-Dthalweg.vector=off");
        assertThat(vectorOf(Map.of("THALWEG_VECTOR", "on"), "train"))
                .isEqualTo("-Dthalweg.vector=on --add-modules jdk.incubator.vector");
        assertThat(vectorOf(Map.of("THALWEG_VECTOR", "on"), "components")).isEmpty();
        Cli wrong = run(Map.of("THALWEG_VECTOR", "no"), "train");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err())
                .isEqualTo(
                        "THALWEG_VECTOR must be 'on' or 'off', got 'no'. Unset, it is decided by the work ahead.\n");
    }

    @Test
    void a_jdk_without_vector_instructions_does_without() throws Exception {
        release("MODULES=\"java.base jdk.incubator.vectors\"\n");
        assertThat(vectorOf(Map.of(), "train")).isEmpty();
        assertThat(run(Map.of("THALWEG_VECTOR", "on"), "train").err())
                .endsWith(
                        "THALWEG_VECTOR=on: "
                                + folder.resolve("jdk/bin/java")
                                + " has no module jdk.incubator.vector. Unset it, or set JAVA_HOME to a JDK that has it.\n");
    }

    private String vectorOf(Map<String, String> environment, String... command) throws Exception {
        List<String> words = List.of(run(environment, command).out().strip().split(" "));
        return words.stream()
                .filter(
                        word ->
                                word.startsWith("-Dthalweg.vector")
                                        || word.equals("--add-modules")
                                        || word.startsWith("jdk."))
                .collect(Collectors.joining(" "));
    }

    @Test
    void the_classes_of_an_ablation_are_archived_once() throws Exception {
        program(
                "jdk/bin/java",
                """
                for word; do
                    case $word in
                    -XX:ArchiveClassesAtExit=*) echo classes >"${word#*=}"; echo "$*" >>../archived ;;
                    esac
                done
                echo "java $*"
                """);
        String archive = "-XX:SharedArchiveFile=" + home.toRealPath() + "/.thalweg/app-";
        assertThat(run("--version").out()).contains(archive);
        assertThat(run("train").out()).contains(archive);
        assertThat(Files.readAllLines(folder.resolve("archived")))
                .singleElement(STRING)
                .contains("ablate " + home.toRealPath() + "/examples/diabetes.yaml");
    }

    @Test
    void what_cannot_be_archived_is_tried_once() throws Exception {
        program(
                "jdk/bin/java",
                """
                case $* in
                *ArchiveClassesAtExit*) echo "$*" >>../tried; exit 1 ;;
                esac
                echo "java $*"
                """);
        assertThat(run("--version").out()).doesNotContain("SharedArchiveFile");
        assertThat(run("--version").out()).doesNotContain("SharedArchiveFile");
        assertThat(Files.readAllLines(folder.resolve("tried")))
                .hasSize(2)
                .first(STRING)
                .contains("ablate");
        assertThat(Files.readAllLines(folder.resolve("tried")).get(1)).endsWith("Main --help");
    }
}
