package org.thalweg.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.thalweg.catalog.Catalog;
import org.thalweg.experiments.spec.Experiment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code thalweg ablate}: which parts of a chain earn their place. */
@Command(
        name = "ablate",
        description = {
            "Runs an ablation experiment: which parts of a chain earn their place?",
            "The same command again goes on where it was interrupted, and never repeats what is done."
        },
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "With a file, options stand for what its keys say.",
            "",
            "Exit code: 0 complete; 2 wrong usage or spec; 3 complete, some trials failed; 130 interrupted.",
            "",
            "Examples:",
            "  thalweg ablate examples/diabetes.yaml",
            "  thalweg ablate \"clip-by-global-norm(1) | momentum(0.9) | sgd(0.05)\" \\",
            "      --data examples/data/diabetes.csv --target progression --regularize \"l2(0.001)\"",
            "  thalweg ablate \"momentum(0.9) | sgd(0.05)\" --problem \"valley(condition=1000)\""
        })
final class AblateCommand implements Callable<Integer> {

    private static final Set<String> OF_THE_COMMAND =
            Set.of(
                    "--out",
                    "--plan",
                    "--pilot",
                    "--fail-fast",
                    "--threads",
                    "--plugins",
                    "--trust",
                    "--stacktrace");

    private final Console console;

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "SPEC",
            description =
                    "A file, such as experiment.yaml, or a chain, its links separated by '|'.")
    private String what;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where results are kept. Default: results/NAME.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--plan", description = "Print the plan, and stop.")
    private boolean planOnly;

    @Option(
            names = "--pilot",
            description =
                    "Run the first round of folds only, to see what more of them could show. It counts as a look.")
    private boolean pilot;

    @Option(names = "--fail-fast", description = "Stop at the first trial that fails.")
    private boolean failFast;

    @Mixin private ThreadOptions threads = new ThreadOptions();

    @Mixin private DataOptions data = new DataOptions();

    @Mixin private SpecOptions options = new SpecOptions();

    @Mixin private PluginOptions plugins = new PluginOptions();

    AblateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        int workers = threads.count();
        AskedExperiment asked = new AskedExperiment("thalweg ablate", what, data, options);
        Optional<Path> file = asked.file();
        try (Catalog catalog = plugins.catalogWithWarnings(console)) {
            Experiment experiment = asked.read(catalog);
            Path folder =
                    out.orElseGet(() -> Path.of("results").resolve(fileName(experiment.name())));
            List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
            Provenance provenance =
                    Provenance.of(
                            arguments,
                            file.isPresent() ? Files.readString(file.get()) : "",
                            plugins.paths(console));
            Ablating ablating =
                    new Ablating(
                            console,
                            catalog,
                            pilot ? experiment.withRounds(1) : experiment,
                            folder,
                            provenance,
                            file.isPresent() ? ofTheSpec() : List.of());
            return planOnly ? ablating.plan(workers) : ablating.run(workers, failFast);
        }
    }

    /** Returns the options that stand for keys of a spec, as they were typed. */
    private List<String> ofTheSpec() {
        return spec.commandLine().getParseResult().matchedOptions().stream()
                .filter(option -> !OF_THE_COMMAND.contains(option.longestName()))
                .map(option -> String.join(" ", typed(option)))
                .toList();
    }

    private static List<String> typed(OptionSpec option) {
        if (option.arity().max() == 0) {
            boolean no = option.negatable() && Boolean.FALSE.equals(option.getValue());
            return List.of(
                    no ? option.longestName().replaceFirst("--", "--no-") : option.longestName());
        }
        List<String> typed = new ArrayList<>(List.of(option.longestName()));
        option.originalStringValues().stream()
                .filter(value -> !value.isEmpty())
                .map(Provenance::quoted)
                .forEach(typed::add);
        return typed;
    }

    /** Returns a name as a folder's: small letters, digits, and dashes for everything else. */
    private static String fileName(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}._]+", "-")
                        .replaceAll("^[-.]+|-+$", "");
        return plain.isEmpty() ? "ablation" : plain;
    }
}
