package org.thalweg.cli;

import com.google.common.collect.ImmutableMap;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.thalweg.data.Dataset;

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
        Printed out,
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
                new Printed(writer(FileDescriptor.out)),
                new PrintWriter(writer(FileDescriptor.err), true),
                Boolean.getBoolean("thalweg.terminal"),
                Integer.getInteger("thalweg.columns", USUAL_WIDTH),
                System.getenv());
    }

    /** Always UTF-8: Java's default is ASCII in the locale C, where terminals understand UTF-8 all the same. */
    private static Writer writer(FileDescriptor descriptor) {
        return new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
    }

    /** Prints a warning. */
    void warn(String sentence) {
        err.println("warning: " + sentence);
    }

    /** Warns of what became of data as they were read. */
    void warnOf(Dataset data) {
        data.origin().leftOut().ifPresent(this::warn);
        data.filled().ifPresent(this::warn);
        data.origin().notes().forEach(this::warn);
    }
}
