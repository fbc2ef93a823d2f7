package org.thalweg.experiments.findings;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.statistics.Interval;

/**
 * What is known of one comparison on one dataset.
 *
 * @param dataset name of the data source
 * @param relative whether differences are shares of the base's mean; else they are in units of the primary measure
 * @param margin δ in the same unit: smaller differences do not matter
 * @param counts how the runs ended
 * @param baseMean mean score of the base
 * @param armMean mean score of the arm
 * @param difference of the means, in the unit; NaN without a pair
 * @param estimate the same with its interval; empty where nothing was tested
 * @param judgement what follows
 * @param aboutSpeed whether the validation loss was still falling when the runs ended
 * @param reach what difference would be found; of an inconclusive comparison
 * @param checks other tests, which decide nothing
 * @param secondary the other measures
 */
public record Finding(
        Comparison comparison,
        String dataset,
        boolean relative,
        double margin,
        Counts counts,
        double baseMean,
        double armMean,
        double difference,
        Optional<Estimate> estimate,
        Judgement judgement,
        boolean aboutSpeed,
        Optional<Reach> reach,
        Checks checks,
        List<Secondary> secondary) {

    public Finding {
        secondary = ImmutableList.copyOf(secondary);
    }

    /**
     * Tests that stand beside the one that decides.
     *
     * @param signFlipP of no difference, by sign flips; where all replicates test on one test set
     * @param divergenceP of equally frequent divergence, by McNemar's exact test; where any run diverged
     * @param effectSize Hedges' g of the paired differences; where nothing else is said, NaN
     * @param otherRows the interval of the difference that also covers other test rows; on one test set, of a mean over rows
     * @param luck what luck of the values that the tuning tried may be worth, as a share of the base's mean validation loss;
     *     where anything was tuned, with trials enough to tell
     */
    public record Checks(
            OptionalDouble signFlipP,
            OptionalDouble divergenceP,
            double effectSize,
            Optional<Interval> otherRows,
            OptionalDouble luck) {}
}
