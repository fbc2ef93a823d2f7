package org.thalweg.experiments.statistics;

/** What an experiment says about a component. */
public enum Verdict {
    /** It makes the metric better. */
    HELPS,
    /** It makes the metric worse. */
    HURTS,
    /** Whatever it does lies within the practical margin. */
    NO_PRACTICAL_DIFFERENCE,
    /** The data do not say. */
    INCONCLUSIVE,
    /** It never acted: not a bit of any run depends on it. */
    INERT,
    /** It changes how often training diverges, so that means of the metric are beside the point. */
    UNSTABLE,
    /** These runs cannot have one: a gate says why. */
    NO_VERDICT
}
