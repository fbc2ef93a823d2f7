package org.thalweg.experiments.findings;

import org.thalweg.experiments.statistics.Family;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.experiments.statistics.StudentT;

/**
 * A mean difference, arm minus base, with its interval.
 *
 * @param mean in the finding's unit
 * @param interval at the level that matches the adjusted p
 * @param p of no difference
 * @param adjustedP the same by Holm's method, adjusted for the family
 * @param family how many tests were adjusted for each other
 */
public record Estimate(double mean, Interval interval, double p, double adjustedP, int family) {

    /** Returns what a test says as one of a family. */
    static Estimate of(StudentT test, Family.Member member, int family) {
        return new Estimate(
                test.estimate(),
                test.interval(member.level()),
                test.p(),
                member.adjustedP(),
                family);
    }

    /** Returns the same with another interval. */
    Estimate with(Interval other) {
        return new Estimate(mean, other, p, adjustedP, family);
    }
}
