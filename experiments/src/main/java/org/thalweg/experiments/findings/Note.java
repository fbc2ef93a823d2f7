package org.thalweg.experiments.findings;

/**
 * Something the reader of a verdict must know.
 *
 * @param kind what it is about
 * @param text one or two sentences
 */
public record Note(Kind kind, String text) {

    /** What notes are about. */
    public enum Kind {
        /** A difference that would be seen at the learning rate of the base, and is not one of the component. */
        LEARNING_RATE,
        /** The range of learning rates does not contain the best one. */
        TUNING,
        /** Runs that failed, were out of time or are not there, and the pairs that were left out for it. */
        LEFT_OUT,
        /** A statistic that cannot be had, or that cannot become significant. */
        STATISTICS
    }
}
