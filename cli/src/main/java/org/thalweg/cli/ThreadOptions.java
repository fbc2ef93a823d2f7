package org.thalweg.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** On how many threads a command works. */
final class ThreadOptions {

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Default: all cores. Results do not depend on it.")
    private Optional<Integer> threads = Optional.empty();

    /** Returns their number, at least 1. */
    int count() {
        int count = threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
        if (count < 1) {
            throw new WrongUsage("--threads must be at least 1, got %s.", count);
        }
        return count;
    }
}
