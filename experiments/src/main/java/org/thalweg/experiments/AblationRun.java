package org.thalweg.experiments;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.thalweg.experiments.findings.Analysis;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Observation;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Arms;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.plan.Plan;
import org.thalweg.experiments.run.Costs;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.Environment;
import org.thalweg.experiments.run.ExactSolution;
import org.thalweg.experiments.run.InMemoryResults;
import org.thalweg.experiments.run.KnownMinimum;
import org.thalweg.experiments.run.KnownMinimum.Obstacle;
import org.thalweg.experiments.run.LoadedData;
import org.thalweg.experiments.run.Progress;
import org.thalweg.experiments.run.Requirements;
import org.thalweg.experiments.run.Results;
import org.thalweg.experiments.run.Running;
import org.thalweg.experiments.run.StableRate;
import org.thalweg.experiments.run.TrialKeys;
import org.thalweg.experiments.run.TrialRunner;
import org.thalweg.experiments.run.Trials;
import org.thalweg.experiments.run.WarmUp;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Splitting;
import org.thalweg.experiments.spec.Tuning;
import org.thalweg.experiments.store.Description;
import org.thalweg.experiments.store.Looks;
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
    private final Settings settings;

    private AblationRun(Experiment experiment, Arms arms, Settings settings) {
        this.experiment = experiment;
        this.arms = arms;
        this.settings = settings;
    }

    /**
     * Returns the run of an experiment, on all cores.
     *
     * @throws org.thalweg.UsageException if the designs do not fit the base
     */
    public static AblationRun of(Experiment experiment) {
        return new AblationRun(experiment, Arms.of(experiment), Settings.NONE);
    }

    /** Returns the run of the base by itself, for what tunes it. */
    static AblationRun alone(Experiment experiment) {
        return new AblationRun(experiment, Arms.alone(experiment), Settings.NONE);
    }

    private AblationRun with(Settings other) {
        return new AblationRun(experiment, arms, other);
    }

    /** Says which components come from plug-ins: the fingerprint of the JAR by the component's name. */
    public AblationRun plugins(Map<String, String> fingerprints) {
        return with(settings.withPlugins(fingerprints));
    }

    /**
     * Says which version of the library made the runs that are looked for, if not this one. What a folder holds is then read as
     * it was judged: every version has runs of its own.
     */
    public AblationRun madeBy(String version) {
        return with(settings.withLibrary(version));
    }

    /** Sets texts that the results folder keeps by name, besides the resolved spec, its hash and the environment. */
    public AblationRun about(Map<String, String> texts) {
        return with(settings.withAbout(texts));
    }

    /** Sets who hears how far it has come. */
    public AblationRun progress(Progress progress) {
        return with(settings.withProgress(progress));
    }

    /** Sets how trials are carried out. */
    public AblationRun running(Running running) {
        return with(settings.withRunning(running));
    }

    /** Gives the data instead of having them read, in the order of the experiment. */
    public AblationRun data(List<LoadedData> data) {
        return with(settings.withData(data));
    }

    /**
     * Reads the data now, so that several calls need not.
     *
     * @throws org.thalweg.data.DataException if a file cannot be read as the experiment says
     * @throws org.thalweg.UsageException if the data do not have what the experiment wants to measure
     */
    public AblationRun load() {
        return data(loaded());
    }

    private List<LoadedData> loaded() {
        List<LoadedData> data =
                settings.data().isPresent()
                        ? settings.data().get()
                        : experiment.data().stream()
                                .map(source -> LoadedData.read(source, experiment.seed()))
                                .toList();
        data.forEach(loaded -> Requirements.check(experiment, loaded));
        data.forEach(loaded -> Requirements.check(experiment, loaded, arms.all()));
        return data;
    }

    /** Returns what is known of the data, in the order of the experiment. */
    public List<DataFacts> facts() {
        return facts(loaded());
    }

    /** Returns what will be run, now that the data are known. */
    public Plan plan() {
        return plan(facts());
    }

    /** Returns what is to be run on data of which a folder knows these facts. */
    public Plan plan(List<DataFacts> facts) {
        long exact =
                arms.comparisons().stream()
                        .map(Comparison::base)
                        .distinct()
                        .filter(base -> ExactSolution.exists(experiment, base))
                        .count();
        return new Plan(
                experiment,
                arms,
                facts.stream().map(DataFacts::replicates).toList(),
                facts.stream().map(this::replicates).toList(),
                facts.stream().map(DataFacts::described).toList(),
                (int) exact,
                warnings(facts));
    }

    private List<String> warnings(List<DataFacts> facts) {
        List<String> warnings = new ArrayList<>(Plan.warnings(arms));
        if (experiment.tuning().filter(Tuning::sparse).isPresent()) {
            warnings.add(
                    "The tuning tries too few values for a verdict: it takes 6, and of one hyper-parameter less than a decade apart.");
        }
        for (DataFacts one : facts) {
            one.notes().forEach(note -> warnings.add(one.name() + ": " + note));
        }
        return warnings;
    }

    private String replicates(DataFacts facts) {
        if (facts.ofProblem()) {
            return facts.replicates() + " draws";
        }
        boolean periods =
                experiment.data().stream()
                        .filter(source -> source.name().equals(facts.name()))
                        .anyMatch(source -> source.split() instanceof Splitting.Order);
        if (periods) {
            return facts.replicates() + " periods";
        }
        if (facts.folds() == 1) {
            return facts.replicates() + " draws, all tested on one set";
        }
        return facts.folds()
                + (facts.groups() > 0 ? " folds of whole groups" : " folds")
                + (facts.rounds() > 1 ? " × " + facts.rounds() + " rounds" : "");
    }

    /** Returns about how long so many runs of this experiment take, by trying a few. */
    public Duration estimate(long runs) {
        return WarmUp.estimate(
                experiment, loaded(), arms.base(), runs, settings.running().threads());
    }

    /** Returns how many of its runs a folder has already: of all, if it is complete, else of those known to be needed. */
    public long cached(ResultsFolder folder) {
        List<DataFacts> facts = facts(loaded());
        return observation(facts, Map.of(), Map.of()).countKept(folder.results(keys(facts)));
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
        Looks looks = new Looks(experiment, facts);
        Map<String, Double> before = Costs.read(folder.description().about());
        folder.describe(description(folder, facts, stable, before));
        Results results = folder.results(keys);
        Study observed = observation(facts, stable, before).observe(runner(data, keys, results));
        // Measured when what trains is compiled: before, half a second went by.
        Map<String, Double> costs = Costs.measured(experiment, arms, data);
        folder.describe(description(folder, facts, stable, costs));
        Study study = described(observed.with(costs), data);
        folder.keep(hash(facts), study.minima());
        Findings findings = Analysis.of(study).look(looks.add(folder));
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
        Study study = observation(facts, stableRates(data), Map.of()).observe(trials);
        return Analysis.of(described(study, data));
    }

    /** Returns a study with how its runs came down to minima that are known. */
    private Study described(Study study, List<LoadedData> data) {
        return study.with(
                data.stream()
                        .filter(one -> !one.facts().ofProblem())
                        .map(
                                one ->
                                        KnownMinimum.of(
                                                experiment,
                                                arms.base(),
                                                one,
                                                study.first(one.facts().name())))
                        .toList());
    }

    /**
     * Returns the findings of what a folder has, be it all or not; runs nothing and reads no data.
     *
     * @throws org.thalweg.UsageException if the folder does not know this experiment's data
     */
    public Findings found(ResultsFolder folder) {
        Study study = kept(folder);
        List<KnownMinimum> minima = folder.minima(hash(study.data()));
        return Analysis.of(
                        study.with(
                                study.data().stream()
                                        .filter(facts -> !facts.ofProblem())
                                        .map(facts -> known(study, facts, minima))
                                        .toList()))
                .look(new Looks(experiment, folder.description().data()).current(folder));
    }

    /**
     * Returns what a folder has of runs, be it all or not; runs nothing and reads no data.
     *
     * @throws org.thalweg.UsageException if the folder does not know this experiment's data
     */
    public Study kept(ResultsFolder folder) {
        Description description = folder.description();
        TrialKeys keys = keys(description.data());
        Map<String, Double> stable = new TreeMap<>();
        try {
            for (DataFacts facts : description.data()) {
                String rate = description.about().get(STABLE_RATE + facts.name());
                if (rate != null) {
                    stable.put(facts.name(), Double.parseDouble(rate));
                }
            }
            return observation(description.data(), stable, Costs.read(description.about()))
                    .kept(folder.results(keys));
        } catch (NumberFormatException e) {
            throw folder.damaged("table about", "holds what is no number: " + e.getMessage());
        }
    }

    private KnownMinimum known(Study study, DataFacts facts, List<KnownMinimum> kept) {
        return KnownMinimum.obstacle(experiment, arms.base(), facts, study.first(facts.name()))
                .map(obstacle -> KnownMinimum.without(facts.name(), obstacle))
                .or(() -> kept.stream().filter(m -> m.dataset().equals(facts.name())).findFirst())
                .orElseGet(() -> KnownMinimum.without(facts.name(), Obstacle.UNFINISHED));
    }

    private String hash(List<DataFacts> facts) {
        return experiment.hash(DataFacts.hashes(facts));
    }

    /** Returns whether a folder knows of another look at this question; {@link #kept} of {@link #firstRound} may then have it. */
    public boolean lookedAt(ResultsFolder folder) {
        return new Looks(experiment, folder.description().data()).any(folder);
    }

    /** Returns the same run of the first round of folds alone. */
    public AblationRun firstRound() {
        return new AblationRun(experiment.withRounds(1), arms, settings);
    }

    /**
     * Returns by which keys a folder knows the trials of this experiment.
     *
     * @throws org.thalweg.UsageException if the facts are not those of all its data
     */
    public TrialKeys keys(List<DataFacts> facts) {
        return new TrialKeys(experiment, facts, settings.plugins(), settings.library());
    }

    private static List<DataFacts> facts(List<LoadedData> data) {
        return data.stream().map(LoadedData::facts).toList();
    }

    /** Returns what runs the trials that are not among the results; the data have been loaded. */
    Trials trials(TrialKeys keys, Results results) {
        return runner(loaded(), keys, results);
    }

    private TrialRunner runner(List<LoadedData> data, TrialKeys keys, Results results) {
        return new TrialRunner(
                experiment, data, keys, results, settings.progress(), settings.running());
    }

    private Observation observation(
            List<DataFacts> facts,
            Map<String, Double> stableRates,
            Map<String, Double> secondsPerStep) {
        return new Observation(experiment, arms, facts, stableRates, secondsPerStep);
    }

    private Map<String, Double> stableRates(List<LoadedData> data) {
        Map<String, Double> rates = new TreeMap<>();
        for (LoadedData loaded : data) {
            StableRate.of(experiment, loaded)
                    .ifPresent(rate -> rates.put(loaded.facts().name(), rate));
        }
        return rates;
    }

    private Description description(
            ResultsFolder folder,
            List<DataFacts> facts,
            Map<String, Double> stableRates,
            Map<String, Double> costs) {
        Map<String, String> about = new TreeMap<>(Looks.keptIn(folder));
        about.putAll(settings.about());
        about.put(Costs.NAME, Costs.text(costs));
        about.putAll(Environment.facts());
        about.put("library", settings.library());
        about.put(SPEC, experiment.toYaml());
        about.put("hash", hash(facts));
        stableRates.forEach((name, rate) -> about.put(STABLE_RATE + name, rate.toString()));
        return new Description(
                about, facts, arms.comparisons().stream().map(Description.Compared::of).toList());
    }

    /** What has been told besides the experiment. */
    private record Settings(
            ImmutableMap<String, String> plugins,
            String library,
            ImmutableMap<String, String> about,
            Progress progress,
            Running running,
            Optional<ImmutableList<LoadedData>> data) {

        static final Settings NONE =
                new Settings(
                        ImmutableMap.of(),
                        Environment.text(),
                        ImmutableMap.of(),
                        Progress.SILENT,
                        Running.onAllCores(),
                        Optional.empty());

        Settings withPlugins(Map<String, String> other) {
            return new Settings(
                    ImmutableMap.copyOf(other), library, about, progress, running, data);
        }

        Settings withLibrary(String other) {
            return new Settings(plugins, other, about, progress, running, data);
        }

        Settings withAbout(Map<String, String> other) {
            return new Settings(
                    plugins, library, ImmutableMap.copyOf(other), progress, running, data);
        }

        Settings withProgress(Progress other) {
            return new Settings(plugins, library, about, other, running, data);
        }

        Settings withRunning(Running other) {
            return new Settings(plugins, library, about, progress, other, data);
        }

        Settings withData(List<LoadedData> other) {
            return new Settings(
                    plugins,
                    library,
                    about,
                    progress,
                    running,
                    Optional.of(ImmutableList.copyOf(other)));
        }
    }
}
