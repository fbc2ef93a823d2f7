package org.thalweg.experiments.run;

import java.util.List;
import java.util.TreeMap;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.TuningTable.Point;
import org.thalweg.experiments.spec.Measure;

/** What one arm did at each point of the grid that was tried. */
final class ArmPoints {

    /** Stands for the number of the best point where no point is usable; below all others. */
    static final int NONE = Integer.MIN_VALUE;

    private final TreeMap<Integer, Point> points = new TreeMap<>();

    void add(int number, double rate, List<Outcome> seeds) {
        List<Double> losses = seeds.stream().map(ArmPoints::loss).toList();
        double mean = losses.stream().mapToDouble(x -> x).sum() / losses.size();
        points.put(
                number,
                new Point(
                        rate,
                        mean,
                        losses,
                        count(seeds, Kind.DIVERGED),
                        count(seeds, Kind.FAILED) + count(seeds, Kind.TIMEOUT)));
    }

    private static double loss(Outcome outcome) {
        Double loss = outcome.measures().get(Measure.VALIDATION_LOSS);
        return outcome.is(Kind.OK) && loss != null ? loss : Double.NaN;
    }

    private static int count(List<Outcome> outcomes, Kind kind) {
        return (int) outcomes.stream().filter(outcome -> outcome.is(kind)).count();
    }

    /** Returns the number of the point with the least mean loss, the smallest of equal ones; or {@link #NONE}. */
    int best() {
        int best = NONE;
        double least = Double.POSITIVE_INFINITY;
        for (var entry : points.entrySet()) {
            if (entry.getValue().loss() < least) {
                best = entry.getKey();
                least = entry.getValue().loss();
            }
        }
        return best;
    }

    List<Point> ascending() {
        return List.copyOf(points.values());
    }
}
