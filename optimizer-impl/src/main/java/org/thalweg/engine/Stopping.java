package org.thalweg.engine;

import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.Clock;
import org.thalweg.engine.Minimum.Reason;

/** Why a minimisation may end before its steps are over; one run's, since it remembers. */
final class Stopping {

    private final MinimizerOptions options;
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
     * @param norm of the gradient at which to end; below 0 for never
     * @param proximal whether penalties take proximal steps, so that the gradient does not tell where to end
     */
    Stopping(MinimizerOptions options, double norm, boolean proximal) {
        this.options = options;
        this.norm = norm;
        boolean told = options.patience < Long.MAX_VALUE;
        this.change = told || !proximal ? options.change : Minimizer.DEFAULT_CHANGE;
        this.patience = told || !proximal ? options.patience : Minimizer.DEFAULT_PATIENCE;
    }

    /**
     * Returns why to end, if so, before the step of this clock is taken.
     *
     * @param objective with its penalties, at θ
     * @param gradientNorm of the objective and its penalties there; empty if nobody asks
     */
    Optional<Reason> reason(
            Clock clock, double objective, OptionalDouble gradientNorm, double[] parameters) {
        if (objective <= options.value) {
            return Optional.of(Reason.VALUE);
        }
        if (gradientNorm.isPresent() && gradientNorm.getAsDouble() <= norm) {
            return Optional.of(Reason.GRADIENT);
        }
        if (stalls(clock.step(), objective)) {
            return Optional.of(Reason.STALLED);
        }
        if (!goesOn(clock, objective, parameters)) {
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

    private boolean goesOn(Clock clock, double objective, double[] parameters) {
        boolean goesOn = true;
        for (StepListener listener : options.listeners) {
            goesOn &= listener.goesOn(clock, objective, parameters);
        }
        return goesOn;
    }
}
