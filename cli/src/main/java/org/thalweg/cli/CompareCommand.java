package org.thalweg.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code thalweg compare}: two results folders side by side. */
@Command(
        name = "compare",
        description =
                "Sets the verdicts of two folders side by side, and says what the experiments have different.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {"", "Example:", "  thalweg compare results/diabetes results/diabetes-100-seeds"})
final class CompareCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(index = "0", paramLabel = "A", description = "A results folder.")
    private Path left;

    @Parameters(index = "1", paramLabel = "B", description = "Another.")
    private Path right;

    @Mixin private PluginOptions plugins = new PluginOptions();

    CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (StoredAblation a = StoredAblation.open(left, console, plugins);
                StoredAblation b = StoredAblation.open(right, console, plugins)) {
            console.out().print(SideBySide.print(a, b));
            return ExitCode.OK;
        }
    }
}
