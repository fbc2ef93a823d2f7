package org.thalweg.engine;

import java.util.Optional;
import org.thalweg.Clock;
import org.thalweg.UsageException;
import org.thalweg.engine.Minimum.Reason;

/** Why a minimisation may end before its steps are over; one run's, since it remembers. */
final class Stopping {

    private static final double NEVER = -1;

    private final MinimizerOptions options;
    private final Descent descent;
    private final double norm;
    private final long began = System.nanoTime();
    private final double change;
    private final long patience;

    /** The range of the objective since it last left the range that counts as unchanged. */
    private double least = Double.NaN;

    private double most = Double.NaN;
    private long since;

    /**
     * Begins to look at a run.
     *
     * @throws UsageException if it is to end by the gradient, beside penalties that have none
     */
    Stopping(MinimizerOptions options, Descent descent) {
        this.options = options;
        this.descent = descent;
        boolean proximal = descent.takesProximalSteps();
        if (proximal && options.norm.isPresent()) {
            throw new UsageException(
                    String.format(
                            "gradientNorm(%s) does not go with a penalty or constraint that has a proximal step: where it ends, the gradient is not 0. Take relativeChange(share, steps).",
                            options.norm.getAsDouble()));
        }
        this.norm = proximal ? NEVER : options.norm.orElse(Minimizer.DEFAULT_NORM);
        boolean byDefault = proximal && options.patience == Long.MAX_VALUE;
        this.change = byDefault ? Minimizer.DEFAULT_CHANGE : options.change;
        this.patience = byDefault ? Minimizer.DEFAULT_PATIENCE : options.patience;
    }

    /**
     * Returns why to end, if so, before the step of this clock is taken.
     *
     * @param objective with its penalties, at θ
     */
    Optional<Reason> reason(Clock clock, double objective) {
        if (clock.step() > options.steps.getAsLong()) {
            return Optional.of(Reason.STEPS);
        }
        if (objective <= options.value) {
            return Optional.of(Reason.VALUE);
        }
        if (norm != NEVER && descent.gradientNorm() <= norm) {
            return Optional.of(Reason.GRADIENT);
        }
        if (stalls(clock.step(), objective)) {
            return Optional.of(Reason.STALLED);
        }
        if (!goesOn(clock, objective)) {
            return Optional.of(Reason.LISTENER);
        }
        if (Thread.currentThread().isInterrupted()) {
            return Optional.of(Reason.INTERRUPTED);
        }
        return System.nanoTime() - began >= options.nanoseconds
                ? Optional.of(Reason.TIME)
                : Optional.empty();
    }

    private boolean stalls(long step, double objective) {
        least = Math.min(least, objective);
        most = Math.max(most, objective);
        if (!(most - least <= change * Math.abs(objective))) {
            least = objective;
            most = objective;
            since = step;
        }
        return step - since >= patience;
    }

    private boolean goesOn(Clock clock, double objective) {
        boolean goesOn = true;
        for (StepListener listener : options.listeners) {
            goesOn &= listener.goesOn(clock, objective, descent.parameters());
        }
        return goesOn;
    }
}
