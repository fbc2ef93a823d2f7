package org.thalweg.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.thalweg.Block;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.UsageException;
import org.thalweg.backprop.AffineMap;
import org.thalweg.backprop.Backpropagation;
import org.thalweg.backprop.Minibatch;
import org.thalweg.backprop.Program;
import org.thalweg.catalog.Catalog;
import org.thalweg.data.ConfusionMatrix;
import org.thalweg.data.Dataset;
import org.thalweg.data.Encoding;
import org.thalweg.data.Metric;
import org.thalweg.data.Preprocessing;
import org.thalweg.data.Standardization;
import org.thalweg.data.Unseen;
import org.thalweg.files.OutputFile;
import org.thalweg.parameters.Layout;

/**
 * A model with its parameters, and all that it takes to predict: the columns that its inputs are made of, units, targets or
 * classes. It outlives the run that it comes from, in a file, but cannot train on: that is what checkpoints are for. Immutable.
 *
 * <pre>{@code
 * fit.save(Path.of("model.thalweg"));
 * double[][] predictions = TrainedModel.load(Path.of("model.thalweg")).predict(data);
 * }</pre>
 *
 * <p>Data are matched by the names of their columns, in whatever order they are, if they have names, as {@link
 * Dataset#inputsLike} says; else by position.
 */
public final class TrainedModel {

    private static final int[] ALONE = {0};

    /** Instances in a tile: allocating buffers for more takes longer than the tiles do, 47 instead of 38 µs for 500. */
    private static final int AT_ONCE = 32;

    private final Model model;
    private final Loss loss;
    private final Encoding encoding;
    private final Units units;
    private final Program program;
    private final double[] parameters;
    private final Unseen unseen;
    private final Supplier<TrainingRecord> training;

    /**
     * @param unseen what becomes of a category that is not in the encoding
     * @param parameters not copied, not to be changed
     * @param training asked for when it is wanted: texts of components take time
     */
    TrainedModel(
            Model model,
            Loss loss,
            Encoding encoding,
            Units units,
            Unseen unseen,
            Program program,
            double[] parameters,
            Supplier<TrainingRecord> training) {
        this.model = model;
        this.loss = loss;
        this.encoding = encoding;
        this.units = units;
        this.unseen = unseen;
        this.program = program;
        this.parameters = parameters;
        this.training = training;
    }

    /**
     * Reads a model that was saved, whose components are on the class path.
     *
     * @throws UsageException if the file is no model, is damaged, was changed, or is of a newer version of its format, or if a
     *     component is not there
     * @throws IOException if it cannot be read
     */
    public static TrainedModel load(Path file) throws IOException {
        try (Catalog catalog = Catalog.standard()) {
            return load(file, catalog);
        }
    }

    /** Reads a model that was saved, whose components are in a catalog, as of plug-ins: else as {@link #load(Path)}. */
    public static TrainedModel load(Path file, Catalog catalog) throws IOException {
        return new ModelFile(file).read(catalog);
    }

    /**
     * Writes this model to a file, replacing one that is there: JSON, whose numbers are these to the bit.
     *
     * @throws UsageException if there is a file that is no model, such as the data, if a parameter is no number, as after a run that diverged, or if model or loss could not be made
     *     again: they must be records
     * @throws IOException if the file cannot be written; an older one is then still whole
     */
    public void save(Path file) throws IOException {
        new ModelFile(file).write(this);
    }

    /**
     * Does nothing if a model can be written here, as far as one can tell before.
     *
     * @throws UsageException that says why not; also if there is a file that is no model, such as the data
     */
    public static void requireWritable(Path file) {
        OutputFile output = new OutputFile(file);
        output.requireReplaceable();
        output.requireNoOther("model", ModelFile.BEGINNING);
    }

    /** Returns the same model, which says of which data it is: a name for people. */
    public TrainedModel ofData(String name) {
        return new TrainedModel(
                model,
                loss,
                encoding,
                units,
                unseen,
                program,
                parameters,
                () -> training().ofData(name));
    }

    /** Returns the same model with another way to treat categories that its training data did not have. */
    public TrainedModel unseen(Unseen policy) {
        return new TrainedModel(
                model, loss, encoding, units, policy, program, parameters, training);
    }

    /** The same model with other parameters; not copied. */
    TrainedModel with(double[] others) {
        return new TrainedModel(model, loss, encoding, units, unseen, program, others, training);
    }

    /** Returns the model as a component. */
    public Model model() {
        return model;
    }

    /** Returns the loss that it was trained by as a component. */
    public Loss lossFunction() {
        return loss;
    }

    /** Returns the columns that its inputs and outputs are made of. */
    public Encoding encoding() {
        return encoding;
    }

    /** Returns the units that its parameters are in; empty if they are those of the data. */
    public Optional<Standardization> standardization() {
        return preprocessing().standard();
    }

    /** Returns what becomes of data before the model sees them, and of its predictions. */
    public Preprocessing preprocessing() {
        return units.preprocessing();
    }

    /** Returns what becomes of a category that the training data did not have. */
    public Unseen unseen() {
        return unseen;
    }

