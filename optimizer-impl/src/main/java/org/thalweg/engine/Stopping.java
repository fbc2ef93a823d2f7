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
    private double least = Double.POSITIVE_INFINITY;
    private long leastAt;

    /**
     * @param norm of the gradient at which to end; below 0 for never
     */
    Stopping(MinimizerOptions options, double norm) {
        this.options = options;
        this.norm = norm;
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
        double enough = options.change * Math.abs(least);
        if (least == Double.POSITIVE_INFINITY || objective < least - enough) {
            least = objective;
            leastAt = step;
        }
        return step - leastAt >= options.patience;
    }

    private boolean goesOn(Clock clock, double objective, double[] parameters) {
        boolean goesOn = true;
        for (StepListener listener : options.listeners) {
            goesOn &= listener.goesOn(clock, objective, parameters);
        }
        return goesOn;
    }
}
