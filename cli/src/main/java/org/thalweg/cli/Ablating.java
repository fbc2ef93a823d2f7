package org.thalweg.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.thalweg.catalog.Catalog;
import org.thalweg.experiments.AblationRun;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.plan.Plan;
import org.thalweg.experiments.run.PlainLines;
import org.thalweg.experiments.run.Progress;
import org.thalweg.experiments.run.Running;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.store.ResultsFolder;
import org.thalweg.experiments.store.RunsCsv;

/** An ablation from its plan to its report, told on a console. */
final class Ablating {

    private final Console console;
    private final Experiment experiment;
    private final Path folder;
    private final Provenance provenance;
    private final Map<String, String> about;
    private final AblationRun ablation;
    private final List<String> overriding;

    /** @param overriding options that stand in the place of what the spec says */
    Ablating(
            Console console,
            Catalog catalog,
            Experiment experiment,
            Path folder,
            Provenance provenance,
            List<String> overriding) {
        this.console = console;
        this.overriding = overriding;
        this.experiment = experiment;
        this.folder = folder;
        this.provenance = provenance;
        this.about = new TreeMap<>(provenance.about());
        about.putAll(UsedPlugins.of(catalog));
        this.ablation = AblationRun.of(experiment).plugins(Fingerprints.of(catalog)).about(about);
    }

    /** Prints the plan. */
    int plan(int threads) {
        AblationRun loaded = ablation.running(Running.onThreads(threads)).load();
        if (!Files.exists(folder.resolve(ResultsFolder.DATABASE))) {
            print(loaded, 0, EarlierPower.untold(loaded), threads);
            return ExitCode.OK;
        }
        try (ResultsFolder results = ResultsFolder.read(folder)) {
            results.requireToday();
            print(loaded, loaded.cached(results), EarlierPower.of(loaded, results), threads);
        }
        return ExitCode.OK;
    }

    /** Prints the plan, carries it out, and prints and writes the results. */
    int run(int threads, boolean failFast) throws Exception {
        Running running = Running.onThreads(threads);
        AblationRun loaded = ablation.running(failFast ? running.failingFast() : running).load();
        ResultFiles.requireNotOthers(folder);
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            new ResultFiles(results, provenance, experiment).requireWritable();
            UsedPlugins.changes(results.description().about(), about).forEach(console::warn);
            print(loaded, loaded.cached(results), EarlierPower.of(loaded, results), threads);
            return Interruption.during(() -> run(loaded, results));
        }
    }

    private void print(AblationRun loaded, long cached, List<String> power, int threads) {
        Plan plan = loaded.plan();
        // Beyond the plan there are runs of an extended range, and those at the rate of the base.
        long known = Math.min(cached, plan.runs());
        long missing = plan.runs() - known;
        Optional<Duration> estimate =
                missing == 0 ? Optional.empty() : Optional.of(loaded.estimate(missing));
        console.out().println(plan.text(known, estimate, threads));
        if (!overriding.isEmpty()) {
            console.out()
                    .println("       in place of the spec's: " + String.join(", ", overriding));
        }
        power.forEach(line -> console.out().println("       " + line));
        console.out().println();
        console.out().flush();
    }

    private int run(AblationRun loaded, ResultsFolder results) throws IOException {
        Progress progress =
                console.terminal()
                        ? new TerminalLine(console.err(), console.width())
                        : new PlainLines(console.err()::println);
        try {
            Findings findings = loaded.progress(progress).in(results);
            return end(findings, results);
        } catch (InterruptedException e) {
            console.err().println();
            console.err()
                    .println(
                            "Interrupted; what was finished is kept. To go on: "
                                    + provenance.command());
            return ExitCode.INTERRUPTED;
        }
    }

    private int end(Findings findings, ResultsFolder results) throws IOException {
        ResultFiles files = new ResultFiles(results, provenance, experiment);
        files.write(findings);
        console.err().println();
        console.err().flush();
        console.out().print(files.table(findings, console));
        console.out()
                .printf(
                        "%nwritten to %s: %s, %s, %s, %s%n",
                        folder,
                        ResultFiles.REPORT,
                        RunsCsv.NAME,
                        ResultFiles.SPEC,
                        ResultsFolder.DATABASE);
        long failed = Done.failed(findings);
        if (failed > 0) {
            console.err()
                    .printf(
                            "%d runs failed or were out of time; %s says why. To try them again: thalweg retry --failed %s%n",
                            failed, ResultFiles.REPORT, Provenance.quoted(folder.toString()));
            return ExitCode.SOME_FAILED;
        }
        return ExitCode.OK;
    }
}
