package org.thalweg.experiments;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.plan.Arms;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.InMemoryResults;
import org.thalweg.experiments.run.LoadedData;
import org.thalweg.experiments.run.Progress;
import org.thalweg.experiments.run.Requirements;
import org.thalweg.experiments.run.Results;
import org.thalweg.experiments.run.Running;
import org.thalweg.experiments.run.TrialKeys;
import org.thalweg.experiments.run.TrialRunner;
import org.thalweg.experiments.run.Trials;
import org.thalweg.experiments.run.WarmUp;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.store.Description;
import org.thalweg.experiments.store.ResultsFolder;
import org.thalweg.experiments.store.RunsCsv;
import org.thalweg.experiments.store.StoreException;

/**
 * An ablation from its spec to its findings: the data are read, learning rates tuned, arms evaluated and compared. Immutable;
 * the methods that set something return a changed copy.
 *
 * <pre>{@code
 * try (ResultsFolder folder = ResultsFolder.open(Path.of("results"))) {
 *     Findings findings = AblationRun.of(experiment).in(folder);
 * }
 * }</pre>
 *
 * <p>In a results folder everything that finished is kept: the same call after an interruption, or after the process was
 * killed, goes on where that one was, and ends with the same findings and the same bytes in {@code runs.csv}.
 */
public final class AblationRun {

    /** Under this name a results folder keeps the resolved spec, in YAML. */
    public static final String SPEC = "spec";

    private static final String STABLE_RATE = "largest stable rate on ";

    private final Experiment experiment;
    private final Arms arms;
    private final RunSettings settings;

    private AblationRun(Experiment experiment, Arms arms, RunSettings settings) {
        this.experiment = experiment;
        this.arms = arms;
        this.settings = settings;
    }

    /**
     * Returns the run of an experiment, on all cores.
     *
     * @throws IllegalArgumentException if the designs do not fit the base
     */
    public static AblationRun of(Experiment experiment) {
        return new AblationRun(experiment, Arms.of(experiment), new RunSettings());
    }

    private AblationRun with(Consumer<RunSettings> change) {
        RunSettings changed = settings.copy();
        change.accept(changed);
        return new AblationRun(experiment, arms, changed);
    }

    /** Says which components come from plug-ins: the fingerprint of the JAR by the component's name. */
    public AblationRun plugins(Map<String, String> fingerprints) {
        return with(s -> s.plugins = ImmutableMap.copyOf(fingerprints));
    }

    /** Sets texts that the results folder keeps by name, besides the resolved spec, its hash and the environment. */
    public AblationRun about(Map<String, String> texts) {
        return with(s -> s.about = ImmutableMap.copyOf(texts));
    }

    /** Sets who hears how far it has come. */
    public AblationRun progress(Progress progress) {
        return with(s -> s.progress = progress);
    }

    /** Sets how trials are carried out. */
    public AblationRun running(Running running) {
        return with(s -> s.running = running);
    }

    /** Gives the data instead of having them read, in the order of the experiment. */
    public AblationRun data(List<LoadedData> data) {
        return with(s -> s.data = Optional.of(ImmutableList.copyOf(data)));
    }

    /**
     * Reads the data now, so that several calls need not.
     *
     * @throws org.thalweg.data.DataException if a file cannot be read as the experiment says
     * @throws IllegalArgumentException if the data do not have what the experiment wants to measure
     */
    public AblationRun load() {
        return data(loaded());
    }

    private List<LoadedData> loaded() {
        List<LoadedData> data =
                settings.data.orElseGet(
                        () ->
                                experiment.data().stream()
                                        .map(source -> LoadedData.read(source, experiment.seed()))
                                        .toList());
        data.forEach(loaded -> Requirements.check(experiment, loaded));
        return data;
    }

    /** Returns about how long so many runs of this experiment take, by trying a few. */
    public Duration estimate(long runs) {
        return WarmUp.estimate(experiment, loaded(), arms.base(), runs, settings.running.threads());
    }

