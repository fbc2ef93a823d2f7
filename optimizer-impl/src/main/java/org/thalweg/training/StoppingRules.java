package org.thalweg.training;

import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.training.Status.Converged;
import org.thalweg.training.Status.Converged.Rule;

/**
 * When a run is to end because there is little left to gain.
 *
 * @param value the objective that is small enough
 * @param gradientNorm the length of its gradient that is short enough
 * @param change its change in an epoch, as a share of its size, that is small enough
 */
record StoppingRules(OptionalDouble value, OptionalDouble gradientNorm, OptionalDouble change) {

    static final StoppingRules NEVER =
            new StoppingRules(
                    OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    /** Returns whether any of the rules looks at the objective. */
    boolean looks() {
        return !equals(NEVER);
    }

    /**
     * Returns how a run ends that has come to the end of an epoch, if it does. What is not finite meets no rule.
     *
     * @param before the epoch before, if its objective was computed
     */
    Optional<Status> judge(Optional<Epoch> before, Epoch now) {
        double objective = now.objective().orElse(Double.NaN);
        if (objective <= value.orElse(Double.NEGATIVE_INFINITY)
                && objective != Double.NEGATIVE_INFINITY) {
            return met(now, Rule.VALUE, objective);
        }
        double norm = now.gradientNorm().orElse(Double.NaN);
        if (norm <= gradientNorm.orElse(-1)) {
            return met(now, Rule.GRADIENT, norm);
        }
        double last =
                before.map(Epoch::objective).orElse(OptionalDouble.empty()).orElse(Double.NaN);
        double moved = relativeChange(last, objective);
        return moved <= change.orElse(-1) ? met(now, Rule.CHANGE, moved) : Optional.empty();
    }

    private static double relativeChange(double from, double to) {
        return from == to ? 0 : Math.abs(from - to) / Math.max(Math.abs(from), Math.abs(to));
    }

    private static Optional<Status> met(Epoch epoch, Rule rule, double seen) {
        return Optional.of(new Converged(epoch.lastStep(), rule, seen));
    }
}