    /**
     * Returns how many instances have a category that the training data did not have, by the names of its column, or of its input
     * where the data that the training data are a part of have it: such a category is ignored in any case, others if {@link
     * #unseen()} says so.
     */
    public Map<String, Integer> ignored(Dataset data) {
        Map<String, Integer> ignored = new LinkedHashMap<>(data.unseen(encoding));
        ignored.putAll(preprocessing().ignored(data.inputsLike(encoding, Unseen.IGNORE)));
        return ignored;
    }

    /** Returns how it came about. */
    public TrainingRecord training() {
        return training.get();
    }

    /** Returns all parameters in one vector: a copy. In standardised units if the training was. */
    public double[] parameters() {
        return parameters.clone();
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
        List<Block> blocks = layout().blocks();
        Block block =
                blocks.stream()
                        .filter(candidate -> candidate.name().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new UsageException(
                                                String.format(
                                                        "The model has no parameter '%s'. It has %s.",
                                                        name,
                                                        blocks.stream()
                                                                .map(Block::name)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
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
     * Returns what each input adds to each output, in the units of the data: one for each output, in order.
     *
     * @throws UsageException if the model is not linear in its inputs
     */
    public List<Coefficients> coefficients() {
        return linear().orElseThrow(
                        () ->
                                new UsageException(
                                        "The model "
                                                + model.name()
                                                + " is not linear in its inputs, and has no coefficients. Its parameters are in parameters()."));
    }

    /** Returns the same; empty if the model is not linear in its inputs. */
    public Optional<List<Coefficients>> linear() {
        return AffineMap.of(program, parameters)
                .map(map -> Coefficients.of(map, preprocessing(), encoding));
    }

    /**
     * Returns predictions in the units of the targets, one row an instance; for a loss on classes, probabilities. Targets in the
     * data do not matter; columns that the model does not know are left out: see {@link #surplus}. Inputs that are missing are
     * filled if the model was trained so.
     *
     * @throws UsageException that names what is missing, if the data lack an input, have a category that the training data
     *     did not have, or lack a value that is not filled; if they or those of the training have no names, if their inputs are not as many
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

    /** Returns the columns of inputs that the model does not know, and which {@link #predict} leaves out. */
    public List<String> surplus(Dataset data) {
        return data.surplus(encoding);
    }

    private double[] predictFlat(Dataset data) {
        requireRoom((long) data.size() * program.outputs());
        double[][] scores = {new double[data.size() * program.outputs()]};
        Minibatch all = Minibatch.all(units.ofInputs(data.inputsLike(encoding, unseen)));
        passes(all).predict(all, ALONE, new double[][] {parameters}, scores);
        return units.predictions(loss, program.outputs(), scores[0]);
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

    /** Returns a metric of the predictions on a dataset, in the units of the targets. */
    public double metric(Metric metric, Dataset data) {
        return metrics(List.of(metric), data).get(0);
    }

    /** Returns several metrics, in order, of predictions that are made once. */
    public List<Double> metrics(List<Metric> metrics, Dataset data) {
        Dataset matched = matched(data);
        double[] predictions = predictFlat(matched);
        return metrics.stream().map(metric -> metric.of(predictions, matched)).toList();
    }

    /** Returns how many instances of each class of a dataset are put into which. */
    public ConfusionMatrix confusion(Dataset data) {
        Dataset matched = matched(data);
        return ConfusionMatrix.of(predictFlat(matched), matched);
    }

    /**
     * Returns the mean loss over a dataset, without penalties; of standardised or transformed targets if training was.
     * Weighted, where instances are: Σwℓ / Σw.
     *
     * @throws UsageException if all weights are 0
     */
    public double loss(Dataset data) {
        double[] mean = new double[1];
        Dataset counted = Weighting.counted(data, "to measure on");
        Minibatch all = Weighting.OWN.all(inUnits(counted));
        passes(all).loss(all, ALONE, new double[][] {parameters}, mean);
        return mean[0];
    }

    /**
     * Returns the loss of each instance of a dataset: of these, in order, {@link #loss} is the sum divided by their number, to
     * the bit; where instances have weights, their weighted mean.
     */
    public double[] losses(Dataset data) {
        double[][] losses = {new double[data.size()]};
        Minibatch all = Minibatch.all(inUnits(data));
        passes(all).losses(all, ALONE, new double[][] {parameters}, losses);
        return losses[0];
    }

    /** Returns a dataset in the units of the training, its columns in their order. */
    Dataset inUnits(Dataset data) {
        return units.of(matched(data));
    }

    private Dataset matched(Dataset data) {
        return data.like(encoding, unseen);
    }

    private Backpropagation passes(Minibatch batch) {
        return new Backpropagation(program, 1, Math.min(AT_ONCE, batch.size()));
    }

    Program program() {
        return program;
    }

    /** Returns one line: the model, and what it predicts from how many inputs. */
    @Override
    public String toString() {
        return String.format(
                "%s of %d inputs: %s",
                model.name(), program.inputs(), String.join(", ", encoding.outputNames()));
    }
}
