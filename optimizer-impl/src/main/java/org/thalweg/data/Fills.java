package org.thalweg.data;

import com.google.common.primitives.ImmutableDoubleArray;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.thalweg.data.Encoding.Source;

/**
 * What stands in the place of inputs that are missing, as found in the training part.
 *
 * @param by how
 * @param values D, one for each input; of a column of categories 1 for the most frequent, 0 for the others
 */
public record Fills(Imputation by, ImmutableDoubleArray values) {

    /**
     * Returns what fills the gaps of these data, all of which count, and of those that a model that was trained on them sees.
     *
     * @throws DataException if a column has no value at all
     */
    static Fills fit(Dataset train, Imputation by) {
        double[] values = new double[train.inputs()];
        int at = 0;
        for (Source source : train.encoding().inputs()) {
            Dataset present = present(train, source, at);
            if (source.isCategorical()) {
                values[at + mostFrequent(present, at, source.width())] = 1;
            } else {
                values[at] = by == Imputation.MEAN ? mean(present, at) : median(present, at);
            }
            at += source.width();
        }
        return new Fills(by, ImmutableDoubleArray.copyOf(values));
    }

    /** The instances of which a column is there. */
    private static Dataset present(Dataset train, Source source, int input) {
        if (!train.lacksAny()) {
            return train;
        }
        int[] present =
                IntStream.range(0, train.size()).filter(i -> !train.isMissing(i, input)).toArray();
        if (present.length == 0) {
            throw new DataException(
                    "The column '%s' has no value in any of the %d rows to train on: there is nothing to fill it with. Leave the column out."
                            .formatted(source.name(), train.size()));
        }
        return train.select(present);
    }

    private static int mostFrequent(Dataset data, int first, int width) {
        IntToDoubleFunction weights = data.weights();
        double[] counts = new double[width];
        for (int i = 0; i < data.size(); i++) {
            for (int k = 0; k < width; k++) {
                counts[k] += data.input(i, first + k) == 1 ? weights.applyAsDouble(i) : 0;
            }
        }
        int most = 0;
        for (int k = 1; k < width; k++) {
            most = counts[k] > counts[most] ? k : most;
        }
        return most;
    }

    private static double mean(Dataset data, int input) {
        return Moments.of(
                        data.size(),
                        data.weights(),
                        1,
                        (i, to, at) -> to[at] = data.input(i, input))
                .means()
                .get(0);
    }

    /** The value at which half of all weight is reached; if exactly half is, the mean of it and the next. */
    private static double median(Dataset data, int input) {
        double[] values =
                IntStream.range(0, data.size()).mapToDouble(i -> data.input(i, input)).toArray();
        if (!data.isWeighted()) {
            Arrays.sort(values);
            return between(values[(values.length - 1) / 2], values[values.length / 2]);
        }
        int[] order =
                IntStream.range(0, values.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> values[i]))
                        .mapToInt(i -> i)
                        .toArray();
        double half = Arrays.stream(order).mapToDouble(data::weightOf).sum() / 2;
        double sum = data.weightOf(order[0]);
        int n = 0;
        while (sum < half) {
            n++;
            sum += data.weightOf(order[n]);
        }
        int next = sum == half ? n + 1 : n;
        return between(values[order[n]], values[order[next]]);
    }

    private static double between(double lower, double upper) {
        double sum = lower + upper;
        return Double.isFinite(sum) ? sum / 2 : lower / 2 + upper / 2;
    }

    /** Fills the gaps of an instance's inputs, in place. */
    void fill(double[] inputs) {
        for (int j = 0; j < inputs.length; j++) {
            inputs[j] = Double.isNaN(inputs[j]) ? values.get(j) : inputs[j];
        }
    }
}
