package org.thalweg.experiments.plan;

/** What a trial is for. The seeds of the two never meet. */
public enum Phase {
    /** Choosing the learning rate, on validation data. */
    TUNE,
    /** Measuring, on test data. */
    EVALUATE
}
