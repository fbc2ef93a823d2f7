package org.thalweg.experiments.findings;

import static org.thalweg.experiments.findings.Compared.LEVEL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.thalweg.experiments.findings.EqualCost.By;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.run.Costs;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.Outcome.Point;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.Decision;
import org.thalweg.experiments.statistics.Direction;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.experiments.statistics.StudentT;

/** Comparisons at equal cost, of arms that do not cost the same. */
final class EqualCosts {

    /** Counts of gradients are exact; times are those of a noisy machine. */
    private static final double MORE_GRADIENTS = 1.01;

    private static final double MORE_TIME = 3;

    private final Study study;

    EqualCosts(Study study) {
        this.study = study;
    }

    List<EqualCost> of(Compared one) {
        if (study.experiment().isOfProblems()) {
            return List.of(); // All runs ask for as many gradients.
        }
        return Stream.of(byGradients(one), byTime(one)).flatMap(Optional::stream).toList();
    }

    private Optional<EqualCost> byGradients(Compared one) {
        double base = one.pairs.base().stream().mapToLong(Outcome::gradients).average().orElse(0);
        double arm = one.pairs.arm().stream().mapToLong(Outcome::gradients).average().orElse(0);
        return at(
                one, By.GRADIENTS, arm / base, MORE_GRADIENTS, Point::gradients, Point::gradients);
    }

    private Optional<EqualCost> byTime(Compared one) {
        OptionalDouble base = perStep(one, one.pairs.comparison().base());
        OptionalDouble arm = perStep(one, one.pairs.comparison().arm());
        if (base.isEmpty() || arm.isEmpty()) {
            return Optional.empty();
        }
        return at(
                one,
                By.TIME,
                arm.getAsDouble() / base.getAsDouble(),
                MORE_TIME,
                point -> point.step() * base.getAsDouble(),
                point -> point.step() * arm.getAsDouble());
    }

    private OptionalDouble perStep(Compared one, Arm arm) {
        Double seconds = study.secondsPerStep().get(Costs.of(one.pairs.dataset(), arm.name()));
        return seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds);
    }

    private static Optional<EqualCost> at(
            Compared one,
            By by,
            double ratio,
            double least,
            ToDoubleFunction<Point> ofBase,
            ToDoubleFunction<Point> ofArm) {
        boolean other = ratio >= least || ratio <= 1 / least;
        if (!other || one.pairs.count() < 2) {
            return Optional.empty();
        }
        List<double[]> pairs = new ArrayList<>();
        for (int i = 0; i < one.pairs.count(); i++) {
            List<Point> base = one.pairs.base().get(i).curve();
            List<Point> arm = one.pairs.arm().get(i).curve();
            if (!base.isEmpty() && !arm.isEmpty()) {
                double budget =
                        Math.min(
                                ofBase.applyAsDouble(base.get(base.size() - 1)),
                                ofArm.applyAsDouble(arm.get(arm.size() - 1)));
                pairs.add(
                        new double[] {
                            capped(one.pairs.base().get(i), spent(base, ofBase, budget)),
                            capped(one.pairs.arm().get(i), spent(arm, ofArm, budget)),
                            capped(one.pairs.base().get(i), base.get(base.size() - 1)),
                            capped(one.pairs.arm().get(i), arm.get(arm.size() - 1))
                        });
            }
        }
        double[][] sound =
                pairs.stream()
                        .filter(pair -> Arrays.stream(pair).allMatch(Double::isFinite))
                        .toArray(double[][]::new);
        return sound.length < 2 ? Optional.empty() : Optional.of(told(one, by, ratio, sound));
    }

    private static EqualCost told(Compared one, By by, double ratio, double[][] pairs) {
        double base = mean(pairs, 2);
        Unit unit = new Unit(true, Math.abs(base));
        double[] differences =
                Arrays.stream(pairs).mapToDouble(p -> unit.of(p[1] - p[0])).toArray();
        StudentT test = one.test(differences);
        Interval interval = test.interval(LEVEL);
        double margin = one.unit.relative() ? one.margin : 0;
        return new EqualCost(
                ratio,
                by,
                unit,
                unit.of(mean(pairs, 3) - base),
                new Unadjusted(
                        test.estimate(),
                        interval,
                        Decision.of(interval, margin, Direction.LOWER_IS_BETTER)));
    }

    private static double mean(double[][] pairs, int column) {
        return Arrays.stream(pairs).mapToDouble(pair -> pair[column]).average().orElse(Double.NaN);
    }

    /** Returns the last point that costs no more than the budget; the first where even that costs more. */
    private static Point spent(List<Point> curve, ToDoubleFunction<Point> cost, double budget) {
        Point last = curve.get(0);
        for (Point point : curve) {
            last = cost.applyAsDouble(point) <= budget * (1 + 1e-9) ? point : last;
        }
        return last;
    }

    private static double capped(Outcome outcome, Point point) {
        double start =
                outcome.untrained().getOrDefault(Measure.VALIDATION_LOSS, Double.POSITIVE_INFINITY);
        return Double.isNaN(point.validation()) ? Double.NaN : Math.min(start, point.validation());
    }
}
