package org.thalweg.engine;

import java.util.Optional;
import org.thalweg.Clock;

/** What a wrapper lets its parts see of a step, and whether they take part in it; the outermost is the step itself. */
final class Frame {

    private final Optional<Frame> outer;

    /** The wrapper that puts minibatches together, if parts within are inside one. */
    private final Optional<String> gathers;

    private final Now own = new Now();
    private Now seen = own;
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

    /** Begins a step in a frame inside: until something else is said, it sees what is seen outside. */
    void begin() {
        seen = outer.orElseThrow().seen;
        skipped = false;
        entered = false;
    }

    void show(Clock clock, double loss) {
        requireNotEntered();
        own.set(clock, loss);
        seen = own;
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

    /** Returns when the step happens that is seen here; of the outermost frame, to be set before each. */
    Now now() {
        return seen;
    }

    Optional<String> gathers() {
        return gathers;
    }
}
