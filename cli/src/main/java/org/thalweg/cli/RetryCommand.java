package org.thalweg.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.thalweg.experiments.store.ResultsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code thalweg retry}: what failed, once more. */
@Command(
        name = "retry",
        description =
                "Tries the runs of a folder again that failed or were out of time, and finishes the experiment.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {"", "Example:", "  thalweg retry --failed results/diabetes"})
final class RetryCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--failed", description = "Only these can be tried again.")
    private boolean failed;

    @Parameters(paramLabel = "DIR", description = "A results folder.")
    private Path folder;

    @Mixin private ThreadOptions threads = new ThreadOptions();

    @Mixin private PluginOptions plugins = new PluginOptions();

    RetryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (!failed) {
            throw new WrongUsage(
                    "'thalweg retry' needs --failed. 'thalweg retry --help' shows an example.");
        }
        int workers = threads.count();
        try (StoredAblation stored = StoredAblation.openWithData(folder, console, plugins)) {
            try (ResultsFolder writable = ResultsFolder.open(folder)) {
                console.out().printf("%d runs to try again%n%n", writable.forgetFailed());
            }
            Ablating ablating =
                    new Ablating(
                            console,
                            stored.catalog(),
                            stored.experiment(),
                            folder,
                            stored.provenance(),
                            List.of());
            return ablating.run(workers, false);
        }
    }
}
