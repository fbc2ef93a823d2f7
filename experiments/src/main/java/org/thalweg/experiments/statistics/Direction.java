package org.thalweg.experiments.statistics;

/** Which way a metric improves. */
public enum Direction {
    /** A loss, an error, a number of steps. */
    LOWER_IS_BETTER,
    /** An accuracy, an R². */
    HIGHER_IS_BETTER;

    /** Returns whether a difference, variant minus base, says that the variant is better; a tie is not. */
    public boolean better(double difference) {
        return this == LOWER_IS_BETTER ? difference < 0 : difference > 0;
    }
}
