package org.thalweg.experiments.findings;

import java.util.OptionalDouble;

/**
 * What true difference would be found, with a chance of 0.8, in the finding's unit.
 *
 * @param now by the replicates there are
 * @param replicates how many that is
 * @param more by five times as many rounds
 * @param moreReplicates how many that is
 * @param floor by any number of rounds: less takes more rows; empty where more replicates show ever less
 */
public record Reach(
        double now, int replicates, double more, int moreReplicates, OptionalDouble floor) {}
