package org.thalweg.engine;

import java.util.Optional;
import java.util.function.LongFunction;
import org.thalweg.UsageException;
import org.thalweg.engine.Minimum.Reason;

/** A minimisation on its way to its end. */
final class Minimization {

    private final Objective objective;
    private final Descent descent;
    private final Ticking ticking;
    private final Stopping stopping;
    private long evaluations;

    /**
     * @param objective that of each step, by its number; the first is 1
     */
    Minimization(LongFunction<Objective> objective, Descent descent, MinimizerOptions options) {
        this.descent = descent;
        this.ticking = new Ticking(options);
        this.objective =
                (parameters, gradient) -> {
                    evaluations++;
                    return objective.apply(ticking.taken() + 1).at(parameters, gradient);
                };
        this.stopping = new Stopping(options, descent);
    }

    Minimum run() {
        double[] gradient = descent.gradient();
        double[] parameters = descent.parameters();
        while (true) {
            Gradients.use(gradient);
            double value = objective.at(parameters, gradient);
            if (!Double.isFinite(value) || !Gradients.isFinite(gradient)) {
                requireLater(value, gradient);
                if (!descent.survivesNonFinite()) {
                    return end(Reason.DIVERGED, value);
                }
            }
            Optional<Reason> reason =
                    stopping.reason(ticking.next(), descent.evaluation(value).objective());
            if (reason.isPresent()) {
                return end(reason.get(), value);
            }
            ticking.step(descent, value, objective);
            if (!descent.isFinite()) {
                return end(Reason.DIVERGED, Double.NaN);
            }
        }
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
