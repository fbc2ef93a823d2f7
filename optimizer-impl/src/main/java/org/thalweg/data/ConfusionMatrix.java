package org.thalweg.data;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.thalweg.text.Numbers;

/**
 * How many instances of each class were put into each: rows are the true classes, columns the predicted ones. Where instances have
 * weights, shares are those of the weights, and instances of weight 0 are left out. Immutable.
 */
public final class ConfusionMatrix {

    private static final int DIGITS = 6;

    private final ImmutableList<String> classes;
    private final boolean weighted;

    /** With a column more: instances that have a prediction of NaN, and so are put into none. */
    private final int[][] counts;

    /** The sums of the weights of these. */
    private final double[][] weights;

    private ConfusionMatrix(List<String> classes, boolean weighted) {
        this.classes = ImmutableList.copyOf(classes);
        this.weighted = weighted;
        this.counts = new int[classes.size()][classes.size() + 1];
        this.weights = new double[classes.size()][classes.size() + 1];
    }

    /**
     * Returns the matrix of these predictions, C to an instance. An instance is put into the class with the highest prediction,
     * the first of several, or, with a single output, into class 1 if the prediction is above ½.
     *
     * @throws DataException if there are not N·C predictions, or the targets are no classes
     */
    public static ConfusionMatrix of(double[] predictions, Dataset actual) {
        if (!actual.isClassification()) {
            throw new DataException(
                    "A confusion matrix needs targets that are classes. Read the dataset with `classes`.");
        }
        Judged judged = Judged.of("A confusion matrix", predictions, actual);
        Dataset data = judged.actual();
        ConfusionMatrix matrix = new ConfusionMatrix(data.classNames(), data.isWeighted());
        IntToDoubleFunction weights = data.weights();
        for (int i = 0; i < data.size(); i++) {
            int truth = data.classOf(i);
            int predicted =
                    predictedClass(judged.predictions(), i, data.outputs(), matrix.classes.size());
            matrix.counts[truth][predicted]++;
            matrix.weights[truth][predicted] += weights.applyAsDouble(i);
        }
        return matrix;
    }

    /** The number of a class, or, where a prediction is NaN, what comes after the last. */
    private static int predictedClass(
            double[] predictions, int instance, int outputs, int classes) {
        int best = 0;
        for (int k = 0; k < outputs; k++) {
            double score = predictions[instance * outputs + k];
            if (Double.isNaN(score)) {
                return classes;
            }
            best = score > predictions[instance * outputs + best] ? k : best;
        }
        return outputs > 1 || predictions[instance] <= 0.5 ? best : 1;
    }

    /** Returns the names of the classes, in the order of rows and columns. */
    public List<String> classes() {
        return classes;
    }

    /** Returns how many instances of one class, counted from 0, were put into another. */
    public int count(int truth, int predicted) {
        return counts[truth][predicted];
    }

    /** Returns the sum of the weights of these: their number, if none counts more than another. */
    public double weight(int truth, int predicted) {
        return weights[truth][predicted];
    }

    /** Returns how many instances of a class there are. */
    public int size(int truth) {
        return Arrays.stream(counts[truth]).sum();
    }

    private double weight(int truth) {
        double sum = 0;
        for (double weight : weights[truth]) {
            sum += weight;
        }
        return sum;
    }

    /** Returns the share of all instances that were put into their class. */
    public double accuracy() {
        double right = 0;
        double all = 0;
        for (int k = 0; k < weights.length; k++) {
            right += weights[k][k];
            all += weight(k);
        }
        return right / all;
    }

    /** Returns the share of a class's instances that were put into it; NaN if there are none. */
    public double recall(int truth) {
        return weights[truth][truth] / weight(truth);
    }

    /** Returns the share of the instances put into a class that are of it; NaN if none were. */
    public double precision(int predicted) {
        double all = 0;
        for (double[] row : weights) {
            all += row[predicted];
        }
        return weights[predicted][predicted] / all;
    }

    /** Returns the mean recall of the classes that occur. */
    public double balancedAccuracy() {
        double sum = 0;
        int occurring = 0;
        for (int k = 0; k < counts.length; k++) {
            if (size(k) > 0) {
                sum += recall(k);
                occurring++;
            }
        }
        return sum / occurring;
    }

    /** Returns a table, one line a true class: of counts or, where instances have weights, of their sums. */
    @Override
    public String toString() {
        int width = 1;
        for (int k = 0; k < counts.length; k++) {
            width = Math.max(width, classes.get(k).length());
            width = Math.max(width, Integer.toString(size(k)).length());
            width = Math.max(width, cells(k).mapToInt(String::length).max().orElse(0));
        }
        StringBuilder table = new StringBuilder(" ".repeat(width));
        classes.forEach(append(table, width));
        for (int k = 0; k < counts.length; k++) {
            table.append('\n').append(" ".repeat(width - classes.get(k).length()));
            table.append(classes.get(k));
            cells(k).forEach(append(table, width));
        }
        return table.toString();
    }

    private Stream<String> cells(int truth) {
        return IntStream.range(0, classes.size())
                .mapToObj(
                        k ->
                                weighted
                                        ? Numbers.rounded(weights[truth][k], DIGITS)
                                        : Integer.toString(counts[truth][k]));
    }

    private static Consumer<String> append(StringBuilder table, int width) {
        return cell -> table.append("  ").append(" ".repeat(width - cell.length())).append(cell);
    }
}
