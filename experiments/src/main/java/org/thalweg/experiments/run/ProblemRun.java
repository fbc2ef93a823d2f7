package org.thalweg.experiments.run;

import com.google.common.collect.Maps;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.thalweg.Clock;
import org.thalweg.Problem;
import org.thalweg.Problem.Draw;
import org.thalweg.engine.Activity;
import org.thalweg.engine.ComponentException;
import org.thalweg.engine.Descent;
import org.thalweg.engine.Objective;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.random.Streams;
import org.thalweg.text.Numbers;

/**
 * A trial on a problem: steps from the start of a draw until as many gradients were computed as a run may ask for. Draw and
 * noise follow from the replicate and the phase, and the noise from the number of the step besides: all arms start at the same
 * place and see the same noise, and what tunes sees neither the draw nor the noise by which is judged. What is measured is
 * without noise, and without penalties.
 */
final class ProblemRun {

    /** A run that ends higher above the minimum than this many times the start has diverged. */
    private static final double DIVERGED = 10;

    /** Shares of a gap below this are rounding. */
    private static final double LEAST = 1e-16;

    /** A value is off by this share at most. */
    private static final double ROUNDING = 1e-9;

    private final Experiment experiment;
    private final Trial trial;
    private final long seed;
    private final Draw draw;
    private final Descent descent;
    private final Activity activity = new Activity();
    private final int budget;
    private final double startValue;
    private final OptionalDouble minimum;
    private final double targetGap;
    private final Hasher trajectory = Hashing.sha256().newHasher();
    private final List<Outcome.Point> curve = new ArrayList<>();
    private long gradients;
    private OptionalLong arrived = OptionalLong.empty();

    ProblemRun(Experiment experiment, Problem problem, Trial trial, boolean watch) {
        this.experiment = experiment;
        this.trial = trial;
        this.seed =
                new Seeds(experiment.seed()).run(trial.dataset(), trial.phase(), trial.replicate());
        this.draw = problem.draw(Streams.of(seed, "draw"));
        Arm arm = trial.setting().on(trial.arm());
        double[] start = draw.start();
        this.startValue = draw.value(start);
        this.minimum = draw.minimum();
        this.budget = experiment.evaluations();
        this.targetGap = experiment.targetGap() * gap(startValue);
        this.descent = new Descent(arm.chain(), arm.regularizers(), problem.blocks(), start, seed);
        if (watch && trial.phase() == Phase.EVALUATE) {
            descent.watch(activity);
        }
        arrive(startValue);
    }

    /** Returns what comes of it. */
    Outcome outcome() {
        long began = System.nanoTime();
        Ending ending = run(began);
        Map<Measure, Double> measures = Map.of();
        double value = draw.value(descent.evaluated());
        if (isBelowMinimum(value)) {
            ending =
                    Endings.failure(
                            ending.step(),
                            "The problem says that its minimum is %s, and has the value %s."
                                    .formatted(
                                            Numbers.shortest(minimum.orElseThrow()),
                                            Numbers.shortest(value)));
        }
        if (ending.kind() == Kind.OK) {
            measures = measures(value);
            boolean sound =
                    measures.values().stream().allMatch(Outcome::isNumber) && !isWorse(value);
            ending = sound ? ending : new Ending(Kind.DIVERGED, ending.step(), "");
        }
        boolean ok = ending.kind() == Kind.OK;
        return new Outcome(
                trial,
                ending,
                ok ? measures : Map.of(),
                ok || ending.kind() == Kind.DIVERGED ? atStart() : Map.of(),
                hash(),
                trial.phase() == Phase.TUNE ? List.of() : curve,
                Maps.filterValues(activity.summary(), Double::isFinite),
                Optional.empty(),
                Optional.empty(),
                gradients,
                (System.nanoTime() - began) / 1e9);
    }

