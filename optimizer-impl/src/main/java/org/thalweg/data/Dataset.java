package org.thalweg.data;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * N instances of D inputs and C targets each: dense, finite, immutable.
 *
 * <p>Values lie instance by instance, in chunks, so that N × D may exceed one Java array. Two
 * datasets are equal when their shapes, names and values are.
 */
public final class Dataset {

    private final Rows inputs;
    private final Rows targets;
    private final ImmutableList<String> inputNames;
    private final ImmutableList<String> outputNames;
    private final boolean classification;
    private final int skippedRows;

    private Dataset(
            Rows inputs,
            Rows targets,
            List<String> inputNames,
            List<String> outputNames,
            boolean classification,
            int skippedRows) {
        this.inputs = inputs;
        this.targets = targets;
        this.inputNames = ImmutableList.copyOf(inputNames);
        this.outputNames = ImmutableList.copyOf(outputNames);
        this.classification = classification;
        this.skippedRows = skippedRows;
    }

    /** Returns a reader of this CSV file; nothing is read before the reader is told the target. */
    public static Csv csv(Path file) {
        return new Csv(file);
    }

    /**
     * Returns a dataset of copies of these values, one row an instance, with inputs named x1, x2, …
     * and outputs y1, y2, ….
     *
     * @throws DataException if there is no row, no input or no target, if rows differ in length, or
     *     if a value is not finite
     */
    public static Dataset of(double[][] inputs, double[][] targets) {
        if (inputs.length != targets.length) {
            throw new DataException(
                    "There are %d rows of inputs but %d rows of targets. Give each instance both."
                            .formatted(inputs.length, targets.length));
        }
        Rows x = Rows.of("inputs", inputs);
        Rows y = Rows.of("targets", targets);
        return of(x, y, Names.numbered("x", x.width()), Names.numbered("y", y.width()), 0);
    }

    static Dataset of(
            Rows inputs,
            Rows targets,
            List<String> inputNames,
            List<String> outputNames,
            int skippedRows) {
        return new Dataset(
                inputs, targets, inputNames, outputNames, targets.areClasses(), skippedRows);
    }

    /** The same names and the same kind of task, other values. */
    Dataset withValues(Rows newInputs, Rows newTargets) {
        return new Dataset(newInputs, newTargets, inputNames, outputNames, classification, 0);
    }

    /** The same dataset with other chunks: for tests, which cannot fill the ordinary ones. */
    Dataset withChunk(int values) {
        return new Dataset(
                inputs.withChunk(values),
                targets.withChunk(values),
                inputNames,
                outputNames,
                classification,
                skippedRows);
    }

    Rows inputRows() {
        return inputs;
    }

    Rows targetRows() {
        return targets;
    }

    /** Returns N, the number of instances. */
    public int size() {
        return inputs.size();
    }

    /** Returns D, the number of inputs of each instance. */
    public int inputs() {
        return inputs.width();
    }

    /** Returns C, the number of targets of each instance. */
    public int outputs() {
        return targets.width();
    }

    /** Returns D names. */
    public List<String> inputNames() {
        return inputNames;
    }

    /** Returns C names; of a dataset read with {@code classes}, the names of the classes. */
    public List<String> outputNames() {
        return outputNames;
    }

    /** Returns one value of one instance, both counted from 0. */
    public double input(int instance, int feature) {
        return inputs.at(instance, feature);
    }

    /** Returns one target of one instance, both counted from 0. */
    public double target(int instance, int output) {
        return targets.at(instance, output);
    }

    /** Writes the D inputs of an instance into the array, beginning at the given index. */
    public void copyInputs(int instance, double[] to, int at) {
        inputs.copy(instance, to, at);
    }

    /** Writes the C targets of an instance into the array, beginning at the given index. */
    public void copyTargets(int instance, double[] to, int at) {
        targets.copy(instance, to, at);
    }

    /**
     * Returns whether the targets say which class an instance is of: every target 0 or 1 and, with
     * several outputs, exactly one of them 1. A part of a dataset is a classification if the whole
     * is, even if the part is empty.
     */
    public boolean isClassification() {
        return classification;
    }

    /**
     * Returns the names of the classes, in the order of {@link #classOf}: the outputs' names, or
     * "0" and "1" with a single output; empty if this is no classification.
     */
    public List<String> classNames() {
        if (!classification) {
            return List.of();
        }
        return outputs() == 1 ? List.of("0", "1") : outputNames;
    }

    /**
     * Returns the number, from 0, of the class of an instance; of no meaning unless {@link
     * #isClassification()}.
     */
    public int classOf(int instance) {
        if (outputs() == 1) {
            return target(instance, 0) == 1 ? 1 : 0;
        }
        int k = 0;
        while (k < outputs() - 1 && target(instance, k) != 1) {
            k++;
        }
        return k;
    }

    /**
     * Returns how many rows of the file were left out for a missing value; 0 for a dataset that was
     * not read from a file.
     */
    public int skippedRows() {
        return skippedRows;
    }

    /**
     * Returns a dataset of these instances, counted from 0, in the order given; one may occur
     * again.
     */
    public Dataset select(int[] instances) {
        return withValues(inputs.select(instances), targets.select(instances));
    }

    /**
     * Returns the same values under other names.
     *
     * @throws DataException if the names are not D and C in number or if one occurs twice among the
     *     inputs or the outputs
     */
    public Dataset withNames(List<String> newInputNames, List<String> newOutputNames) {
        Names.check("inputs", inputs(), newInputNames);
        Names.check("outputs", outputs(), newOutputNames);
        return new Dataset(
                inputs, targets, newInputNames, newOutputNames, classification, skippedRows);
    }

    /**
     * Returns 64 hexadecimal digits: the SHA-256 of shape, names and values. Equal datasets have
     * equal hashes.
     */
    public String hash() {
        return Fingerprint.of(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Dataset that
                && inputNames.equals(that.inputNames)
                && outputNames.equals(that.outputNames)
                && inputs.sameAs(that.inputs)
                && targets.sameAs(that.targets);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * size() + inputNames.hashCode()) + outputNames.hashCode();
    }

    @Override
    public String toString() {
        return "Dataset of %d × %d inputs, %s: %s"
                .formatted(
                        size(),
                        inputs(),
                        classification ? "classes" : "targets",
                        String.join(", ", classification ? classNames() : outputNames));
    }
}
