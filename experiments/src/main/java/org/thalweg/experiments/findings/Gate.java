package org.thalweg.experiments.findings;

/** Why there is no verdict, though there are runs. */
public enum Gate {
    /** Fewer than three pairs of runs have a score. */
    TOO_FEW_PAIRS,
    /** A run, or the untrained model that bounds its score, measured what is no number. */
    UNBOUNDED,
    /** All targets are the same, and nothing is left to learn. */
    CONSTANT_TARGET,
    /** Every run of both diverged, and all are scored alike. */
    ALL_DIVERGED,
    /** All replicates are copies of one run. */
    DETERMINISTIC,
    /** Rows are ordered in time: periods are no random draws. */
    BY_ORDER,
    /** Rows come in fewer than eight groups. */
    FEW_GROUPS,
    /** Fewer than thirty rows are tested on in all. */
    FEW_ROWS,
    /** One row more or less right is more than the practical margin. */
    COARSE,
    /** The base's mean is zero but for rounding, so that shares of it mean nothing. */
    NEAR_ZERO,
    /** Neither of the two is better than the untrained model. */
    NOT_LEARNED,
    /** In more than a fifth of the replicates a tuned value lies at the edge of what was tried. */
    AT_EDGE,
    /** What the two differ by may be luck of which values the tuning tried. */
    FEW_TRIALS;

    /** From so many pairs on their spread is known well enough. */
    public static final int LEAST_PAIRS = 3;

    /** From so many groups on there is a verdict about new ones. */
    public static final int LEAST_GROUPS = 8;

    /** From so many rows to test on there is a verdict. */
    public static final int LEAST_ROWS = 30;
}
