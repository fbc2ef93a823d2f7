package org.thalweg.cli;

import java.util.concurrent.Callable;
import org.thalweg.catalog.Catalog;
import org.thalweg.engine.Chain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code thalweg explain}: what a chain computes. */
@Command(
        name = "explain",
        description =
                "Shows the formula of a chain, and what each link makes of an example gradient.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {"", "Example:", "  thalweg explain \"momentum(0.9) | sgd(0.05)\""})
final class ExplainCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "PIPE", description = "The chain, its links separated by '|'.")
    private String pipe;

    @Mixin private PluginOptions plugins = new PluginOptions();

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Catalog catalog = plugins.catalogWithWarnings(console)) {
            Chain chain = catalog.parseChain(pipe);
            console.out().println(chain.explain().stripTrailing());
            return ExitCode.OK;
        }
    }
}
