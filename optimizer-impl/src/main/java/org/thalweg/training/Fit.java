package org.thalweg.training;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.thalweg.Block;
import org.thalweg.Regularizer;
import org.thalweg.UsageException;
import org.thalweg.backprop.Program;
import org.thalweg.data.ConfusionMatrix;
import org.thalweg.data.Dataset;
import org.thalweg.data.Metric;
import org.thalweg.engine.Activity;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Descent;
import org.thalweg.parameters.Layout;

/** A trained model: its parameters, how it came to them, and what it predicts. Immutable. */
public final class Fit {

    private final Settings settings;
    private final TrainedModel trained;
    private final Program program;
    private final Variant variant;
    private final Status status;
    private final ImmutableList<Epoch> history;
    private final Optional<Epoch> best;
    private final Supplier<TrainingCheckpoint> checkpoint;
    private final ImmutableMap<String, Double> activity;
    private final ImmutableMap<String, String> remarks;
    private final ImmutableList<String> notes;
    private final long gradients;

    /**
     * @param checkpoint makes the checkpoint, once
     */
    Fit(
            Runner runner,
            Settings settings,
            Units units,
            Program program,
            Dataset train,
            Supplier<TrainingCheckpoint> checkpoint) {
        this.settings = settings;
        this.program = program;
        this.variant = runner.variant();
        this.status = runner.status();
        this.history = ImmutableList.copyOf(runner.history());
        this.best = runner.bestEpoch();
        this.checkpoint = checkpoint;
        this.notes = ImmutableList.copyOf(runner.notes());
        this.gradients = runner.gradients();
        int rows = train.size();
        Optional<String> weights = train.weightColumn();
        this.trained =
                new TrainedModel(
                        settings.model,
                        settings.loss,
                        train.encoding(),
                        units,
                        settings.unseen,
                        program,
                        runner.parameters().clone(),
                        () -> TrainingRecord.of(this, settings, rows, weights));
        this.remarks = ImmutableMap.copyOf(runner.remarks());
        this.activity = settings.watch ? activity(runner) : ImmutableMap.of();
    }

    private Fit(Fit run, double[] parameters) {
        settings = run.settings;
        program = run.program;
        variant = run.variant;
        status = run.status;
        history = run.history;
        best = run.best;
        checkpoint = run.checkpoint;
        notes = run.notes;
        activity = run.activity;
        remarks = run.remarks;
        gradients = run.gradients;
        trained = run.trained.with(parameters);
    }

    /**
     * Returns the same fit with other parameters, such as an exact solution: it predicts with these, and its losses, metrics
     * and penalty are theirs. All else tells of the run as before.
     *
     * @param other as {@link #parameters()}, in the units of the training; copied
     * @throws UsageException if they are not as many as this fit has
     */
    public Fit at(double[] other) {
        if (other.length != program.size()) {
            throw new UsageException(
                    String.format(
                            "There are %d parameters, but the model has %d: %s.",
                            other.length,
                            program.size(),
                            blocks().stream()
                                    .map(b -> b.name() + " " + b.rows() + "×" + b.columns())
                                    .collect(Collectors.joining(", "))));
        }
        return new Fit(this, other.clone());
    }

    /** Returns a dataset in the units of the training, in which exact solutions for {@link #at} are to be sought. */
    public Dataset inUnits(Dataset data) {
        return trained.inUnits(data);
    }

    /** Returns the same fit with the parameters at the start of the run. */
    public Fit untrained() {
        return at(program.initial(settings.seed));
    }

    private ImmutableMap<String, Double> activity(Runner runner) {
        ImmutableMap.Builder<String, Double> all = ImmutableMap.builder();
        all.putAll(runner.activity().summary());
        double penalty = penalty();
        if (!variant.regularizers().isEmpty() && Double.isFinite(penalty)) {
            all.put("objective.penalty", penalty);
        }
        return all.buildOrThrow();
    }

    /** Returns what was trained. */
    public Variant variant() {
        return variant;
    }

    /** Returns how the run ended. */
    public Status status() {
        return status;
    }

    /** Returns the epochs that were trained to their end, those before a checkpoint included. */
    public List<Epoch> history() {
        return history;
    }

    /**
     * Returns the epoch with the least validation loss, the one whose parameters the run ended with; empty unless {@link
     * Training#stopEarly} was asked and an epoch ended with a finite validation loss.
     */
    public Optional<Epoch> best() {
        return best;
    }

    /**
     * Returns how many gradients of single instances this run computed, those that links asked for included, and those before a
     * checkpoint.
     */
    public long gradients() {
        return gradients;
    }

    /** Returns all parameters in one vector: a copy. In standardised units if the training was. */
    public double[] parameters() {
        return trained.parameters();
    }

