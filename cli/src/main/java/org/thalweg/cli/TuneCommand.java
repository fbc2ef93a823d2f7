package org.thalweg.cli;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.thalweg.catalog.Catalog;
import org.thalweg.experiments.TuningRun;
import org.thalweg.experiments.findings.TunedChain;
import org.thalweg.experiments.report.TuningText;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.PlainLines;
import org.thalweg.experiments.run.Progress;
import org.thalweg.experiments.run.Running;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.store.ResultsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code thalweg tune}: the hyper-parameters that suit one chain. */
@Command(
        name = "tune",
        description = {
            "Tunes the hyper-parameters of one chain, and says what it is worth to.",
            "Each fold is tuned by itself and tested; then values are chosen on all folds together."
        },
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "With a file, options stand for what its keys say; its design does not matter.",
            "",
            "Examples:",
            "  thalweg tune \"momentum(0.9) | sgd(0.01)\" --data examples/data/diabetes.csv --target progression",
            "  thalweg tune \"momentum(0.9) | sgd(0.01)\" --data examples/data/diabetes.csv --target progression \\",
            "      --tune sgd.learning-rate --tune momentum.decay --tune-trials 32",
            "  thalweg tune \"momentum(0.9) | sgd(0.01)\" --problem \"valley(condition=1000)\""
        })
final class TuneCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            paramLabel = "SPEC",
            description =
                    "A file, such as experiment.yaml, or a chain, its links separated by '|'.")
    private String what;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where runs are kept, so that the same command goes on where it was interrupted. Default: nowhere.")
    private Optional<Path> out = Optional.empty();

    @Mixin private ThreadOptions threads = new ThreadOptions();

    @Mixin private DataOptions data = new DataOptions();

    @Mixin private SpecOptions options = SpecOptions.ofTuning();

    @Mixin private PluginOptions plugins = new PluginOptions();

    TuneCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        int workers = threads.count();
        try (Catalog catalog = plugins.catalogWithWarnings(console)) {
            Experiment experiment =
                    new AskedExperiment("thalweg tune", what, data, options).read(catalog);
            TuningRun run =
                    TuningRun.of(experiment)
                            .plugins(Fingerprints.of(catalog))
                            .running(Running.onThreads(workers))
                            .progress(progress())
                            .load();
            warn(experiment, run.facts());
            if (out.isEmpty()) {
                return Interruption.during(() -> tell(run::inMemory));
            }
            ResultFiles.requireNotOthers(out.get());
            try (ResultsFolder folder = ResultsFolder.open(out.get())) {
                return Interruption.during(() -> tell(() -> run.in(folder)));
            }
        }
    }

    private Progress progress() {
        return console.terminal()
                ? new TerminalLine(console.err(), console.width())
                : new PlainLines(console.err()::println);
    }

    private void warn(Experiment experiment, List<DataFacts> data) {
        Set<String> warnings = new LinkedHashSet<>(experiment.chain().warnings());
        warnings.addAll(experiment.chain().warnings(experiment.regularizers()));
        data.forEach(each -> each.notes().forEach(note -> warnings.add(each.name() + ": " + note)));
        warnings.forEach(console::warn);
    }

    private int tell(Callable<List<TunedChain>> tuning) throws Exception {
        List<TunedChain> all;
        try {
            all = tuning.call();
        } catch (InterruptedException e) {
            console.err().println();
            console.err()
                    .println(
                            out.isPresent()
                                    ? "Interrupted; what was finished is kept. The same command goes on."
                                    : "Interrupted. With --out DIR the same command would go on where it was.");
            return ExitCode.INTERRUPTED;
        }
        for (TunedChain tuned : all) {
            console.err().flush();
            console.out().println();
            console.out().print(TuningText.print(tuned, console.width()));
            tuned.arm()
                    .map(arm -> new TrainLine(tuned, arm, plugins.paths(console)))
                    .ifPresent(line -> console.out().print(line.print()));
        }
        return all.stream().allMatch(tuned -> tuned.arm().isPresent())
                ? ExitCode.OK
                : ExitCode.FAILURE;
    }
}
