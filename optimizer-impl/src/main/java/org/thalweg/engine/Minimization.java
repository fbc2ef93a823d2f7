package org.thalweg.engine;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongFunction;
import org.thalweg.Evaluation;
import org.thalweg.UsageException;
import org.thalweg.engine.Minimum.Reason;

/** A minimisation on its way to its end. */
final class Minimization {

    private final Objective objective;
    private final Descent descent;
    private final MinimizerOptions options;
    private final Ticking ticking;
    private final double norm;
    private long evaluations;

    /**
     * @param objective that of each step, by its number; the first is 1
     */
    Minimization(LongFunction<Objective> objective, Descent descent, MinimizerOptions options) {
        this.descent = descent;
        this.options = options;
        this.ticking = new Ticking(options);
        this.objective =
                (parameters, gradient) -> {
                    evaluations++;
                    return objective.apply(ticking.taken() + 1).at(parameters, gradient);
                };
        this.norm = norm();
    }

    private double norm() {
        if (options.norm.isPresent() && descent.takesProximalSteps()) {
            throw new UsageException(
                    String.format(
                            "gradientNorm(%s) does not go with a penalty or constraint that has a proximal step: where it ends, the gradient is not 0. Take relativeChange(share, steps).",
                            options.norm.getAsDouble()));
        }
        return descent.takesProximalSteps()
                ? Double.NEGATIVE_INFINITY
                : options.norm.orElse(Minimizer.DEFAULT_NORM);
    }

    Minimum run() {
        Stopping stopping = new Stopping(options, norm, descent.takesProximalSteps());
        double[] gradient = descent.gradient();
        double[] parameters = descent.parameters();
        Optional<Reason> reason = Optional.empty();
        while (reason.isEmpty()) {
            Gradients.use(gradient);
            double value = objective.at(parameters, gradient);
            if (!Double.isFinite(value) || !Gradients.isFinite(gradient)) {
                requireLater(value, gradient);
                if (!descent.survivesNonFinite()) {
                    return end(Reason.DIVERGED, value);
                }
            }
            Evaluation evaluation = descent.evaluation(value);
            reason =
                    ticking.taken() >= options.steps.getAsLong()
                            ? Optional.of(Reason.STEPS)
                            : stopping.reason(
                                    ticking.next(),
                                    evaluation.objective(),
                                    norm >= 0
                                            ? OptionalDouble.of(descent.gradientNorm())
                                            : OptionalDouble.empty(),
                                    parameters);
            if (reason.isPresent()) {
                return end(reason.get(), value);
            }
            ticking.step(descent, value, objective);
            reason = descent.isFinite() ? reason : Optional.of(Reason.DIVERGED);
        }
        return end(reason.get(), Double.NaN);
    }

    /** What is not finite at the start is a mistake; later it is a result, unless the gradient was never written. */
    private void requireLater(double value, double[] gradient) {
        boolean first = ticking.taken() == 0;
        if (first && !Double.isFinite(value)) {
            throw new UsageException("The objective is " + value + " at the start.");
        }
        if (!Gradients.isFinite(gradient) && (first || Gradients.isUnwritten(gradient))) {
            throw Gradients.mistake(gradient, descent);
        }
    }

    /**
     * @param value of the objective at θ
     */
    private Minimum end(Reason reason, double value) {
        double[] at = descent.evaluated().clone();
        boolean elsewhere = descent.evaluatesElsewhere() && reason != Reason.DIVERGED;
        double there = elsewhere ? objective.at(at, new double[at.length]) : value;
        return new Minimum(
                at,
                descent.penalties(at, there),
                reason,
                ticking.taken(),
                evaluations,
                descent.remarks(),
                descent.checkpoint());
    }
}
