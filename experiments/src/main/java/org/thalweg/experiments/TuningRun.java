package org.thalweg.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.thalweg.UsageException;
import org.thalweg.experiments.findings.ChainTuning;
import org.thalweg.experiments.findings.TunedChain;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.InMemoryResults;
import org.thalweg.experiments.run.LoadedData;
import org.thalweg.experiments.run.Progress;
import org.thalweg.experiments.run.Results;
import org.thalweg.experiments.run.Running;
import org.thalweg.experiments.run.TrialKeys;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.ParameterPath;
import org.thalweg.experiments.spec.Tuning;
import org.thalweg.experiments.store.ResultsFolder;

/**
 * The tuning of one chain, without an ablation: in each replicate as {@link AblationRun} tunes its base, then on all of them
 * together. Immutable; the methods that set something return a changed copy.
 *
 * <pre>{@code
 * Experiment experiment = Ablation.of(new Momentum(0.9), new Sgd(0.05))
 *         .data(DataSource.of(Path.of("wine.csv"), "quality"))
 *         .design(new Design.Alone())
 *         .experiment();
 * TunedChain tuned = TuningRun.of(experiment).inMemory().get(0);
 * Chain best = tuned.arm().orElseThrow().chain();
 * }</pre>
 */
public final class TuningRun {

    private final Experiment experiment;
    private final AblationRun base;

    private TuningRun(Experiment experiment, AblationRun base) {
        this.experiment = experiment;
        this.base = base;
    }

    /**
     * Returns the tuning of an experiment's chain and regularizers, on all cores; its designs do not matter.
     *
     * @throws UsageException if nothing is to be tuned, or what is to be is not in the chain
     */
    public static TuningRun of(Experiment experiment) {
        Tuning tuning =
                experiment
                        .tuning()
                        .orElseThrow(
                                () ->
                                        new UsageException(
                                                "Nothing is to be tuned: the experiment says 'tune: none'. Name a hyper-parameter, or leave the key out for the learning rate."));
        for (String parameter : tuning.parameters()) {
            if (!ParameterPath.parse(parameter).isIn(experiment.parts())) {
                throw new UsageException(
                        String.format(
                                "The chain has no %s to tune: it is that of a variant. Leave it out.",
                                parameter));
            }
        }
        return new TuningRun(experiment, AblationRun.alone(experiment));
    }

    private TuningRun with(AblationRun other) {
        return new TuningRun(experiment, other);
    }

    /** Says which components come from plug-ins: the fingerprint of the JAR by the component's name. */
    public TuningRun plugins(Map<String, String> fingerprints) {
        return with(base.plugins(fingerprints));
    }

    /** Sets who hears how far it has come. */
    public TuningRun progress(Progress progress) {
        return with(base.progress(progress));
    }

    /** Sets how trials are carried out. */
    public TuningRun running(Running running) {
        return with(base.running(running));
    }

    /** Gives the data instead of having them read, in the order of the experiment. */
    public TuningRun data(List<LoadedData> data) {
        return with(base.data(data));
    }

    /**
     * Reads the data now, so that several calls need not.
     *
     * @throws org.thalweg.data.DataException if a file cannot be read as the experiment says
     */
    public TuningRun load() {
        return with(base.load());
    }

    /** Returns what is known of the data, in the order of the experiment. */
    public List<DataFacts> facts() {
        return base.facts();
    }

    /**
     * Runs everything, and keeps nothing but what is returned: one for each dataset, in their order.
     *
     * @throws InterruptedException if the thread was interrupted
     */
    public List<TunedChain> inMemory() throws InterruptedException {
        return load().run(InMemoryResults::new);
    }

    /**
     * Runs what the folder does not have yet; so it goes on where it was interrupted. An ablation in the same folder finds the
     * runs of its base.
     *
     * @throws InterruptedException if the thread was interrupted; what had finished is kept in the folder
     */
    public List<TunedChain> in(ResultsFolder folder) throws InterruptedException {
        return load().run(folder::results);
    }

    private List<TunedChain> run(Function<TrialKeys, Results> results) throws InterruptedException {
        List<DataFacts> facts = facts();
        TrialKeys keys = base.keys(facts);
        ChainTuning tuning = new ChainTuning(experiment, base.trials(keys, results.apply(keys)));
        List<TunedChain> tuned = new ArrayList<>();
        for (DataFacts each : facts) {
            tuned.add(tuning.on(each));
        }
        return tuned;
    }
}
