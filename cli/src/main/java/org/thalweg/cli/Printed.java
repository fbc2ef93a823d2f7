package org.thalweg.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Prints results, and remembers why that failed: a {@link PrintWriter} alone keeps it to itself. */
final class Printed extends PrintWriter {

    /** On Linux and macOS; on Windows. */
    private static final Pattern READER_IS_GONE =
            Pattern.compile("Broken pipe|pipe (is being|has been)");

    private final Remembering to;

    Printed(Writer to) {
        this(new Remembering(to));
    }

    private Printed(Remembering to) {
        super(to, true);
        this.to = to;
    }

    /**
     * Returns what to say if not all has reached the reader; empty if it has, or if the reader has gone away, as {@code head}
     * does when it has seen enough.
     */
    Optional<String> lost() {
        flush();
        IOException failure = to.failure;
        if (failure == null) {
            return Optional.empty();
        }
        String reason = Optional.ofNullable(failure.getMessage()).orElseGet(failure::toString);
        return READER_IS_GONE.matcher(reason).find()
                ? Optional.empty()
                : Optional.of("Standard output cannot be written: " + reason + ".");
    }

    /** Keeps the first failure. */
    private static final class Remembering extends FilterWriter {

        private @Nullable IOException failure;

        Remembering(Writer to) {
            super(to);
        }

        private interface Step {
            void take() throws IOException;
        }

        private void remembering(Step step) throws IOException {
            try {
                step.take();
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }

        @Override
        public void write(int c) throws IOException {
            remembering(() -> super.write(c));
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            remembering(() -> super.write(text, from, length));
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            remembering(() -> super.write(text, from, length));
        }

        @Override
        public void flush() throws IOException {
            remembering(super::flush);
        }
    }
}
