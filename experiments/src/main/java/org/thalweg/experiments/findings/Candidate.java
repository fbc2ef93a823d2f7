package org.thalweg.experiments.findings;

import java.util.Optional;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.statistics.StudentT;

/**
 * Values that were tried in all replicates.
 *
 * @param score the mean, over the replicates, of what values are chosen by; NaN if a run has none
 * @param behind by how much that is more than that of the values chosen together, replicate by replicate, with an interval that
 *     covers for all candidates at once; empty of those themselves, and of what cannot be chosen
 * @param possible whether it may be the best of all: it is not shown to be behind what was chosen, nor behind what is better
 *     than that
 * @param chosen in how many replicates it is what that replicate alone chose
 * @param diverged in how many replicates it diverged
 * @param failed in how many it failed, or was out of time
 * @param failure how the first of those ended
 */
public record Candidate(
        Setting setting,
        double score,
        Optional<StudentT> behind,
        boolean possible,
        int chosen,
        int diverged,
        int failed,
        Optional<Ending> failure) {

    /** Returns whether it ended well in every replicate. */
    public boolean usable() {
        return diverged == 0 && failed == 0;
    }

    /** Returns whether it is shown to be better than what was chosen. */
    public boolean better() {
        return behind.map(test -> test.interval().high() < 0).orElse(false);
    }
}
