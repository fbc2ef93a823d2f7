package org.thalweg.experiments.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.thalweg.data.Metric;
import org.thalweg.experiments.statistics.Direction;

/**
 * Something measured of a run: of its data loss or a metric on one part of the data, of a problem's function, or how long it took to
 * get somewhere.
 * Losses are without penalties, in the units of the training; metrics are in those of the file.
 */
public enum Measure {
    TEST_LOSS("test.loss", Part.TEST),
    TEST_MSE("test.mse", Metric.MSE, Scale.OF_TARGETS),
    TEST_RMSE("test.rmse", Metric.RMSE, Scale.OF_TARGETS),
    TEST_MAE("test.mae", Metric.MAE, Scale.OF_TARGETS),
    TEST_R2("test.r2", Metric.R2, Scale.ITS_OWN),
    TEST_ACCURACY("test.accuracy", Metric.ACCURACY, Scale.ITS_OWN),
    TEST_BALANCED_ACCURACY("test.balanced-accuracy", Metric.BALANCED_ACCURACY, Scale.ITS_OWN),
    TEST_AUC("test.auc", Metric.AUC, Scale.ITS_OWN),
    TEST_LOG_LOSS("test.log-loss", Metric.LOG_LOSS, Scale.OF_TARGETS),
    VALIDATION_LOSS("validation.loss", Part.VALIDATION),
    TRAIN_LOSS("train.loss", Part.TRAIN),
    /** Steps until the validation loss first is at most the target; counted to the end of an epoch. */
    STEPS_TO_TARGET("steps-to-target", Part.VALIDATION),
    /** f(θ) at the end, without noise and penalties. */
    VALUE("value", Part.PROBLEM),
    /** What f(θ) is above its minimum at the end, likewise. */
    GAP("gap", Part.PROBLEM),
    /** Decimal logarithm of the gap as a share of the start's: −3 is a thousandth; not below −16, where doubles end. */
    LOG_GAP("log-gap", Part.PROBLEM, Scale.ITS_OWN),
    /** Evaluations until the gap first is a given share of the start's. */
    EVALUATIONS_TO_GAP("evaluations-to-gap", Part.PROBLEM);

    /** What measures are taken on: a part of the data, or a problem. */
    public enum Part {
        TRAIN,
        VALIDATION,
        TEST,
        PROBLEM
    }

    private enum Scale {
        OF_TARGETS,
        ITS_OWN
    }

    private final String label;
    private final Part part;
    private final Optional<Metric> metric;
    private final Scale scale;

    /** A loss, or a number of steps: less is better. */
    Measure(String label, Part part) {
        this(label, part, Scale.OF_TARGETS);
    }

    Measure(String label, Part part, Scale scale) {
        this.label = label;
        this.part = part;
        this.metric = Optional.empty();
        this.scale = scale;
    }

    /** A metric of the rows that are tested on. */
    Measure(String label, Metric metric, Scale scale) {
        this.label = label;
        this.part = Part.TEST;
        this.metric = Optional.of(metric);
        this.scale = scale;
    }

    /** Returns the name as specs and reports write it. */
    public String label() {
        return label;
    }

    /** Returns what it is taken on. */
    public Part part() {
        return part;
    }

    /** Returns which way it improves. */
    public Direction direction() {
        return metric.filter(m -> !m.lowerIsBetter()).isPresent()
                ? Direction.HIGHER_IS_BETTER
                : Direction.LOWER_IS_BETTER;
    }

    /** Returns whether it has a scale of its own, on which shares of a mean say little: an R², an accuracy, a logarithm. */
    public boolean bounded() {
        return scale == Scale.ITS_OWN;
    }

    /** Returns the metric that it is of the rows that are tested on; empty if it is none. */
    public Optional<Metric> metric() {
        return metric;
    }

    /** Returns whether runs may end before they have it, and then count as if they had it at their end. */
    public boolean censored() {
        return this == STEPS_TO_TARGET || this == EVALUATIONS_TO_GAP;
    }

    /** Returns whether it is taken on problems, and not on data. */
    public boolean ofProblems() {
        return part == Part.PROBLEM;
    }

    /** Returns the measures that are taken on problems, or those that are taken on data. */
    public static List<Measure> all(boolean ofProblems) {
        return Arrays.stream(values()).filter(m -> m.ofProblems() == ofProblems).toList();
    }

    /** Returns the names of all measures. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Measure::label).toList();
    }

    @Override
    public String toString() {
        return label;
    }
}
