package org.thalweg.experiments.spec;

import java.util.Arrays;
import java.util.List;
import org.thalweg.experiments.statistics.Direction;

/**
 * Something measured of a run: of its data loss or a metric on one part of the data, or how long it took to get somewhere.
 * Losses are without penalties, in the units of the training; metrics are in those of the file.
 */
public enum Measure {
    TEST_LOSS("test.loss", Direction.LOWER_IS_BETTER),
    TEST_MSE("test.mse", Direction.LOWER_IS_BETTER),
    TEST_RMSE("test.rmse", Direction.LOWER_IS_BETTER),
    TEST_MAE("test.mae", Direction.LOWER_IS_BETTER),
    TEST_R2("test.r2", Direction.HIGHER_IS_BETTER),
    TEST_ACCURACY("test.accuracy", Direction.HIGHER_IS_BETTER),
    VALIDATION_LOSS("validation.loss", Direction.LOWER_IS_BETTER),
    TRAIN_LOSS("train.loss", Direction.LOWER_IS_BETTER),
    /** Steps until the validation loss first is at most the target; counted to the end of an epoch. */
    STEPS_TO_TARGET("steps-to-target", Direction.LOWER_IS_BETTER);

    private final String label;
    private final Direction direction;

    Measure(String label, Direction direction) {
        this.label = label;
        this.direction = direction;
    }

    /** Returns the name as specs and reports write it. */
    public String label() {
        return label;
    }

    /** Returns which way it improves. */
    public Direction direction() {
        return direction;
    }

    /** Returns whether it has a scale of its own, on which shares of a mean say little: an R², an accuracy. */
    public boolean bounded() {
        return this == TEST_R2 || this == TEST_ACCURACY;
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
