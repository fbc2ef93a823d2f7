package org.thalweg.experiments.findings;

import java.util.OptionalDouble;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.statistics.Differences;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.experiments.statistics.Judgement;

/**
 * What is known of one comparison, on one dataset or over all of them.
 *
 * @param dataset name of the data source; empty for all together
 * @param baseMean mean of the primary measure of the base
 * @param armMean mean of the primary measure of the arm
 * @param differences of the pairs, arm minus base; over several datasets, relative to the base's mean on each
 * @param scale what a relative difference is relative to: |baseMean|, or 1 over several datasets
 * @param interval of the mean difference
 * @param p of no difference
 * @param adjustedP the same, adjusted for all comparisons
 * @param wilcoxonP of no difference by Wilcoxon's test, where it applies
 * @param equivalenceP of a difference beyond the practical margin
 * @param diverged how many of the arm's runs diverged
 * @param baseDiverged how many of the base's runs did
 * @param runs how many runs each had
 * @param identical on how many seeds both took the same path
 * @param judgement verdict and sentence
 */
public record Finding(
        Comparison comparison,
        String dataset,
        double baseMean,
        double armMean,
        Differences differences,
        double scale,
        Interval interval,
        double p,
        double adjustedP,
        OptionalDouble wilcoxonP,
        double equivalenceP,
        int diverged,
        int baseDiverged,
        int runs,
        int identical,
        Judgement judgement) {}