    /** Returns how many of its runs a folder has already: of all, if it is complete, else of those known to be needed. */
    public long cached(ResultsFolder folder) {
        List<DataFacts> facts = facts(loaded());
        return observation(facts, Map.of()).countKept(folder.results(keys(facts)));
    }

    /**
     * Runs what the folder does not have yet, and writes {@code runs.csv} into it.
     *
     * @throws InterruptedException if the thread was interrupted; what had finished is kept in the folder
     * @throws StoreException if the folder cannot be written
     */
    public Findings in(ResultsFolder folder) throws InterruptedException {
        List<LoadedData> data = loaded();
        List<DataFacts> facts = facts(data);
        TrialKeys keys = keys(facts);
        Map<String, Double> stable = stableRates(data);
        folder.describe(description(facts, stable));
        Results results = folder.results(keys);
        Findings findings = observation(facts, stable).findings(runner(data, keys, results));
        try {
            new RunsCsv(keys, results).write(folder.path().resolve(RunsCsv.NAME), findings.study());
        } catch (StoreException e) {
            // Java closes a file that is being written when the thread is interrupted.
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw e;
        }
        return findings;
    }

    /**
     * Runs everything, and keeps nothing but the findings.
     *
     * @throws InterruptedException if the thread was interrupted
     */
    public Findings inMemory() throws InterruptedException {
        List<LoadedData> data = loaded();
        List<DataFacts> facts = facts(data);
        TrialKeys keys = keys(facts);
        Trials trials = runner(data, keys, new InMemoryResults(keys));
        return observation(facts, stableRates(data)).findings(trials);
    }

    /**
     * Returns the findings of what a folder has, be it all or not; runs nothing and reads no data.
     *
     * @throws IllegalArgumentException if the folder does not know this experiment's data
     */
    public Findings found(ResultsFolder folder) {
        Description description = folder.description();
        TrialKeys keys = keys(description.data());
        Map<String, Double> stable = new TreeMap<>();
        for (DataFacts facts : description.data()) {
            String rate = description.about().get(STABLE_RATE + facts.name());
            if (rate != null) {
                stable.put(facts.name(), Double.parseDouble(rate));
            }
        }
        return observation(description.data(), stable).found(folder.results(keys));
    }

    /**
     * Returns by which keys a folder knows the trials of this experiment.
     *
     * @throws IllegalArgumentException if the facts are not those of all its data
     */
    public TrialKeys keys(List<DataFacts> facts) {
        return new TrialKeys(experiment, facts, settings.plugins, Version.text());
    }

    private static List<DataFacts> facts(List<LoadedData> data) {
        return data.stream().map(LoadedData::facts).toList();
    }

    private TrialRunner runner(List<LoadedData> data, TrialKeys keys, Results results) {
        return new TrialRunner(
                experiment, data, keys, results, settings.progress, settings.running);
    }

    private Observation observation(List<DataFacts> facts, Map<String, Double> stableRates) {
        return new Observation(experiment, arms, facts, stableRates);
    }

    private Map<String, Double> stableRates(List<LoadedData> data) {
        Map<String, Double> rates = new TreeMap<>();
        for (LoadedData loaded : data) {
            StableRate.of(experiment, loaded)
                    .ifPresent(rate -> rates.put(loaded.facts().name(), rate));
        }
        return rates;
    }

    private Description description(List<DataFacts> facts, Map<String, Double> stableRates) {
        Map<String, String> about = new TreeMap<>(settings.about);
        about.putAll(Version.environment());
        about.put(SPEC, experiment.toYaml());
        about.put(
                "hash",
                experiment.hash(
                        Maps.transformValues(
                                Maps.uniqueIndex(facts, DataFacts::name), DataFacts::hash)));
        stableRates.forEach((name, rate) -> about.put(STABLE_RATE + name, rate.toString()));
        return new Description(
                about, facts, arms.comparisons().stream().map(Description.Compared::of).toList());
    }
}
