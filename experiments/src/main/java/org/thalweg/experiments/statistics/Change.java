package org.thalweg.experiments.statistics;

/** What was done to the base to make the variant: it decides whom a verdict is about. */
public enum Change {
    /** A component was taken out; the verdict is about that component. */
    REMOVAL,
    /** A component was put in; the verdict is about that component. */
    ADDITION,
    /** Something was swapped, varied or reordered; the verdict is about the change. */
    SUBSTITUTION
}
