package org.thalweg.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.thalweg.experiments.selfcheck.Selfcheck;
import org.thalweg.text.DidYouMean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code thalweg selfcheck}: the protocol put to the test. */
@Command(
        name = "selfcheck",
        description = {
            "Simulates ablations in which nothing is there to be found, and some in which something is.",
            "Prints how often they say 'helps' or 'hurts', as a table in Markdown."
        },
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Exit code: 0 if all is as it should be; 1 otherwise. 1000 repetitions take about an hour.",
            "",
            "Example:",
            "  thalweg selfcheck --repetitions 200 --case \"population, n = 120\""
        })
final class SelfcheckCommand implements Callable<Integer> {

    private final Console console;

    @Option(
            names = "--repetitions",
            paramLabel = "N",
            description = "Ablations of each case. Default: 100.")
    private int repetitions = 100;

    @Option(names = "--case", paramLabel = "NAME", description = "One case only. May be repeated.")
    private List<String> cases = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "Default: 1.")
    private long seed = 1;

    @Mixin private ThreadOptions threads = new ThreadOptions();

    SelfcheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (repetitions < 1) {
            throw new WrongUsage("--repetitions must be at least 1, got %s.", repetitions);
        }
        List<String> known = Selfcheck.cases();
        for (String name : cases) {
            if (!known.contains(name)) {
                throw new WrongUsage(
                        "Unknown case '%s'.%s Available: %s.",
                        name, DidYouMean.suggest(name, known), String.join("; ", known));
            }
        }
        Selfcheck selfcheck = new Selfcheck(repetitions, seed, threads.count());
        boolean holds =
                selfcheck.run(
                        cases,
                        text -> {
                            console.out().print(text);
                            console.out().flush();
                        });
        return holds ? ExitCode.OK : ExitCode.FAILURE;
    }
}
