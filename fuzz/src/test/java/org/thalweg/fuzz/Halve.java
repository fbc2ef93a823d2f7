package org.thalweg.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** A whole and healthy plug-in of one record. */
final class Halve {

    /** Where its class lies in a JAR. */
    static final String FILE = "com/acme/Halve.class";

    private static final String SOURCE =
            """
            package com.acme;

            import org.thalweg.*;

            @Describe("Multiplies the update.")
            public record Halve(@Param(range = "(0, 1)") double by) implements Optimizer {
                public Halve() { this(0.5); }
                public Halve { Range.check(Halve.class, by); }
                @Override public Scope scope() { return Scope.ELEMENT; }
                @Override public boolean tellsGain() { return true; }
                @Override public Kernel kernel(Step step) { return tile -> tile.scale(by); }
            }
            """;

    private static final byte[] COMPILED = compile();

    private Halve() {}

    /** Returns its class; not to be changed. */
    static byte[] compiled() {
        return COMPILED;
    }

    private static byte[] compile() {
        try {
            Path source = Scratch.file("Halve.java", SOURCE.getBytes(StandardCharsets.UTF_8));
            String[] arguments = {
                "--release",
                "17",
                "-proc:none",
                "-g:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                Scratch.path("classes").toString(),
                source.toString()
            };
            int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments);
            if (status != 0) {
                throw new IllegalStateException("The plug-in does not compile.");
            }
            return Files.readAllBytes(Scratch.path("classes").resolve(FILE));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
