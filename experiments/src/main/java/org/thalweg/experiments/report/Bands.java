package org.thalweg.experiments.report;

import com.google.common.math.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.thalweg.experiments.findings.Series;
import org.thalweg.experiments.report.ReportData.BandPoint;
import org.thalweg.experiments.report.ReportData.LossCurve;
import org.thalweg.experiments.report.ReportData.LossCurves;
import org.thalweg.experiments.run.Outcome;

/** Medians and quartiles of loss curves over seeds. */
final class Bands {

    private static final int MOST_ALTOGETHER = 20_000;
    private static final int MOST_EACH = 200;
    private static final int LEAST_EACH = 20;

    private Bands() {}

    /** Returns how many points each of so many curves may have, so that the page stays small. */
    static int most(int curves) {
        return Math.max(LEAST_EACH, Math.min(MOST_EACH, MOST_ALTOGETHER / Math.max(1, 2 * curves)));
    }

    /** Returns the curves of one quantity; a point where less than half of the seeds have a finite value is left out. */
    static LossCurves of(
            String dataset,
            String quantity,
            List<Series> series,
            ToDoubleFunction<Outcome.Point> value,
            int most) {
        List<LossCurve> curves =
                series.stream()
                        .map(s -> new LossCurve(s.arm().name(), thinned(points(s, value), most)))
                        .toList();
        boolean positive =
                curves.stream()
                        .flatMap(curve -> curve.points().stream())
                        .allMatch(point -> point.median() > 0);
        return new LossCurves(dataset, quantity, "gradient evaluations", positive, curves);
    }

    /** A point of the curve of one seed. */
    record Sample(long gradients, double value) {}

    private static List<BandPoint> points(Series series, ToDoubleFunction<Outcome.Point> value) {
        return points(
                series.outcomes().stream()
                        .map(
                                outcome ->
                                        outcome.curve().stream()
                                                .map(
                                                        p ->
                                                                new Sample(
                                                                        p.gradients(),
                                                                        value.applyAsDouble(p)))
                                                .toList())
                        .toList());
    }

    /** Returns quartiles of the curves of several seeds, under the same rule. */
    static List<BandPoint> points(List<List<Sample>> seeds) {
        Map<Long, List<Double>> values = new TreeMap<>();
        for (List<Sample> seed : seeds) {
            for (Sample sample : seed) {
                if (Double.isFinite(sample.value())) {
                    values.computeIfAbsent(sample.gradients(), x -> new ArrayList<>())
                            .add(sample.value());
                }
            }
        }
        int half = (seeds.size() + 1) / 2;
        return values.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= half)
                .map(entry -> point(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static BandPoint point(long x, List<Double> values) {
        return new BandPoint(
                x,
                Quantiles.quartiles().index(1).compute(values),
                Quantiles.median().compute(values),
                Quantiles.quartiles().index(3).compute(values));
    }

    /** Returns every s-th point, the first and the last. */
    static List<BandPoint> thinned(List<BandPoint> points, int most) {
        int stride = (points.size() + most - 1) / most;
        return IntStream.range(0, points.size())
                .filter(i -> i % stride == 0 || i == points.size() - 1)
                .mapToObj(points::get)
                .toList();
    }
}
