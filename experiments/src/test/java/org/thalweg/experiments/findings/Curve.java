package org.thalweg.experiments.findings;

import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.experiments.run.Outcome.Point;

/** Loss curves of ten epochs, ten steps each. */
final class Curve {

    private Curve() {}

    /**
     * Returns a curve whose validation loss falls evenly to the ninth epoch.
     *
     * @param first after the first epoch
     * @param ninth after the ninth
     * @param last after the tenth
     */
    static List<Point> of(double first, double ninth, double last) {
        return IntStream.rangeClosed(1, 10)
                .mapToObj(
                        e ->
                                new Point(
                                        10L * e,
                                        100L * e,
                                        0.1,
                                        e == 10 ? last : first + (ninth - first) * (e - 1) / 8))
                .toList();
    }

    /** Returns the same curve of a run whose gradients are so many times as many. */
    static List<Point> costing(int factor, List<Point> curve) {
        return curve.stream()
                .map(p -> new Point(p.step(), factor * p.gradients(), p.train(), p.validation()))
                .toList();
    }
}
