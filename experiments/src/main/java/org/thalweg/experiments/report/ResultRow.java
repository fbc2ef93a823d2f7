package org.thalweg.experiments.report;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.OptionalDouble;
import org.thalweg.experiments.statistics.Change;
import org.thalweg.experiments.statistics.Judgement;

/**
 * One comparison, as all tables, figures and exports show it.
 *
 * @param variant name of the arm, such as {@code -momentum}
 * @param subject what the verdict is about, such as {@code momentum}
 * @param change how the arm comes from the base
 * @param effect the difference to the base
 * @param better in how many pairs the variant is better
 * @param worse in how many it is worse
 * @param identical on how many seeds both took the same path
 * @param tests what was tested
 * @param diverged how many of the variant's runs diverged
 * @param runs how many runs it had
 * @param rates learning rate by dataset, in the order of the datasets concerned; empty if none was tuned
 * @param judgement verdict and sentence
 * @param remark what else is known, such as "never fired"; may be empty
 */
public record ResultRow(
        String variant,
        String subject,
        Change change,
        Effect effect,
        int better,
        int worse,
        int identical,
        Tests tests,
        int diverged,
        int runs,
        List<Double> rates,
        Judgement judgement,
        String remark) {

    /**
     * A mean difference with its interval.
     *
     * @param mean of the paired differences, variant minus base
     * @param low lower end of the interval
     * @param high upper end
     * @param level of the interval, such as 0.95
     * @param relative whether the three are shares of the base's mean; else they are in units of the measure
     */
    public record Effect(double mean, double low, double high, double level, boolean relative) {}

    /**
     * The tests of one comparison.
     *
     * @param p of no difference
     * @param adjustedP the same, adjusted for all comparisons
     * @param wilcoxonP of no difference by Wilcoxon's test, where it applies
     * @param equivalenceP of a difference beyond the practical margin
     * @param effectSize Hedges' g of the paired differences
     */
    public record Tests(
            double p,
            double adjustedP,
            OptionalDouble wilcoxonP,
            double equivalenceP,
            double effectSize) {}

    public ResultRow {
        rates = ImmutableList.copyOf(rates);
    }

    /** Returns whether every pair took the same path, so that there is nothing to test. */
    boolean same() {
        return identical == runs;
    }
}
