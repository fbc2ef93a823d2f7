package org.thalweg.experiments.plan;

/** What a trial is for. */
public enum Phase {
    /** Choosing hyper-parameters, on validation data; never sees the rows that test its replicate. */
    TUNE,
    /** Measuring, on test data. */
    EVALUATE,
    /** Solving exactly instead of training, measured like the others. */
    EXACT
}
