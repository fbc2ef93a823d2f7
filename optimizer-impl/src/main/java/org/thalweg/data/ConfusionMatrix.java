package org.thalweg.data;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** How many instances of each class were put into each: rows are the true classes, columns the predicted ones. Immutable. */
public final class ConfusionMatrix {

    private static final int NO_CLASS = -1;

    private final ImmutableList<String> classes;
    private final int[][] counts;

    /** Instances of each class that have a prediction of NaN, and so are put into none. */
    private final int[] unpredicted;

    private ConfusionMatrix(List<String> classes) {
        this.classes = ImmutableList.copyOf(classes);
        this.counts = new int[classes.size()][classes.size()];
        this.unpredicted = new int[classes.size()];
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
        if (predictions.length != (long) actual.size() * actual.outputs()) {
            throw new DataException(
                    "A confusion matrix needs %d × %d predictions, one per instance and output, got %d."
                            .formatted(actual.size(), actual.outputs(), predictions.length));
        }
        ConfusionMatrix matrix = new ConfusionMatrix(actual.classNames());
        for (int i = 0; i < actual.size(); i++) {
            int predicted = predictedClass(predictions, i, actual.outputs());
            int truth = actual.classOf(i);
            if (predicted == NO_CLASS) {
                matrix.unpredicted[truth]++;
            } else {
                matrix.counts[truth][predicted]++;
            }
        }
        return matrix;
    }

    private static int predictedClass(double[] predictions, int instance, int outputs) {
        int best = 0;
        for (int k = 0; k < outputs; k++) {
            double score = predictions[instance * outputs + k];
            if (Double.isNaN(score)) {
                return NO_CLASS;
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

    /** Returns how many instances of a class there are. */
    public int size(int truth) {
        return Arrays.stream(counts[truth]).sum() + unpredicted[truth];
    }

    /** Returns the share of all instances that were put into their class. */
    public double accuracy() {
        int right = 0;
        int all = 0;
        for (int k = 0; k < counts.length; k++) {
            right += counts[k][k];
            all += size(k);
        }
        return (double) right / all;
    }

    /** Returns the share of a class's instances that were put into it; NaN if there are none. */
    public double recall(int truth) {
        return (double) counts[truth][truth] / size(truth);
    }

    /** Returns the share of the instances put into a class that are of it; NaN if none were. */
    public double precision(int predicted) {
        int all = 0;
        for (int[] row : counts) {
            all += row[predicted];
        }
        return (double) counts[predicted][predicted] / all;
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

    /** Returns a table, one line a true class. */
    @Override
    public String toString() {
        int width = 1;
        for (int k = 0; k < counts.length; k++) {
            width = Math.max(width, classes.get(k).length());
            width = Math.max(width, Integer.toString(size(k)).length());
        }
        StringBuilder table = new StringBuilder(" ".repeat(width));
        classes.forEach(append(table, width));
        for (int k = 0; k < counts.length; k++) {
            table.append('\n').append(" ".repeat(width - classes.get(k).length()));
            table.append(classes.get(k));
            Arrays.stream(counts[k]).mapToObj(Integer::toString).forEach(append(table, width));
        }
        return table.toString();
    }

    private static Consumer<String> append(StringBuilder table, int width) {
        return cell -> table.append("  ").append(" ".repeat(width - cell.length())).append(cell);
    }
}
