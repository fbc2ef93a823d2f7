package org.thalweg.training;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of a run at some step, besides the state of its chain.
 *
 * @param history the epochs before
 * @param gradients how many gradients of single instances were computed
 * @param lossSum of the minibatches of the epoch that has begun, instance by instance
 * @param instances how many those were
 * @param best with early stopping, the best epoch so far; not to be changed
 */
record RunTally(
        List<Epoch> history, long gradients, double lossSum, long instances, Optional<Best> best) {

    RunTally {
        history = ImmutableList.copyOf(history);
    }
}
