package org.thalweg.training;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The losses of a range test as they come in, and when they have said enough. */
final class RateSweep {

    private static final double DECAY = 0.9;

    /** So many losses the mean looks back on; at the beginning it is of fewer, whose luck would pass for a minimum. */
    private static final int WINDOW = 10;

    /** A loss has blown up when it is above the least by so many times its size, or by so many times what it had fallen. */
    private static final double MOST = 3;

    private final List<RateCurve.Point> points = new ArrayList<>();
    private double losses;
    private double logarithms;
    private double weight;
    private double used = Double.NaN;
    private double first = Double.NaN;
    private double least = Double.POSITIVE_INFINITY;
    private double lowest = Double.NaN;
    private boolean blewUp;

    /**
     * Takes the loss before a step, which is that after the step before.
     *
     * @param next the rate that the step will have
     */
    void step(double loss, double next) {
        if (!Double.isFinite(loss)) {
            blewUp = true;
        } else if (!Double.isNaN(used)) {
            add(loss);
        }
        used = next;
    }

    private void add(double loss) {
        losses = DECAY * losses + (1 - DECAY) * loss;
        logarithms = DECAY * logarithms + (1 - DECAY) * StrictMath.log(used);
        weight = DECAY * weight + (1 - DECAY);
        double smoothed = losses / weight;
        double rate = StrictMath.exp(logarithms / weight);
        points.add(new RateCurve.Point(used, loss, rate, smoothed));
        if (points.size() == WINDOW) {
            first = smoothed;
        }
        if (points.size() >= WINDOW && smoothed < least) {
            least = smoothed;
            lowest = rate;
        }
        blewUp = smoothed - least > MOST * Math.max(Math.abs(least), first - least);
    }

    /** Takes note that something was no longer finite. */
    void diverged() {
        blewUp = true;
    }

    boolean blewUp() {
        return blewUp;
    }

    List<RateCurve.Point> points() {
        return points;
    }

    OptionalDouble lowest() {
        return least < first ? OptionalDouble.of(lowest) : OptionalDouble.empty();
    }
}
