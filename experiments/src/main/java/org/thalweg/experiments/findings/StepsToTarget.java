package org.thalweg.experiments.findings;

import java.util.List;
import java.util.OptionalDouble;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.Outcome.Point;
import org.thalweg.experiments.spec.Measure;

/**
 * How many steps a run took to a validation loss that every run of the base reached on that dataset: the largest, over the
 * base's seeds, of the smallest loss that the run had at the end of an epoch. A run that does not get there counts as one step
 * more than all its epochs have. Known only once the base has run, so it is not kept with the outcomes.
 */
final class StepsToTarget {

    private StepsToTarget() {}

    /** Returns the study with this measure, wherever there are validation data. */
    static Study addedTo(Study study) {
        return new Study(
                study.experiment(),
                study.arms(),
                study.data(),
                study.tuning(),
                added(study, study.evaluations()),
                added(study, study.atBaseRate()),
                study.largestStableRates());
    }

    private static List<Series> added(Study study, List<Series> several) {
        return several.stream().map(series -> added(study, series)).toList();
    }

    private static Series added(Study study, Series series) {
        Arm base = study.arms().base();
        Series reference = study.evaluation(series.dataset(), base);
        OptionalDouble target =
                reference.outcomes().stream()
                        .filter(outcome -> outcome.is(Kind.OK))
                        .map(StepsToTarget::smallest)
                        .filter(OptionalDouble::isPresent)
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .max();
        long all =
                reference.outcomes().stream()
                        .filter(outcome -> outcome.is(Kind.OK))
                        .mapToLong(outcome -> outcome.ending().step())
                        .max()
                        .orElse(0);
        return target.isEmpty()
                ? series
                : new Series(
                        series.dataset(),
                        series.arm(),
                        series.rate(),
                        series.outcomes().stream()
                                .map(o -> added(o, target.getAsDouble(), all))
                                .toList());
    }

    private static Outcome added(Outcome outcome, double target, long all) {
        if (!outcome.is(Kind.OK) && !outcome.is(Kind.DIVERGED)) {
            return outcome;
        }
        long steps =
                outcome.curve().stream()
                        .filter(point -> point.validation() <= target)
                        .mapToLong(Point::step)
                        .findFirst()
                        .orElse(all + 1);
        return outcome.with(Measure.STEPS_TO_TARGET, (double) steps);
    }

    private static OptionalDouble smallest(Outcome outcome) {
        return outcome.curve().stream()
                .mapToDouble(Point::validation)
                .filter(Double::isFinite)
                .min();
    }
}
