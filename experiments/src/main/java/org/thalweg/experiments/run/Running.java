package org.thalweg.experiments.run;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * How trials are carried out. None of this changes what comes of them.
 *
 * @param threads how many lockstep groups train at once, at least 1
 * @param group the most trials in a lockstep group, at least 1
 * @param failFast whether the first failed trial ends everything
 * @param watch whether to sum up what components do in evaluation runs, which then take longer
 */
public record Running(int threads, int group, boolean failFast, boolean watch) {

    private static final int LARGEST_GROUP = 64;

    public Running {
        checkArgument(threads >= 1, "threads must be at least 1, got %s.", threads);
        checkArgument(group >= 1, "group must be at least 1, got %s.", group);
    }

    /** Returns: on all cores, in groups of up to 64, going on after failures, watched. */
    public static Running onAllCores() {
        return onThreads(Runtime.getRuntime().availableProcessors());
    }

    /** Returns: the same, on so many threads. */
    public static Running onThreads(int threads) {
        return new Running(threads, LARGEST_GROUP, false, true);
    }

    /** Returns: the same, ending at the first failed trial. */
    public Running failingFast() {
        return new Running(threads, group, true, watch);
    }

    /** Returns: the same, unwatched. */
    public Running unwatched() {
        return new Running(threads, group, failFast, false);
    }
}
