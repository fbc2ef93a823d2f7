package org.thalweg.experiments.findings;

import com.google.common.collect.Maps;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.Outcome.Point;
import org.thalweg.experiments.spec.Measure;

/**
 * How many steps a run took until its validation loss first was at most a target, counted to the end of an epoch. The target
 * is given, or was fixed before anything was evaluated: the validation loss that the base's tuning chose in the same
 * replicate, and 5 % of it more. A run that does not get there is censored: it counts as all its steps, so that means are
 * restricted means, and how many arrived is told beside them.
 *
 * @see <a href="https://doi.org/10.1186/1471-2288-13-152">Royston and Parmar, 2013</a>
 */
final class StepsToTarget {

    private static final double MORE = 0.05;

    private final Study study;

    private StepsToTarget(Study study) {
        this.study = study;
    }

    /** Returns the study with this measure, wherever there is a target; as it is, if nobody asks for it. */
    static Study addedTo(Study study) {
        if (!study.experiment().measures().contains(Measure.STEPS_TO_TARGET)) {
            return study;
        }
        StepsToTarget steps = new StepsToTarget(study);
        return new Study(
                study.experiment(),
                study.arms(),
                study.data(),
                study.tuning(),
                steps.added(study.evaluations()),
                Maps.transformValues(study.atBase(), steps::added),
                Maps.transformValues(study.budgets(), steps::added),
                study.exact(),
                study.minima(),
                study.largestStableRates(),
                study.secondsPerStep());
    }

    private List<Series> added(List<Series> several) {
        return several.stream().map(this::added).toList();
    }

    private Series added(Series series) {
        OptionalLong horizon = horizon(series.dataset());
        return horizon.isEmpty()
                ? series
                : new Series(
                        series.dataset(),
                        series.arm(),
                        series.outcomes().stream()
                                .map(outcome -> added(outcome, horizon.getAsLong()))
                                .toList());
    }

    /** Returns how many steps a whole run has: the most of any that came to its end. */
    private OptionalLong horizon(String dataset) {
        return study.evaluations().stream()
                .filter(series -> series.dataset().equals(dataset))
                .flatMap(series -> series.outcomes().stream())
                .filter(outcome -> outcome.is(Kind.OK))
                .mapToLong(outcome -> outcome.ending().step())
                .max();
    }

    private Outcome added(Outcome outcome, long horizon) {
        OptionalDouble target = target(outcome);
        if (target.isEmpty() || !(outcome.is(Kind.OK) || outcome.is(Kind.DIVERGED))) {
            return outcome;
        }
        OptionalLong arrival =
                outcome.is(Kind.DIVERGED)
                        ? OptionalLong.empty()
                        : outcome.curve().stream()
                                .filter(point -> point.validation() <= target.getAsDouble())
                                .mapToLong(Point::step)
                                .findFirst();
        return outcome.reached(arrival, horizon);
    }

    private OptionalDouble target(Outcome outcome) {
        OptionalDouble given = study.experiment().target();
        if (given.isPresent()) {
            return given;
        }
        Arm base = study.arms().base();
        double tuned =
                study.tuning()
                        .row(outcome.trial().dataset(), outcome.trial().replicate(), base)
                        .loss();
        return Double.isNaN(tuned)
                ? OptionalDouble.empty()
                : OptionalDouble.of(tuned + MORE * Math.abs(tuned));
    }
}
