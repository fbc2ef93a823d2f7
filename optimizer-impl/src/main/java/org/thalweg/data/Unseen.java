package org.thalweg.data;

/** What becomes of a category that the data of the training did not have. */
public enum Unseen {
    /** It is an error. */
    ERROR,
    /** All inputs of its column are 0, as if it were none of those that are known. */
    IGNORE
}
