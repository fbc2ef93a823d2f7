package org.thalweg.cli;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.thalweg.UsageException;
import org.thalweg.cli.plugin.PluginCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code thalweg check}: a plug-in examined without its author's tests. */
@Command(
        name = "check",
        description = {
            "Examines a plug-in: what is in it, what of it can be used, and whether each component does what its kind must.",
            "Exit code 1 if something cannot be used or an obligation is not met."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  thalweg check target/acme-optimizer-1.0.jar"})
final class CheckCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "JAR",
            description = "The plug-in: a JAR, or a folder with a plug-in and its libraries.")
    private Path plugin;

    @Option(
            names = "--excuse",
            paramLabel = "OBLIGATION",
            split = ",",
            description = {
                "Do not try this obligation, where the author's tests say that it is not meant, such as",
                "treats_both_signs_alike; or that of one component, my-rule.treats_both_signs_alike."
            })
    private Set<String> excused = Set.of();

    @Option(names = "--trust", description = "Load it even if everyone may write to it.")
    private boolean trusted;

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    CheckCommand() {}

    @Override
    public Integer call() {
        PluginCheck check = check();
        spec.commandLine()
                .getOut()
                .print(json ? CheckJson.print(check) + "\n" : CheckText.print(check));
        spec.commandLine().getOut().flush();
        return check.passed() ? 0 : 1;
    }

    private PluginCheck check() {
        try {
            return PluginCheck.of(plugin, trusted, excused);
        } catch (UsageException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
