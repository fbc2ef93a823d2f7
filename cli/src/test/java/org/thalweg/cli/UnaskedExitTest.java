package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnaskedExitTest {

    @TempDir private Path folder;

    /** Returns the JAR of a plug-in with one optimizer, com.acme.Bad. */
    private Path jar(String constructor, String kernel) throws IOException {
        Path source = folder.resolve("Bad.java");
        Files.writeString(
                source,
                """
                package com.acme;
                public record Bad(double factor) implements org.thalweg.Optimizer {
                    public Bad() { this(0.5); CONSTRUCTOR }
                    public Kernel kernel(org.thalweg.Step step) { KERNEL return tile -> {}; }
                }
                """
                        .replace("CONSTRUCTOR", constructor)
                        .replace("KERNEL", kernel));
        int code =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-d",
                                folder.toString(),
                                source.toString());
        assertThat(code).isZero();
        Path file = folder.resolve("acme.jar");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new JarEntry("com/acme/Bad.class"));
            Files.copy(folder.resolve("com/acme/Bad.class"), jar);
            jar.putNextEntry(new JarEntry("META-INF/services/org.thalweg.Optimizer"));
            jar.write("com.acme.Bad".getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static String told(int expectedCode, String... command) throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                command[0],
                                command[1])
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String told = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isEqualTo(expectedCode);
        return told;
    }

    @Test
    void a_component_that_ends_the_program_is_told_and_no_success() throws Exception {
        assertThat(told(1, "check", jar("System.exit(0);", "").toString()))
                .isEqualTo(
                        "com.acme.Bad called System.exit in its constructor, which ended the program. A component must not: take the call out.\n");
        assertThat(told(1, "check", jar("", "Runtime.getRuntime().exit(0);").toString()))
                .isEqualTo(
                        "com.acme.Bad called System.exit in kernel, which ended the program. A component must not: take the call out.\n");
    }

    /** The frames of a thread that handles SIGTERM. */
    @Test
    void a_signal_is_no_component() {
        assertThat(
                        UnaskedExit.caller(
                                List.of(
                                        frame("java.lang.Shutdown", "exit"),
                                        frame("java.lang.Terminator$1", "handle"),
                                        frame("jdk.internal.misc.Signal$1", "run"),
                                        frame("java.lang.Thread", "run"))))
                .isEmpty();
    }

    private static StackTraceElement frame(String type, String method) {
        return new StackTraceElement(type, method, null, 0);
    }

    @Test
    void the_program_ends_itself_without_a_word() throws Exception {
        assertThat(told(0, "explain", "sgd(0.1)")).isEmpty();
        assertThat(told(2, "explain", "sdg(0.1)"))
                .contains("Unknown optimizer 'sdg'.")
                .doesNotContain("exit");
    }
}
