package org.thalweg.experiments.findings;

import java.util.OptionalDouble;

/**
 * What true difference would be found, with a chance of 0.8, in the finding's unit: so that its interval excludes 0, and what
 * luck of the tuning may be worth.
 *
 * @param now by the replicates there are
 * @param replicates how many that is
 * @param more by five times as many rounds
 * @param moreReplicates how many that is
 * @param floor by any number of rounds: less takes more rows; empty where more replicates show ever less
 */
public record Reach(
        double now, int replicates, double more, int moreReplicates, OptionalDouble floor) {

    /** Returns the same of differences that are also more than luck may be worth. */
    Reach beyond(double luck) {
        OptionalDouble lowest =
                floor.isPresent() ? OptionalDouble.of(floor.getAsDouble() + luck) : floor;
        return new Reach(now + luck, replicates, more + luck, moreReplicates, lowest);
    }
}
