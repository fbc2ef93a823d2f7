package org.thalweg.data;

import java.util.Locale;

/**
 * A figure for how well predictions ŷ agree with the targets y of N instances with C outputs each.
 * Predictions are on the scale of the targets: probabilities, say, not their logits.
 */
public enum Metric {

    /** Mean squared error: Σ(ŷ − y)² / (N·C). */
    MSE(true) {
        @Override
        double compute(double[] predictions, Dataset actual) {
            return new Residuals(predictions, actual).meanSquare();
        }
    },

    /**
     * Root of the mean squared error, in the units of the targets: √MSE, over all outputs together.
     */
    RMSE(true) {
        @Override
        double compute(double[] predictions, Dataset actual) {
            return new Residuals(predictions, actual).rootMeanSquare();
        }
    },

    /** Mean absolute error: Σ|ŷ − y| / (N·C). */
    MAE(true) {
        @Override
        double compute(double[] predictions, Dataset actual) {
            return new Residuals(predictions, actual).meanSize();
        }
    },

    /**
     * Coefficient of determination: the mean over the outputs of 1 − Σ(ŷ − y)² / Σ(y − ȳ)², where ȳ is the mean of the targets
     * given here, not of the training part. 1 is perfect, 0 as good as ȳ; there is no lower limit. An output whose targets are
     * constant counts 1 if predicted exactly, else 0, as in scikit-learn.
     */
    R2(false) {
        @Override
        double compute(double[] predictions, Dataset actual) {
            double sum = 0;
            for (int k = 0; k < actual.outputs(); k++) {
                sum += new Residuals(predictions, actual, k).determination();
            }
            return sum / actual.outputs();
        }
    },

    /**
     * Fraction of instances put into their class: the one with the highest prediction, the first of several, or, with a single
     * output, class 1 if the prediction is above ½. A prediction of NaN is never right.
     */
    ACCURACY(false) {
        @Override
        double compute(double[] predictions, Dataset actual) {
            int right = 0;
            for (int i = 0; i < actual.size(); i++) {
                right +=
                        predictedClass(predictions, i, actual.outputs()) == actual.classOf(i)
                                ? 1
                                : 0;
            }
            return (double) right / actual.size();
        }
    };

    private static final int NO_CLASS = -1;

    private final boolean lowerIsBetter;

    Metric(boolean lowerIsBetter) {
        this.lowerIsBetter = lowerIsBetter;
    }

    /**
     * Returns whether a smaller value is a better one: true of errors, false of R² and accuracy.
     */
    public boolean lowerIsBetter() {
        return lowerIsBetter;
    }

    /** Returns whether the metric means anything for this dataset: accuracy needs classes. */
    public boolean appliesTo(Dataset data) {
        return this != ACCURACY || data.isClassification();
    }

    /**
     * Returns the metric of these predictions, C to an instance, instance by instance. NaN among them makes every metric but
     * the accuracy NaN.
     *
     * @throws DataException if there are not N·C predictions, if N is 0, or for the accuracy of what is no classification
     */
    public double of(double[] predictions, Dataset actual) {
        String name = name().toLowerCase(Locale.ROOT);
        if (actual.size() == 0) {
            throw new DataException("%s of an empty dataset has no value.".formatted(name));
        }
        if (predictions.length != (long) actual.size() * actual.outputs()) {
            throw new DataException(
                    "%s needs %d × %d predictions, one per instance and output, got %d."
                            .formatted(name, actual.size(), actual.outputs(), predictions.length));
        }
        if (!appliesTo(actual)) {
            throw new DataException(
                    "accuracy needs targets that are classes. Read the dataset with `classes`, or use mse, rmse, mae or r2.");
        }
        return compute(predictions, actual);
    }

    abstract double compute(double[] predictions, Dataset actual);

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
}
