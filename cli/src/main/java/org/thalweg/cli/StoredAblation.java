package org.thalweg.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.thalweg.catalog.Catalog;
import org.thalweg.experiments.AblationRun;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Plan;
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
        UsedPlugins.changes(description.about(), UsedPlugins.of(catalog)).forEach(console::warn);
        this.experiment = experiment(catalog, folder.path(), description.about(), withData);
        this.ablation = AblationRun.of(experiment).plugins(Fingerprints.of(catalog));
    }

    /**
     * Opens a folder to read.
     *
     * @throws org.thalweg.experiments.store.StoreException if it holds no results, or cannot be read
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

    private static Experiment experiment(
            Catalog catalog, Path folder, Map<String, String> about, boolean withData) {
        String resolved =
                Optional.ofNullable(about.get(AblationRun.SPEC))
                        .orElseThrow(
                                () ->
                                        new WrongUsage(
                                                "%s does not say what its experiment is: it was stopped before it began. Run 'thalweg ablate' again.",
                                                folder));
        SpecReader reader = new SpecReader(catalog);
        return (withData ? reader : reader.ofResults())
                .read(folder + "/" + ResultFiles.SPEC, resolved, folder);
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
