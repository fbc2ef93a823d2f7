package org.thalweg.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.thalweg.Clock;

/** When a step happens, and its loss. A clock is made of it only where somebody asks for one. */
final class Now {

    private long step = 1;
    private long epoch = 1;
    private long examples;
    private Optional<Clock.Run> run = Optional.empty();
    private double loss;
    private @Nullable Clock clock;

    void set(long step, long epoch, long examples, Optional<Clock.Run> run, double loss) {
        this.step = step;
        this.epoch = epoch;
        this.examples = examples;
        this.run = run;
        this.loss = loss;
        clock = null;
    }

    void set(Clock now, double lossNow) {
        set(now.step(), now.epoch(), now.examples(), now.run(), lossNow);
        clock = now;
    }

    Clock clock() {
        if (clock == null) {
            clock = new Clock(step, epoch, examples, run);
        }
        return clock;
    }

    long step() {
        return step;
    }

    double loss() {
        return loss;
    }
}
