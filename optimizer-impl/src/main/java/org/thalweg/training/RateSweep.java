package org.thalweg.training;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.thalweg.training.RateCurve.Verdict;

/** The losses of a range test as they come in, and when they have said enough. */
final class RateSweep {

    private static final double DECAY = 0.9;

    /** So many points the mean looks back on; at the beginning it is of fewer, whose luck would pass for a minimum. */
    private static final int WINDOW = 10;

    /** A loss has blown up when it is above the least by so many times its size, or by so many times what it had fallen. */
    private static final double MOST = 3;

    /** The last rate is a rate that was multiplied thousands of times. */
    private static final double ROUNDING = 1e-9;

    private final int gathered;
    private final double to;
    private final List<RateCurve.Point> points = new ArrayList<>();
    private double gatheredLosses;
    private double gatheredLogarithms;
    private double gatheredFrom;
    private int gatheredSteps;
    private double losses;
    private double logarithms;
    private double weight;
    private double used = Double.NaN;
    private double first = Double.NaN;
    private double least = Double.POSITIVE_INFINITY;
    private int leastPoint;
    private boolean blewUp;

    /**
     * @param gathered how many steps make a point
     * @param to the rate that no step reaches
     */
    RateSweep(int gathered, double to) {
        this.gathered = gathered;
        this.to = to * (1 - ROUNDING);
    }

    /**
     * Takes the loss before a step, which is that after the step before.
     *
     * @param next the rate that the step will have
     */
    void step(double loss, double next) {
        if (!Double.isFinite(loss)) {
            blewUp = true;
        } else if (!Double.isNaN(used)) {
            gather(loss);
        }
        used = next;
    }

    private void gather(double loss) {
        if (gatheredSteps == 0) {
            gatheredFrom = used;
        }
        gatheredLosses += loss / gathered;
        gatheredLogarithms += StrictMath.log(used) / gathered;
        gatheredSteps++;
        if (gatheredSteps == gathered) {
            add(gatheredLosses, gatheredLogarithms);
            gatheredLosses = 0;
            gatheredLogarithms = 0;
            gatheredSteps = 0;
        }
    }

    private void add(double loss, double logarithm) {
        losses = DECAY * losses + (1 - DECAY) * loss;
        logarithms = DECAY * logarithms + (1 - DECAY) * logarithm;
        weight = DECAY * weight + (1 - DECAY);
        double smoothed = losses / weight;
        double rate = StrictMath.exp(logarithms / weight);
        points.add(new RateCurve.Point(gatheredFrom, loss, rate, smoothed));
        if (points.size() == WINDOW) {
            first = smoothed;
        }
        if (points.size() >= WINDOW && smoothed < least) {
            least = smoothed;
            leastPoint = points.size() - 1;
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

    boolean isOver() {
        return blewUp || used >= to;
    }

    int gathered() {
        return gathered;
    }

    List<RateCurve.Point> points() {
        return points;
    }

    Verdict verdict() {
        if (points.size() < WINDOW) {
            return Verdict.TOO_FEW;
        }
        if (points.stream().allMatch(point -> point.loss() == points.get(0).loss())) {
            return Verdict.UNCHANGED;
        }
        if (!standsOut()) {
            return Verdict.SCATTER;
        }
        return !blewUp && leastPoint >= points.size() - WINDOW
                ? Verdict.STILL_FALLING
                : Verdict.LEAST;
    }

    /**
     * Returns whether the least is further below the beginning than luck would have it. Of m points whose losses have the
     * deviation σ, the beginning is the mean of the first k, a quarter:
     *
     * <pre>
     * beginning − least > √(2 ln m) · σ · √(1/k + (1 − d)/(1 + d))        d the decay of the mean
     * </pre>
     *
     * <p>√(2 ln m) is what the largest of m normal numbers comes to; those that a decaying mean has had are fewer. σ comes from
     * the differences between neighbours, in which a slow fall has next to no part.
     */
    private boolean standsOut() {
        int looks = leastPoint + 1;
        int beginning = Math.max(WINDOW, looks / 4);
        double level =
                points.stream()
                        .limit(beginning)
                        .mapToDouble(RateCurve.Point::loss)
                        .average()
                        .orElseThrow();
        double squares = 0;
        for (int i = 1; i < looks; i++) {
            double difference = points.get(i).loss() - points.get(i - 1).loss();
            squares += difference * difference;
        }
        double deviation = Math.sqrt(squares / (2 * (looks - 1.0)));
        double share = Math.sqrt(1.0 / beginning + (1 - DECAY) / (1 + DECAY));
        return level - least > Math.sqrt(2 * StrictMath.log(looks)) * deviation * share;
    }

    OptionalDouble lowest() {
        return verdict() == Verdict.LEAST
                ? OptionalDouble.of(points.get(leastPoint).meanRate())
                : OptionalDouble.empty();
    }
}
