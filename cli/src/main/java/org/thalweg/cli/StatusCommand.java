package org.thalweg.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.thalweg.data.FileOrigin;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.store.ResultsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code thalweg status}: how far an experiment has come. */
@Command(
        name = "status",
        description = "Says how far an experiment has come, while it runs or afterwards.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {"", "Example:", "  thalweg status results/diabetes"})
final class StatusCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "DIR", description = "A results folder.")
    private Path folder;

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    @Mixin private PluginOptions plugins = new PluginOptions();

    StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Optional<String> former = former();
        if (former.isPresent()) {
            console.out().print(former.get());
            return ExitCode.OK;
        }
        try (StoredAblation stored = StoredAblation.open(folder, console, plugins)) {
            Done done = stored.done();
            long all = stored.plan().evaluationRuns();
            boolean complete = done.evaluations() >= all;
            console.out().print(json ? json(stored, done) : text(stored, done, complete));
            return ExitCode.OK;
        }
    }

    /** Returns what can be said of a folder of the earlier protocol; empty of any other. */
    private Optional<String> former() {
        try (ResultsFolder results = ResultsFolder.read(folder)) {
            if (!results.isOfOneSplit()) {
                return Optional.empty();
            }
            Map<Kind, Integer> endings = results.endings();
            int runs = endings.values().stream().mapToInt(Integer::intValue).sum();
            return Optional.of(
                    json
                            ? String.format(
                                    "{\"protocol\": \"one split\", \"runs\": %d, \"diverged\": %d, \"failed\": %d}%n",
                                    runs,
                                    endings.getOrDefault(Kind.DIVERGED, 0),
                                    endings.getOrDefault(Kind.FAILED, 0))
                            : String.format(
                                    "runs        %d%ndiverged    %d%nfailed      %d%nprotocol    %s %s%n",
                                    runs,
                                    endings.getOrDefault(Kind.DIVERGED, 0),
                                    endings.getOrDefault(Kind.FAILED, 0),
                                    folder,
                                    ResultsFolder.ONE_SPLIT));
        }
    }

    private static String text(StoredAblation stored, Done done, boolean complete) {
        String next = complete ? "" : "to go on    " + stored.provenance().command() + "\n";
        return String.format(
                "experiment  %s%n%sruns        %s%nmeasured    %d of %d%ndiverged    %d%nfailed      %d%nout of time %d%nstate       %s%n%s",
                stored.experiment().name(),
                data(stored),
                runs(done.runs(), stored.plan().runs(), complete),
                done.evaluations(),
                stored.plan().evaluationRuns(),
                done.count(Kind.DIVERGED),
                done.count(Kind.FAILED),
                done.count(Kind.TIMEOUT),
                complete ? "complete" : "not finished",
                next);
    }

    private static String data(StoredAblation stored) {
        return stored.description().data().stream()
                .map(
                        facts ->
                                String.format(
                                        "data        %s: %s%s%s%n",
                                        facts.name(),
                                        facts.described(),
                                        facts.skippedRows() == 0
                                                ? ""
                                                : "; "
                                                        + facts.skippedRows()
                                                        + " rows left out, "
                                                        + FileOrigin.counts(facts.missing()),
                                        facts.filled().isEmpty()
                                                ? ""
                                                : "; missing values filled, "
                                                        + FileOrigin.counts(facts.filled())))
                .collect(Collectors.joining());
    }

    /** Tuning may have gone on beyond what was planned, and may still. */
    private static String runs(long done, long planned, boolean complete) {
        if (complete) {
            return Long.toString(done);
        }
        return done < planned ? done + " of at least " + planned : done + ", and more to come";
    }

    private static String json(StoredAblation stored, Done done) {
        return String.format(
                "{\"name\": %s, \"runs\": %d, \"planned\": %d, \"measured\": %d, \"toMeasure\": %d, \"diverged\": %d, \"failed\": %d, \"timeout\": %d, \"data\": [%s]}%n",
                Flow.text(stored.experiment().name()),
                done.runs(),
                stored.plan().runs(),
                done.evaluations(),
                stored.plan().evaluationRuns(),
                done.count(Kind.DIVERGED),
                done.count(Kind.FAILED),
                done.count(Kind.TIMEOUT),
                stored.description().data().stream()
                        .map(StatusCommand::json)
                        .collect(Collectors.joining(", ")));
    }

    private static String json(DataFacts facts) {
        return String.format(
                "{\"name\": %s, \"rows\": %d, \"inputs\": %d, \"readAs\": %s, \"rowsLeftOut\": %d, \"missing\": %s, \"filled\": %s}",
                Flow.text(facts.name()),
                facts.instances(),
                facts.inputs(),
                Flow.text(facts.form()),
                facts.skippedRows(),
                json(facts.missing()),
                json(facts.filled()));
    }

    private static String json(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> Flow.text(entry.getKey()) + ": " + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