    /** Returns the names and shapes of the parameters, in the order in which they lie in {@link #parameters()}. */
    public List<Block> blocks() {
        return program.blocks();
    }

    /** Returns where each parameter lies in {@link #parameters()}. */
    public Layout layout() {
        return program.layout();
    }

    /**
     * Returns one parameter: a copy, rows × columns.
     *
     * @throws UsageException if there is none of this name
     */
    public double[][] parameter(String name) {
        return trained.parameter(name);
    }

    /**
     * Returns the state from which {@link Training#resume} continues: that after the last step. Its parameters are those that
     * the chain goes on from, which are others than this fit's where the run stopped early, or where a link keeps an average.
     *
     * <p>Asked for the first time, it goes through the training data once, to know them again.
     *
     * @throws UsageException if the run failed: mostly that was in the middle of a step, from which nobody can go on
     */
    public TrainingCheckpoint checkpoint() {
        if (status instanceof Status.Failed failed) {
            throw new UsageException(
                    "The run failed at step "
                            + failed.step()
                            + ": there is no checkpoint to go on from.");
        }
        return checkpoint.get();
    }

    /**
     * Returns what there is to tell of a run that resumed, a sentence each: hyper-parameters that are no longer what they were, or
     * that no epoch was left; usually nothing.
     */
    public List<String> notes() {
        return notes;
    }

    /** Returns the sum of the penalties of the parameters. */
    public double penalty() {
        List<Regularizer> penalties = variant.regularizers();
        return new Descent(Chain.of(), penalties, blocks(), trained.parameters(), settings.seed)
                .penalty();
    }

    /**
     * Returns what the parts of the chain did, as {@link Activity} names it, and, where there are regularizers, {@code
     * objective.penalty}, the sum of the penalties at the end; empty unless {@link Training#watch} was asked. Of a run that
     * resumed, since then.
     */
    public Map<String, Double> activity() {
        return activity;
    }

    /** Returns what parts of the chain have to tell of the run, by path: how many steps were left out, say; usually nothing. */
    public Map<String, String> remarks() {
        return remarks;
    }

    /**
     * Returns the mean loss over a dataset in original units, without penalties; of standardised or transformed targets if training
     * was. Weighted,
     * where instances are: Σwℓ / Σw. Class weights have no part in it.
     */
    public double loss(Dataset data) {
        return trained.loss(data);
    }

    /**
     * Returns the loss of each instance of a dataset: of these, in order, {@link #loss} is the sum divided by their number, to
     * the bit; where instances have weights, their weighted mean.
     */
    public double[] losses(Dataset data) {
        return trained.losses(data);
    }

    /** Returns the mean loss over a dataset of the parameters at the start of the run. */
    public double untrainedLoss(Dataset data) {
        return untrained().loss(data);
    }

    /**
     * Returns predictions in the units of the targets, one row an instance; for a loss on classes, probabilities. Columns are
     * found by their names, in whatever order they are, as {@link TrainedModel#predict} says.
     *
     * @throws UsageException that names what is missing, if the data lack an input
     */
    public double[][] predict(Dataset data) {
        return trained.predict(data);
    }

    /**
     * Returns what each input adds to each output, in the units of the data: one for each output, in order.
     *
     * @throws UsageException if the model is not linear in its inputs
     */
    public List<Coefficients> coefficients() {
        return trained.coefficients();
    }

    /** Returns the model with these parameters, which outlives the run: it predicts, and can be saved. */
    public TrainedModel trained() {
        return trained;
    }

    /**
     * Saves the model to a file, for {@link TrainedModel#load}: see {@link TrainedModel#save}.
     *
     * @throws UsageException if the run diverged, or if the model could not be made again
     * @throws IOException if the file cannot be written
     */
    public void save(Path file) throws IOException {
        if (status instanceof Status.Diverged) {
            throw new UsageException(
                    "The training "
                            + status
                            + ": the model predicts nothing, and is not saved. Try a smaller learning rate, or clip the gradient.");
        }
        trained.save(file);
    }

    /** Returns a metric of the predictions on a dataset, in the units of the targets. */
    public double metric(Metric metric, Dataset data) {
        return trained.metric(metric, data);
    }

    /** Returns the same of the predictions that the parameters at the start of the run make. */
    public double untrainedMetric(Metric metric, Dataset data) {
        return untrained().metric(metric, data);
    }

    /** Returns how many instances of each class of a dataset are put into which. */
    public ConfusionMatrix confusion(Dataset data) {
        return trained.confusion(data);
    }

    /** Returns one line: the chain, how the run ended, and {@link #notes()} if there are any. */
    @Override
    public String toString() {
        String line = variant.chain() + ": " + status;
        return notes.isEmpty() ? line : line + ". " + String.join(" ", notes);
    }
}
