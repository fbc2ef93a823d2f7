package org.thalweg.engine;

import java.util.Optional;
import org.thalweg.Clock;

/** The clock of steps that come one after another. */
final class Ticking {

    private final long stepsPerEpoch;
    private final Optional<Clock.Run> run;
    private long taken;

    Ticking(MinimizerOptions options) {
        stepsPerEpoch = options.stepsPerEpoch.orElse(options.steps.orElse(Long.MAX_VALUE));
        run =
                options.steps.isPresent()
                        ? Optional.of(new Clock.Run(stepsPerEpoch, options.steps.getAsLong()))
                        : Optional.empty();
        taken = options.resume.map(Checkpoint::steps).orElse(0L);
    }

    /** Returns how many steps were taken. */
    long taken() {
        return taken;
    }

    /** Returns the clock of the step that comes next: an evaluation of the gradient counts as an example. */
    Clock next() {
        return new Clock(taken + 1, taken / stepsPerEpoch + 1, taken, run);
    }

    /** Takes that step. */
    void step(Descent descent, double loss, Objective again) {
        descent.step(taken + 1, taken / stepsPerEpoch + 1, taken, run, loss, again);
        taken++;
    }
}