    private Ending run(long began) {
        long step = 0;
        int points = 0;
        while (gradients < budget) {
            step++;
            if (Thread.currentThread().isInterrupted()) {
                return new Ending(Kind.INTERRUPTED, step - 1, "");
            }
            long spent = System.nanoTime() - began;
            if (experiment
                    .limit()
                    .filter(limit -> Duration.ofNanos(spent).compareTo(limit) > 0)
                    .isPresent()) {
                return new Ending(Kind.TIMEOUT, step - 1, "");
            }
            try {
                if (!take(step)) {
                    return new Ending(Kind.DIVERGED, step, "");
                }
            } catch (ComponentException e) {
                return Endings.failure(step, String.valueOf(e.getMessage()));
            }
            double value = draw.value(descent.evaluated());
            arrive(value);
            if (gradients * Curves.MOST_POINTS >= (long) (points + 1) * budget
                    || gradients >= budget) {
                points =
                        (int) Math.min(Curves.MOST_POINTS, gradients * Curves.MOST_POINTS / budget);
                curve.add(new Outcome.Point(step, gradients, Double.NaN, judged(value)));
                addToHash();
            }
        }
        return new Ending(Kind.OK, step, "");
    }

    /** Takes a step, and returns whether all is finite. */
    private boolean take(long step) {
        Objective objective =
                (parameters, gradient) -> {
                    gradients++;
                    return draw.evaluate(
                            parameters, gradient, Streams.of(seed, "noise", Long.toString(step)));
                };
        double value = objective.at(descent.parameters(), descent.gradient());
        if (!Double.isFinite(value) && !descent.survivesNonFinite()) {
            return false;
        }
        Clock.Run run = new Clock.Run(1, budget);
        descent.step(step, step, step - 1, Optional.of(run), value, objective);
        return descent.isFinite();
    }

    private void arrive(double value) {
        if (arrived.isEmpty() && gap(value) <= targetGap) {
            arrived = OptionalLong.of(gradients);
        }
    }

    /** NaN where the minimum is not known. */
    private double gap(double value) {
        return value - minimum.orElse(Double.NaN);
    }

    /** Returns what is shown on the way: that by which is judged. */
    private double judged(double value) {
        return switch (experiment.primary()) {
            case GAP -> gap(value);
            case LOG_GAP -> logGap(value);
            default -> value;
        };
    }

    /** What starts at the minimum stays as it is. */
    private double logGap(double value) {
        double share = gap(value) / gap(startValue);
        return gap(startValue) == 0 ? 0 : Math.log10(Math.max(share, LEAST));
    }

    /** Where the minimum is not known, heights are counted from the start, in sizes of its value. */
    private boolean isWorse(double value) {
        return minimum.isPresent()
                ? gap(value) > DIVERGED * gap(startValue)
                : value - startValue > (DIVERGED - 1) * Math.abs(startValue);
    }

    /** Not by rounding alone. */
    private boolean isBelowMinimum(double value) {
        return gap(value) < -ROUNDING * Math.max(Math.abs(value), Math.abs(startValue));
    }

    private Map<Measure, Double> measures(double value) {
        Map<Measure, Double> measures = new EnumMap<>(Measure.class);
        measures.put(Measure.VALUE, value);
        if (minimum.isPresent()) {
            measures.put(Measure.GAP, gap(value));
            measures.put(Measure.LOG_GAP, logGap(value));
            measures.put(Measure.EVALUATIONS_TO_GAP, (double) arrived.orElse(budget + 1L));
        }
        return measures;
    }

    /** To have arrived is better than never to: what did not counts as all evaluations, and as capped. */
    private Map<Measure, Double> atStart() {
        Map<Measure, Double> measures = new EnumMap<>(Measure.class);
        measures.put(Measure.VALUE, startValue);
        if (minimum.isPresent()) {
            measures.put(Measure.GAP, gap(startValue));
            measures.put(Measure.LOG_GAP, 0.0);
            measures.put(Measure.EVALUATIONS_TO_GAP, (double) budget);
        }
        return measures;
    }

    private void addToHash() {
        for (double parameter : descent.evaluated()) {
            trajectory.putLong(Double.doubleToLongBits(parameter));
        }
    }

    private String hash() {
        addToHash();
        return trajectory.hash().toString();
    }
}
