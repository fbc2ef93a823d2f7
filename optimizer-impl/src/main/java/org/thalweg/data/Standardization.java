package org.thalweg.data;

import com.google.common.primitives.ImmutableDoubleArray;
import java.util.List;
import org.thalweg.text.Numbers;

/**
 * Brings every column to mean 0 and standard deviation 1, as measured on one dataset: the training part, and nothing else.
 *
 * <pre>
 * z = (x − mean) / scale,   scale = √(Σ(x − mean)² / N)
 * </pre>
 *
 * <p>The standard deviation is the population's. A column is constant if its values differ by no more than 10⁻¹⁵ of their size,
 * which is rounding; its scale is 1, and it becomes 0. Columns of zeros and ones are treated like any other. Targets that are
 * left as they are have mean 0 and scale 1.
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
        if (train.size() == 0) {
            throw new DataException(
                    "An empty dataset has no mean. Fit the standardisation on the training part.");
        }
        Moments inputs = Moments.of(train.size(), train.inputs(), train::copyInputs);
        boolean change = targetsToo && !train.isClassification();
        Moments targets =
                change
                        ? Moments.of(train.size(), train.outputs(), train::copyTargets)
                        : Moments.none(train.outputs());
        return new Standardization(
                inputs.means(), inputs.scales(), targets.means(), targets.scales());
    }

    /** Returns whether values so far apart are one, but for rounding. */
    static boolean isRounding(double difference, double size) {
        return difference <= ROUNDING * size;
    }

    /**
     * Returns the dataset in standard units.
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
        AllRows table = data.table();
        return data.withValues(
                standardized(
                        data.inputNames(),
                        data.size(),
                        data::copyInputs,
                        table.inputs().none(),
                        inputMeans,
                        inputScales),
                standardized(
                        data.outputNames(),
                        data.size(),
                        data::copyTargets,
                        table.targets().none(),
                        targetMeans,
                        targetScales));
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

    private static Rows standardized(
            List<String> names,
            int size,
            Moments.Instances instances,
            Rows.Builder result,
            ImmutableDoubleArray means,
            ImmutableDoubleArray scales) {
        double[] row = new double[means.length()];
        for (int i = 0; i < size; i++) {
            instances.copy(i, row, 0);
            for (int j = 0; j < row.length; j++) {
                double value = row[j];
                row[j] = standardized(value, means.get(j), scales.get(j));
                if (!Double.isFinite(row[j])) {
                    throw new DataException(
                            "The column '%s' has the value %s. That is too far from those it is standardized by, of mean %s and deviation %s, to be a number in these units. Correct it, or leave its row out."
                                    .formatted(
                                            names.get(j),
                                            Numbers.shortest(value),
                                            Numbers.rounded(means.get(j), 3),
                                            Numbers.rounded(scales.get(j), 3)));
                }
            }
            result.add(row);
        }
        return result.build();
    }

    private static double standardized(double value, double mean, double scale) {
        // The scale of a constant column: what differs from it by rounding only is no other value.
        boolean same = scale == 1 && isRounding(Math.abs(value - mean), Math.abs(mean));
        return same ? 0 : (value - mean) / scale;
    }
}
