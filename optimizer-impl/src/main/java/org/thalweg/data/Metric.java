package org.thalweg.data;

import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A figure for how well predictions ŷ agree with the targets y of N instances with C outputs each.
 * Predictions are on the scale of the targets: probabilities, say, not their logits.
 *
 * <p>Where instances have weights, each counts as its weight says: N is the sum of the weights, and every sum, mean, fraction
 * and probability below is weighted, of pairs by the product of theirs. An integer weight is as good as so many equal rows.
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
            return ConfusionMatrix.of(predictions, actual).accuracy();
        }
    },

    /** The same fraction of each class, mean over the classes that occur: one that puts all into the commonest gets 1 / C. */
    BALANCED_ACCURACY(false) {
        @Override
        double compute(double[] predictions, Dataset actual) {
            return ConfusionMatrix.of(predictions, actual).balancedAccuracy();
        }
    },

    /**
     * Area under the receiver operating characteristic: the probability that an instance of the class gets a higher prediction
     * than one of another, equal ones counting half. Of two classes, that of the second; of more, the mean over each against
     * the rest, of those that occur. ½ is chance.
     */
    AUC(false) {
        @Override
        double compute(double[] predictions, Dataset actual) {
            return new Scores(predictions, actual).area();
        }
    },

    /**
     * Mean of −log p, in nats, where p is the prediction of the true class, of losses that predict probabilities: others'
     * predictions are put between 0 and 1 first. No p counts as less than the least double, so that no mean is infinite.
     */
    LOG_LOSS(true) {
        @Override
        double compute(double[] predictions, Dataset actual) {
            return new Scores(predictions, actual).logLoss();
        }
    };

    private final boolean lowerIsBetter;

    Metric(boolean lowerIsBetter) {
        this.lowerIsBetter = lowerIsBetter;
    }

    /**
     * Returns whether a smaller value is a better one: true of errors and the log loss, false of R², accuracies and the area.
     */
    public boolean lowerIsBetter() {
        return lowerIsBetter;
    }

    /** Returns whether it is of classes, and means nothing for other targets. */
    public boolean isOfClasses() {
        return switch (this) {
            case ACCURACY, BALANCED_ACCURACY, AUC, LOG_LOSS -> true;
            case MSE, RMSE, MAE, R2 -> false;
        };
    }

    /** Returns whether the metric means anything for this dataset: some need classes, the area two that occur. */
    public boolean appliesTo(Dataset data) {
        if (!isOfClasses()) {
            return true;
        }
        return data.isClassification()
                && (this != AUC
                        || IntStream.range(0, data.size())
                                        .filter(i -> data.weightOf(i) > 0)
                                        .map(data::classOf)
                                        .distinct()
                                        .count()
                                > 1);
    }

    /**
     * Returns the metric of these predictions, C to an instance, instance by instance. NaN among them makes every metric but
     * the accuracies NaN.
     *
     * @throws DataException if there are not N·C predictions, if no instance counts, or if the metric does not apply
     */
    public double of(double[] predictions, Dataset actual) {
        String name = label();
        if (actual.size() == 0) {
            throw new DataException("%s of an empty dataset has no value.".formatted(name));
        }
        Judged judged = Judged.of(name, predictions, actual);
        if (judged.actual().size() == 0) {
            throw new DataException(
                    "%s of instances that all have the weight 0 has no value.".formatted(name));
        }
        if (!appliesTo(actual)) {
            throw new DataException(
                    actual.isClassification()
                            ? name + " needs instances of at least two classes."
                            : name
                                    + " needs targets that are classes. Read the dataset with `classes`, or use mse, rmse, mae or r2.");
        }
        return compute(judged.predictions(), judged.actual());
    }

    /** Returns its name as people write it: {@code balanced-accuracy}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    abstract double compute(double[] predictions, Dataset actual);
}
