package org.thalweg.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.thalweg.text.DidYouMean;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code thalweg completion}: the script that completes commands and options. */
@Command(
        name = "completion",
        description = "Prints the script by which a shell completes commands and options.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {"", "Example:", "  source <(thalweg completion bash)"})
final class CompletionCommand implements Callable<Integer> {

    private static final List<String> SHELLS = List.of("bash", "zsh");

    private final Console console;

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "SHELL",
            description = "bash or zsh. Default: what the variable SHELL names.")
    private Optional<String> asked = Optional.empty();

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String shell = asked.orElseGet(this::usual);
        if (!SHELLS.contains(shell)) {
            throw new WrongUsage(
                    "Unknown shell '%s'.%s Available: bash, zsh.",
                    shell, DidYouMean.suggest(shell, SHELLS));
        }
        // One script for both: in zsh it turns bash's way of completing on.
        console.out().println(AutoComplete.bash("thalweg", spec.root().commandLine()));
        return ExitCode.OK;
    }

    private String usual() {
        String path = Optional.ofNullable(console.environment().get("SHELL")).orElse("");
        String name = path.replaceFirst(".*/", "");
        if (!SHELLS.contains(name)) {
            throw new WrongUsage(
                    "'thalweg completion' needs SHELL, bash or zsh: the variable SHELL is %s.",
                    path.isEmpty() ? "not set" : "'" + path + "'");
        }
        return name;
    }
}
