package org.thalweg.experiments.report;

import com.google.common.math.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.thalweg.experiments.report.Figure.Line;

/** Medians and quartiles of curves over replicates. */
final class Bands {

    private static final int MOST_ALTOGETHER = 20_000;
    private static final int MOST_EACH = 200;
    private static final int LEAST_EACH = 20;

    private Bands() {}

    /** A point of the curve of one replicate. */
    record Sample(double x, double value) {}

    /** Returns how many points each of so many curves may have, so that the page stays small. */
    static int most(int curves) {
        return Math.max(LEAST_EACH, Math.min(MOST_EACH, MOST_ALTOGETHER / Math.max(1, 2 * curves)));
    }

    /** Returns the curve of a variant. */
    static Line line(String variant, List<List<Double>> points) {
        return new Line(variant, points, List.of(), List.of());
    }

    /**
     * Returns abscissa, lower quartile, median and upper quartile wherever at least half of the replicates have a finite value.
     *
     * @param replicates the curve of each
     */
    static List<List<Double>> points(List<List<Sample>> replicates) {
        Map<Double, List<Double>> values = new TreeMap<>();
        for (List<Sample> curve : replicates) {
            for (Sample sample : curve) {
                if (Double.isFinite(sample.value())) {
                    values.computeIfAbsent(sample.x(), x -> new ArrayList<>()).add(sample.value());
                }
            }
        }
        int half = (replicates.size() + 1) / 2;
        return values.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= half)
                .map(entry -> point(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Returns the abscissa, lower quartile, median and upper quartile. */
    static List<Double> point(double x, List<Double> values) {
        return Rounded.list(
                x,
                Quantiles.quartiles().index(1).compute(values),
                Quantiles.median().compute(values),
                Quantiles.quartiles().index(3).compute(values));
    }

    /** Returns every s-th point, the first and the last. */
    static List<List<Double>> thinned(List<List<Double>> points, int most) {
        int stride = (points.size() + most - 1) / most;
        return IntStream.range(0, points.size())
                .filter(i -> i % stride == 0 || i == points.size() - 1)
                .mapToObj(points::get)
                .toList();
    }
}
