package org.thalweg;

/** In what something is counted; a schedule that can count in either has a hyper-parameter {@code per}. */
public enum Per {
    /** Passes over the data. */
    EPOCH,

    /** Minibatches. */
    STEP
}
