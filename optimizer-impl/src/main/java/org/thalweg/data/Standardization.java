package org.thalweg.data;

import com.google.common.primitives.ImmutableDoubleArray;
import java.util.Arrays;

/**
 * Brings every column to mean 0 and standard deviation 1, as measured on one dataset: the training part, and nothing else.
 *
 * <pre>
 * z = (x − mean) / scale,   scale = √(Σ(x − mean)² / N)
 * </pre>
 *
 * <p>The standard deviation is the population's, by Welford's recurrence, which is exact for a constant column; its scale is 1,
 * so that it becomes 0. Columns of zeros and ones are treated like any other. Targets that are left as they are have mean 0 and
 * scale 1.
 *
 * @param inputMeans D means
 * @param inputScales D scales, all positive
 * @param targetMeans C means
 * @param targetScales C scales, all positive
 * @see <a href="https://doi.org/10.1080/00401706.1962.10490022">Welford, 1962</a>
 */
public record Standardization(
        ImmutableDoubleArray inputMeans,
        ImmutableDoubleArray inputScales,
        ImmutableDoubleArray targetMeans,
        ImmutableDoubleArray targetScales) {

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

    /**
     * Returns the dataset in standard units.
     *
     * @throws DataException if it has other numbers of inputs or outputs than the dataset of {@code fit}
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
                        data.size(),
                        data::copyInputs,
                        table.inputs().none(),
                        inputMeans,
                        inputScales),
                standardized(
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

    /** Writes the values of an instance into an array, from an index on. */
    @FunctionalInterface
    private interface Instances {
        void copy(int instance, double[] to, int at);
    }

    private static Rows standardized(
            int size,
            Instances instances,
            Rows.Builder result,
            ImmutableDoubleArray means,
            ImmutableDoubleArray scales) {
        double[] row = new double[means.length()];
        for (int i = 0; i < size; i++) {
            instances.copy(i, row, 0);
            for (int j = 0; j < row.length; j++) {
                row[j] = (row[j] - means.get(j)) / scales.get(j);
            }
            result.add(row);
        }
        return result.build();
    }

    private record Moments(ImmutableDoubleArray means, ImmutableDoubleArray scales) {

        static Moments none(int columns) {
            double[] ones = new double[columns];
            Arrays.fill(ones, 1);
            return new Moments(
                    ImmutableDoubleArray.copyOf(new double[columns]),
                    ImmutableDoubleArray.copyOf(ones));
        }

        static Moments of(int size, int width, Instances instances) {
            double[] row = new double[width];
            double[] mean = new double[width];
            double[] squares = new double[width];
            for (int i = 0; i < size; i++) {
                instances.copy(i, row, 0);
                for (int j = 0; j < row.length; j++) {
                    double delta = row[j] - mean[j];
                    mean[j] += delta / (i + 1);
                    squares[j] += delta * (row[j] - mean[j]);
                }
            }
            double[] scale =
                    Arrays.stream(squares).map(s -> s == 0 ? 1 : Math.sqrt(s / size)).toArray();
            return new Moments(
                    ImmutableDoubleArray.copyOf(mean), ImmutableDoubleArray.copyOf(scale));
        }
    }
}
