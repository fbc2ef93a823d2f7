package org.thalweg.experiments.findings;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.OptionalDouble;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.spec.Measure;

/** Whether runs had learned what they could when they ended, by the validation losses, or what is seen of problems, on their curves. */
final class Learning {

    /** The last epoch's share of all that a run gained, above which it is still learning. */
    private static final double SHARE = 0.02;

    /** From where on the curve must have stopped falling. */
    private static final double LAST = 0.9;

    private Learning() {}

    /**
     * Returns whether the last epoch brought at most a fiftieth of the whole gain over the untrained model, on the mean over
     * runs. Those without a curve or a gain do not count.
     */
    static boolean settled(List<Outcome> outcomes, Measure seen) {
        OptionalDouble share =
                outcomes.stream()
                        .filter(outcome -> !outcome.curve().isEmpty())
                        .mapToDouble(outcome -> lastShare(outcome, seen))
                        .filter(Double::isFinite)
                        .average();
        return share.isEmpty() || share.getAsDouble() <= SHARE;
    }

    private static double lastShare(Outcome outcome, Measure seen) {
        List<Outcome.Point> curve = fromStart(outcome, seen);
        double end = curve.get(curve.size() - 1).validation();
        double gain = curve.get(0).validation() - end;
        return gain > 0 ? (curve.get(curve.size() - 2).validation() - end) / gain : Double.NaN;
    }

    /** Returns by what share of its end the validation loss fell in the last tenth of the epochs, on the mean over runs. */
    static double falling(List<Outcome> outcomes, Measure seen) {
        return outcomes.stream()
                .filter(outcome -> !outcome.curve().isEmpty())
                .mapToDouble(outcome -> falling(outcome, seen))
                .filter(Double::isFinite)
                .average()
                .orElse(0);
    }

    private static double falling(Outcome outcome, Measure seen) {
        List<Outcome.Point> curve = fromStart(outcome, seen);
        Outcome.Point end = curve.get(curve.size() - 1);
        double then =
                curve.stream()
                        .filter(point -> point.step() <= LAST * end.step())
                        .reduce((first, second) -> second)
                        .orElseThrow()
                        .validation();
        return (then - end.validation()) / Math.abs(end.validation());
    }

    /** Returns the curve with the untrained model before it: all of a single epoch is its last. */
    private static List<Outcome.Point> fromStart(Outcome outcome, Measure seen) {
        double untrained = outcome.untrained().getOrDefault(seen, Double.NaN);
        return ImmutableList.<Outcome.Point>builder()
                .add(new Outcome.Point(0, 0, Double.NaN, untrained))
                .addAll(outcome.curve())
                .build();
    }
}
