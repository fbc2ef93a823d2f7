package org.thalweg.engine;

import java.util.Optional;
import org.thalweg.Clock;

/** What a wrapper lets its parts see of a step, and whether they take part in it; the outermost is the step itself. */
final class Frame {

    private final Optional<Frame> outer;

    /** The wrapper that puts minibatches together, if parts within are inside one. */
    private final Optional<String> gathers;

    private Clock clock = Clock.FIRST;
    private double loss;
    private boolean skipped;
    private boolean entered;

    /** The outermost frame. */
    Frame() {
        outer = Optional.empty();
        gathers = Optional.empty();
    }

    private Frame(Frame outer, Optional<String> gathers) {
        this.outer = Optional.of(outer);
        this.gathers = gathers;
    }

    /** Returns a frame inside this one. */
    Frame inside(String wrapper, boolean keepsMinibatch) {
        return new Frame(this, keepsMinibatch ? gathers : Optional.of(wrapper));
    }

    /** Begins a step in the outermost frame. */
    void begin(Clock now, double lossNow) {
        clock = now;
        loss = lossNow;
    }

    /** Begins a step in a frame inside: until something else is said, it sees what is seen outside. */
    void begin() {
        clock = outer.orElseThrow().clock;
        loss = outer.orElseThrow().loss;
        skipped = false;
        entered = false;
    }

    void show(Clock now, double lossNow) {
        requireNotEntered();
        clock = now;
        loss = lossNow;
    }

    void skip() {
        requireNotEntered();
        skipped = true;
    }

    private void requireNotEntered() {
        if (entered) {
            throw new IllegalStateException(
                    "The parts have begun their step. Decide about them in before(0, step), or declare Scope.VECTOR and decide in its kernel.");
        }
    }

    /** Returns whether parts in this frame take part in the step; from now on, that cannot change. */
    boolean enter() {
        entered = true;
        return !skipped && (outer.isEmpty() || outer.get().enter());
    }

    Clock clock() {
        return clock;
    }

    double loss() {
        return loss;
    }

    Optional<String> gathers() {
        return gathers;
    }
}
