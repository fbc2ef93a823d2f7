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
 * @param pairs the runs it rests on
 * @param unit of the difference and all that is set against it
 * @param margin δ in the unit: smaller differences do not matter
 * @param estimate the difference with its interval; empty where nothing was tested
 * @param judgement what follows
 * @param aboutSpeed whether the validation loss was still falling when the runs ended
 * @param reach what difference would be found; of an inconclusive comparison
 * @param checks other tests, which decide nothing
 * @param secondary the other measures
 * @param budgets what fewer tuning trials would have found, and last what all of them did; none where nothing is tuned
 * @param equalCosts the same at equal cost, where the arm costs more or less than the base
 * @param rateClaim that an untuned comparison would have misled, where it would
 */
public record Finding(
        Pairs pairs,
        Unit unit,
        double margin,
        Optional<Estimate> estimate,
        Judgement judgement,
        boolean aboutSpeed,
        Optional<Reach> reach,
        Checks checks,
        List<Secondary> secondary,
        List<Budget> budgets,
        List<EqualCost> equalCosts,
        Optional<RateClaim> rateClaim) {

    public Finding {
        secondary = ImmutableList.copyOf(secondary);
        budgets = ImmutableList.copyOf(budgets);
        equalCosts = ImmutableList.copyOf(equalCosts);
    }

    /**
     * Tests that stand beside the one that decides.
     *
     * @param signFlipP of no difference, by sign flips; where all replicates test on one test set
     * @param effectSize Hedges' g of the paired differences; where nothing else is said, NaN
     * @param divergenceP of equally frequent divergence, by McNemar's exact test; where any run diverged
     * @param otherRows the interval of the difference that also covers other test rows; on one test set, of a mean over rows
     * @param luck what luck of the values that the tuning tried may be worth, as a share of the base's mean validation loss;
     *     where anything was tuned, with trials enough to tell
     */
    public record Checks(
            OptionalDouble signFlipP,
            double effectSize,
            OptionalDouble divergenceP,
            Optional<Interval> otherRows,
            OptionalDouble luck) {}

    /** Returns what is compared. */
    public Comparison comparison() {
        return pairs.comparison();
    }

    /** Returns the name of the data source. */
    public String dataset() {
        return pairs.dataset();
    }

    /** Returns the difference of the means, in the unit; NaN without a pair. */
    public double difference() {
        return pairs.difference(unit);
    }

    /** Returns the same with a claim about it. */
    Finding with(RateClaim claim) {
        return new Finding(
                pairs,
                unit,
                margin,
                estimate,
                judgement,
                aboutSpeed,
                reach,
                checks,
                secondary,
                budgets,
                equalCosts,
                Optional.of(claim));
    }
}
