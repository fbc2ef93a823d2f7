package org.thalweg.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.thalweg.UsageException;
import org.thalweg.catalog.Catalog;
import org.thalweg.experiments.AblationRun;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Plan;
import org.thalweg.experiments.run.Environment;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.SpecReader;
import org.thalweg.experiments.store.Description;
import org.thalweg.experiments.store.ResultsFolder;

/** An experiment as a results folder keeps it, finished or not. */
final class StoredAblation implements AutoCloseable {

    private final ResultsFolder folder;
    private final Catalog catalog;
    private final Description description;
    private final Experiment experiment;
    private final AblationRun ablation;

    private StoredAblation(
            ResultsFolder folder, Console console, PluginOptions plugins, boolean withData) {
        this.folder = folder;
        this.description = folder.description();
        this.catalog = plugins.catalogWithWarnings(console, provenance().plugins());
        List<String> changes = UsedPlugins.changes(description.about(), UsedPlugins.of(catalog));
        changes.forEach(console::warn);
        this.experiment = experiment(changes, withData);
        AblationRun today = AblationRun.of(experiment).plugins(Fingerprints.of(catalog));
        // Whoever goes on makes runs of this version; whoever reads wants those that are there.
        this.ablation = withData ? today : today.madeBy(library());
        if (!library().equals(Environment.text())) {
            console.warn(
                    String.format(
                            "%s was written by version %s, and this is %s.%s",
                            folder.path(),
                            library(),
                            Environment.text(),
                            withData ? " Runs of another version do not count." : ""));
        }
    }

    private String library() {
        return description.about().getOrDefault("library", Environment.text());
    }

    /**
     * Opens a folder to read.
     *
     * @throws UsageException if it holds no results
     * @throws org.thalweg.experiments.store.StoreException if it cannot be read
     */
    static StoredAblation open(Path folder, Console console, PluginOptions plugins) {
        return open(folder, console, plugins, false);
    }

    /**
     * Opens a folder to go on with it, which takes its data.
     *
     * @throws org.thalweg.UsageException if a data file is not there any more
     */
    static StoredAblation openWithData(Path folder, Console console, PluginOptions plugins) {
        return open(folder, console, plugins, true);
    }

    private static StoredAblation open(
            Path folder, Console console, PluginOptions plugins, boolean withData) {
        ResultsFolder opened = ResultsFolder.read(folder);
        try {
            opened.requireToday();
            return new StoredAblation(opened, console, plugins, withData);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** Reads the spec that the folder keeps. If nothing it was written with has changed, only damage makes it unreadable. */
    private Experiment experiment(List<String> changes, boolean withData) {
        Map<String, String> about = description.about();
        String resolved = about.get(AblationRun.SPEC);
        if (about.isEmpty()) {
            throw new WrongUsage(
                    "%s does not say what its experiment is: it was stopped before it began, or has runs of 'thalweg tune' alone. Run 'thalweg ablate', or that, again.",
                    folder.path());
        }
        if (resolved == null) {
            throw folder.damaged("table about", "does not say what the experiment is");
        }
        SpecReader reader = new SpecReader(catalog);
        try {
            return (withData ? reader : reader.ofResults())
                    .read(folder.path() + "/" + ResultFiles.SPEC, resolved, folder.path());
        } catch (UsageException e) {
            if (withData || !changes.isEmpty()) {
                throw e;
            }
            throw folder.damaged(
                    "table about, name " + AblationRun.SPEC,
                    "cannot be understood by version "
                            + Environment.text()
                            + ": "
                            + String.valueOf(e.getMessage()).replaceFirst("\\.?(\\R.*)?$", ""));
        }
    }

    Path path() {
        return folder.path();
    }

    Catalog catalog() {
        return catalog;
    }

    Experiment experiment() {
        return experiment;
    }

    Plan plan() {
        return ablation.plan(description.data());
    }

    Description description() {
        return description;
    }

    Provenance provenance() {
        return Provenance.from(description.about());
    }

    /** Returns what is known so far. */
    Findings findings() {
        return ablation.found(folder);
    }

    /** Returns all outcomes so far. */
    Study kept() {
        return ablation.kept(folder);
    }

    ResultFiles files() {
        return new ResultFiles(folder, provenance(), experiment);
    }

    /** Returns how much of it is done. */
    Done done() {
        return Done.of(ablation.kept(folder));
    }

    @Override
    public void close() {
        catalog.close();
        folder.close();
    }
}
