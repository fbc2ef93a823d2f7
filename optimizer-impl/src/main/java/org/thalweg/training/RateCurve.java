package org.thalweg.training;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.OptionalDouble;
import org.thalweg.text.Numbers;

/**
 * What a {@link RateTest} saw.
 *
 * @param varied the learning rate that grew, such as {@code sgd.learning-rate}
 * @param points rates ascending
 * @param gathered how many steps each point is of
 * @param blewUp whether the loss ended it; else the largest rate was reached
 * @param verdict whether the least of the losses says something
 * @param lowest the mean rate at which the smoothed loss was least; empty where that says nothing
 * @param holds the largest rate that was seen to hold when kept from the start on; empty if the least that was tried did not
 * @param breaks the rate above it that did not; empty if the largest that was tried held; both are empty where
 *     nothing changed the loss
 */
public record RateCurve(
        String varied,
        List<Point> points,
        int gathered,
        boolean blewUp,
        Verdict verdict,
        OptionalDouble lowest,
        OptionalDouble holds,
        OptionalDouble breaks) {

    /** So much smaller than where the loss is least. */
    private static final double MARGIN = 10;

    private static final int DIGITS = 2;

    /** What the least of the smoothed losses is worth. */
    public enum Verdict {
        /** It stands out from the scatter of the losses, and they rise again. */
        LEAST,
        /** It stands out, and is at the end: larger rates may do better. */
        STILL_FALLING,
        /** It may be luck: losses as they were at first have as low a mean now and then. */
        SCATTER,
        /** All losses are the same. */
        UNCHANGED,
        /** There are fewer than ten points. */
        TOO_FEW
    }

    /**
     * A step, or some in a row.
     *
     * @param rate that the first of them had
     * @param loss of the next minibatch, after it, or their mean; of a problem the value with penalties
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
     * in two digits, which is more than it is worth; empty where the least loss says nothing.
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
