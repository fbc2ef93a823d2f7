package org.thalweg.data;

import com.google.common.primitives.ImmutableDoubleArray;
import org.thalweg.text.Numbers;

/**
 * Brings every column to mean 0 and standard deviation 1, as measured on one dataset: the training part, and nothing else.
 *
 * <pre>
 * z = (x − mean) / scale,   scale = √(Σ(x − mean)² / N)
 * </pre>
 *
 * <p>The standard deviation is the population's; where instances have weights, both sums are weighted, and N is the sum of the
 * weights. A column is constant if its values differ by no more than 10⁻¹⁵ of their size, which is rounding; its scale is 1, and
 * it becomes 0. Columns of zeros and ones are treated like any other. Targets that are left as they are have mean 0 and scale 1.
 *
 * @param inputMeans D means
 * @param inputScales D scales, all positive
 * @param targetMeans C means
 * @param targetScales C scales, all positive
 */
public record Standardization(
        ImmutableDoubleArray inputMeans,
        ImmutableDoubleArray inputScales,
        ImmutableDoubleArray targetMeans,
        ImmutableDoubleArray targetScales) {

    private static final double ROUNDING = 1e-15;

    /**
     * Inputs up to so many, 64 MB, are copied in these units, so that each epoch need not divide; of more there is a view.
     */
    static final int MOST_COPIED = 1 << 23;

    /** Returns the standardisation of the inputs of this dataset; targets are left as they are. */
    public static Standardization fit(Dataset train) {
        return fit(train, false);
    }

    /**
     * Returns the standardisation of the inputs of this dataset and, if asked for, of its targets.
     * The targets of a classification are never changed.
     *
     * @throws DataException if the dataset is empty
     */
    public static Standardization fit(Dataset train, boolean targetsToo) {
        Dataset counted = train.counted();
        if (counted.size() == 0) {
            throw new DataException(
                    (train.size() == 0
                                    ? "An empty dataset has no mean."
                                    : "Instances that all have the weight 0 have no mean.")
                            + " Fit the standardisation on the training part.");
        }
        if (train.lacksAny() && !train.missing().isEmpty()) {
            throw new DataException(
                    "The data lack values of %s. Fill them before they are standardized: Preprocessing does both."
                            .formatted(FileOrigin.counts(train.missing())));
        }
        Moments inputs = moments(counted, counted.inputs(), counted::copyInputs);
        boolean change = targetsToo && !train.isClassification();
        Moments targets =
                change
                        ? moments(counted, counted.outputs(), counted::copyTargets)
                        : Moments.none(train.outputs());
        return new Standardization(
                inputs.means(), inputs.scales(), targets.means(), targets.scales());
    }

    private static Moments moments(Dataset data, int width, Moments.Instances instances) {
        return Moments.of(data.size(), data.weights(), width, instances);
    }

    /** Returns whether values so far apart are one, but for rounding. */
    static boolean isRounding(double difference, double size) {
        return difference <= ROUNDING * size;
    }

    /**
     * Returns the dataset in standard units: a copy if it is small, else a view.
     *
     * @throws DataException if it has other numbers of inputs or outputs than the dataset of {@code fit}, or a value so far from
     *     the mean that it is no number in standard units
     */
    public Dataset apply(Dataset data) {
        if (data.inputs() != inputMeans.length() || data.outputs() != targetMeans.length()) {
            throw new DataException(
                    "The standardisation was fitted to %d inputs and %d outputs, but the dataset has %d and %d."
                            .formatted(
                                    inputMeans.length(),
                                    targetMeans.length(),
                                    data.inputs(),
                                    data.outputs()));
        }
        return apply(data, MOST_COPIED);
    }

    Dataset apply(Dataset data, int mostCopied) {
        Dataset original = data.isAsItLies() ? data : data.copy();
        Dataset view =
                original.in(
                        new Rescaling(inputMeans, inputScales),
                        new Rescaling(targetMeans, targetScales));
        checkFinite(view, data);
        return (long) view.size() * view.inputs() <= mostCopied ? view.copy() : view;
    }

    private void checkFinite(Dataset view, Dataset data) {
        double[] row = new double[view.inputs() + view.outputs()];
        for (int i = 0; i < view.size(); i++) {
            view.copyRow(i, row);
            for (int j = 0; j < row.length; j++) {
                if (!Double.isFinite(row[j])) {
                    boolean isInput = j < view.inputs();
                    int k = isInput ? j : j - view.inputs();
                    throw new DataException(
                            "The column '%s' has the value %s. That is too far from those it is standardized by, of mean %s and deviation %s, to be a number in these units. Correct it, or leave its row out."
                                    .formatted(
                                            (isInput ? view.inputNames() : view.outputNames())
                                                    .get(k),
                                            Numbers.shortest(
                                                    isInput ? data.input(i, k) : data.target(i, k)),
                                            Numbers.rounded(
                                                    (isInput ? inputMeans : targetMeans).get(k), 3),
                                            Numbers.rounded(
                                                    (isInput ? inputScales : targetScales).get(k),
                                                    3)));
                }
            }
        }
    }

    /**
     * Returns predictions, C to an instance, instance by instance, in the units of the original targets.
     *
     * @throws DataException if their number is not a multiple of C
     */
    public double[] predictionsToOriginal(double[] predictions) {
        int outputs = targetMeans.length();
        if (predictions.length % outputs != 0) {
            throw new DataException(
                    "There are %d predictions for %d outputs. Give each instance one per output."
                            .formatted(predictions.length, outputs));
        }
        double[] original = new double[predictions.length];
        for (int i = 0; i < predictions.length; i++) {
            original[i] =
                    predictions[i] * targetScales.get(i % outputs) + targetMeans.get(i % outputs);
        }
        return original;
    }
}
