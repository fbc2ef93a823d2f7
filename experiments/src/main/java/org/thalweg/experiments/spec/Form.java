package org.thalweg.experiments.spec;

/** What the value of a key looks like. */
enum Form {
    TEXT,
    /** One text or a list of them. */
    TEXTS,
    FLAG,
    /** A whole number from a least one on. */
    WHOLE,
    /** A part of 1: a number from 0 to 1, or a percentage. */
    SHARE,
    NUMBER,
    /** A share, or an absolute number. */
    MARGIN,
    /** A whole number with a unit of time. */
    DURATION,
    /** One separator. */
    CHARACTER,
    POLICY,
    MEASURE,
    MEASURES,
    /** What replicates test on. */
    SPLIT,
    DATA,
    TUNE,
    DESIGN,
    CHAIN,
    REGULARIZERS,
    MODEL,
    LOSS
}
