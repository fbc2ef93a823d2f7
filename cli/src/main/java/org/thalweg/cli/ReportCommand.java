package org.thalweg.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.thalweg.experiments.findings.Findings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code thalweg report}: the results of a folder once more. */
@Command(
        name = "report",
        description =
                "Prints the results of a folder, finished or not, and writes its report anew.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {"", "Example:", "  thalweg report results/diabetes"})
final class ReportCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "DIR", description = "A results folder.")
    private Path folder;

    @Mixin private PluginOptions plugins = new PluginOptions();

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try (StoredAblation stored = StoredAblation.open(folder, console, plugins)) {
            Findings findings = stored.findings();
            console.out().print(stored.files().table(findings, console));
            stored.files().write(findings);
            console.out().printf("%nwritten to %s: %s%n", folder, ResultFiles.REPORT);
            return ExitCode.OK;
        }
    }
}
