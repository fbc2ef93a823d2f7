package org.thalweg.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

/** What came of a command that was run in this process. */
record Cli(int code, String out, String err) {

    static final Path EXAMPLES = Path.of("..", "examples");
    static final String DIABETES = EXAMPLES.resolve("data/diabetes.csv").toString();
    static final int WIDTH = 120;

    static Cli run(String... arguments) {
        return run(Map.of(), arguments);
    }

    static Cli run(Map<String, String> environment, String... arguments) {
        return run(new StringWriter(), new StringWriter(), environment, arguments);
    }

    /** Runs a command whose thread is interrupted as soon as it writes something. */
    static Cli interruptedAt(String text, String... arguments) {
        return run(new Tripwire(text), new Tripwire(text), Map.of(), arguments);
    }

    private static Cli run(
            StringWriter out,
            StringWriter err,
            Map<String, String> environment,
            String... arguments) {
        Console console =
                new Console(
                        new Printed(out), new PrintWriter(err, true), false, WIDTH, environment);
        int code = Main.run(console, arguments);
        return new Cli(code, unix(out), unix(err));
    }

    /** Interrupts the thread that writes a certain text, once. */
    private static final class Tripwire extends StringWriter {

        private final String text;
        private boolean tripped;

        Tripwire(String text) {
            this.text = text;
        }

        @Override
        public void write(String more, int from, int length) {
            super.write(more, from, length);
            if (!tripped && getBuffer().indexOf(text) >= 0) {
                tripped = true;
                Thread.currentThread().interrupt();
            }
        }
    }

    private static String unix(StringWriter text) {
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    /** Returns standard output without the names of JARs and folders that components come from. */
    String outWithoutOrigins() {
        return out.replaceAll("( from )\\S+(?=\\n)", "$1…");
    }
}
