package org.thalweg.training;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.thalweg.Block;
import org.thalweg.Regularizer;
import org.thalweg.UsageException;
import org.thalweg.backprop.Backpropagation;
import org.thalweg.backprop.Minibatch;
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

    private static final int[] ALONE = {0};

    /** Instances in a tile: allocating buffers for more takes longer than the tiles do, 47 instead of 38 µs for 500. */
    private static final int AT_ONCE = 32;

    private final Settings settings;
    private final Units units;
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
    private final double[] parameters;

    /**
     * @param checkpoint makes the checkpoint, once
     */
    Fit(
            Runner runner,
            Settings settings,
            Units units,
            Program program,
            Supplier<TrainingCheckpoint> checkpoint) {
        this.settings = settings;
        this.units = units;
        this.program = program;
        this.variant = runner.variant();
        this.status = runner.status();
        this.history = ImmutableList.copyOf(runner.history());
        this.best = runner.bestEpoch();
        this.checkpoint = checkpoint;
        this.notes = ImmutableList.copyOf(runner.notes());
        this.gradients = runner.gradients();
        this.parameters = runner.parameters().clone();
        this.remarks = ImmutableMap.copyOf(runner.remarks());
        this.activity = settings.watch ? activity(runner) : ImmutableMap.of();
    }

    private Fit(Fit run, double[] parameters) {
        settings = run.settings;
        units = run.units;
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
        this.parameters = parameters;
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
        requireSameShape(data);
        return units.of(data);
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
        return parameters.clone();
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
        Block block =
                blocks().stream()
                        .filter(candidate -> candidate.name().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new UsageException(
                                                String.format(
                                                        "The model has no parameter '%s'. It has %s.",
                                                        name,
                                                        String.join(
                                                                ", ",
                                                                blocks().stream()
                                                                        .map(Block::name)
                                                                        .toList()))));
        double[][] matrix = new double[block.rows()][block.columns()];
        for (int r = 0; r < block.rows(); r++) {
            System.arraycopy(
                    parameters,
                    layout().from(block) + r * block.columns(),
                    matrix[r],
                    0,
                    block.columns());
        }
        return matrix;
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
        return new Descent(Chain.of(), penalties, blocks(), parameters, settings.seed).penalty();
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

    /** Returns the mean loss over a dataset in original units, without penalties; in standardised units if training was. */
    public double loss(Dataset data) {
        double[] loss = new double[1];
        Minibatch all = all(data);
        passes(all).loss(all, ALONE, new double[][] {parameters}, loss);
        return loss[0];
    }

    /**
     * Returns the loss of each instance of a dataset: of these, in order, {@link #loss} is the sum divided by their number, to
     * the bit.
     */
    public double[] losses(Dataset data) {
        double[][] losses = {new double[data.size()]};
        Minibatch all = all(data);
        passes(all).losses(all, ALONE, new double[][] {parameters}, losses);
        return losses[0];
    }

    /** Returns the mean loss over a dataset of the parameters at the start of the run. */
    public double untrainedLoss(Dataset data) {
        return untrained().loss(data);
    }

    /**
     * Returns predictions in the units of the targets, one row an instance; for a loss on classes, probabilities.
     *
     * @throws UsageException if the data have another number of inputs or outputs than the training data
     */
    public double[][] predict(Dataset data) {
        double[] flat = predictFlat(data);
        int outputs = program.outputs();
        double[][] rows = new double[data.size()][outputs];
        for (int n = 0; n < rows.length; n++) {
            System.arraycopy(flat, n * outputs, rows[n], 0, outputs);
        }
        return rows;
    }

    /** Returns a metric of the predictions on a dataset, in the units of the targets. */
    public double metric(Metric metric, Dataset data) {
        return metric.of(predictFlat(data), data);
    }

    /** Returns the same of the predictions that the parameters at the start of the run make. */
    public double untrainedMetric(Metric metric, Dataset data) {
        return untrained().metric(metric, data);
    }

    /** Returns how many instances of each class of a dataset are put into which. */
    public ConfusionMatrix confusion(Dataset data) {
        return ConfusionMatrix.of(predictFlat(data), data);
    }

    private double[] predictFlat(Dataset data) {
        requireRoom((long) data.size() * program.outputs());
        double[][] scores = {new double[data.size() * program.outputs()]};
        Minibatch all = all(data);
        passes(all).predict(all, ALONE, new double[][] {parameters}, scores);
        return units.predictions(settings.loss, program.outputs(), scores[0]);
    }

    /** An array holds a few elements less than there are indices, on some machines. */
    static void requireRoom(long predictions) {
        if (predictions > Integer.MAX_VALUE - 8) {
            throw new UsageException(
                    String.format(
                            "There would be %d predictions, more than an array holds. Predict some instances at a time.",
                            predictions));
        }
    }

    private Backpropagation passes(Minibatch batch) {
        return new Backpropagation(program, 1, Math.min(AT_ONCE, batch.size()));
    }

    private Minibatch all(Dataset data) {
        return Minibatch.all(inUnits(data));
    }

    private void requireSameShape(Dataset data) {
        if (data.inputs() != program.inputs() || data.outputs() != program.outputs()) {
            throw new UsageException(
                    String.format(
                            "The data have %d inputs and %d outputs, the model was trained with %d and %d.",
                            data.inputs(), data.outputs(), program.inputs(), program.outputs()));
        }
    }

    /** Returns one line: the chain, how the run ended, and {@link #notes()} if there are any. */
    @Override
    public String toString() {
        String line = variant.chain() + ": " + status;
        return notes.isEmpty() ? line : line + ". " + String.join(" ", notes);
    }
}
