package org.thalweg.training;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.OptionalDouble;
import org.thalweg.text.Numbers;

/**
 * What a {@link RateTest} saw.
 *
 * @param varied the learning rate that grew, such as {@code sgd.learning-rate}
 * @param points one for each step, rates ascending
 * @param blewUp whether the loss ended it; else the largest rate was reached
 * @param lowest the mean rate at which the smoothed loss was least; empty where it never fell below what it was at first
 * @param holds the largest rate that was seen to hold when kept from the start on; empty if the least that was tried did not
 * @param breaks the rate above it that did not; empty if the largest that was tried held
 */
public record RateCurve(
        String varied,
        List<Point> points,
        boolean blewUp,
        OptionalDouble lowest,
        OptionalDouble holds,
        OptionalDouble breaks) {

    /** So much smaller than where the loss is least. */
    private static final double MARGIN = 10;

    private static final int DIGITS = 2;

    /**
     * A step.
     *
     * @param rate that it had
     * @param loss of the next minibatch, after it; of a problem the value with penalties
     * @param meanRate the geometric mean of the rates so far by the weights of {@code smoothed}, so that this stands where its
     *     losses do, and not behind them
     * @param smoothed the decaying mean of the losses so far, without the bias of its beginning
     */
    public record Point(double rate, double loss, double meanRate, double smoothed) {}

    public RateCurve {
        points = ImmutableList.copyOf(points);
    }

    /**
     * Returns the rate to begin with: a tenth of that at which the smoothed loss is least, and no more than half of what holds,
     * in two digits, which is more than it is worth; empty where the loss never fell.
     */
    public OptionalDouble suggested() {
        if (lowest.isEmpty()) {
            return OptionalDouble.empty();
        }
        double tenth = lowest.getAsDouble() / MARGIN;
        double least = Math.min(tenth, holds.orElse(Double.POSITIVE_INFINITY) / 2);
        return OptionalDouble.of(Double.parseDouble(Numbers.rounded(least, DIGITS)));
    }
}
