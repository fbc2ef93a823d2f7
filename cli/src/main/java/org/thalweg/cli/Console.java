package org.thalweg.cli;

import com.google.common.collect.ImmutableMap;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What commands write to, and what they find around them.
 *
 * @param out results
 * @param err progress, warnings and errors
 * @param terminal whether err is a terminal, where a line can be overwritten
 * @param width of the terminal in characters
 * @param environment variables
 */
record Console(
        PrintWriter out,
        PrintWriter err,
        boolean terminal,
        int width,
        Map<String, String> environment) {

    private static final int USUAL_WIDTH = 120;

    Console {
        environment = ImmutableMap.copyOf(environment);
    }

    /**
     * Returns the console of this process. Only a shell can tell whether standard error alone is a terminal: ./thalweg does, by
     * the properties {@code thalweg.terminal} and {@code thalweg.columns}.
     */
    static Console ofProcess() {
        return new Console(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                Boolean.getBoolean("thalweg.terminal"),
                Integer.getInteger("thalweg.columns", USUAL_WIDTH),
                System.getenv());
    }

    /** Always UTF-8: Java's default is ASCII in the locale C, where terminals understand UTF-8 all the same. */
    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** Prints a warning. */
    void warn(String sentence) {
        err.println("warning: " + sentence);
    }
}
