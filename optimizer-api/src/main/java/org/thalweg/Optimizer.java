package org.thalweg;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Turns a gradient into a step. Optimizers are links of a chain: each works on what the one before left in
 * {@link Tile#update()}, and what the last one leaves is subtracted, θ ← θ − u.
 *
 * <p>An optimizer that declares no scope sees the whole vector and is correct. {@link Scope#ELEMENT} is a promise, checked by
 * the test kit, that buys tiles and threads.
 */
public interface Optimizer extends Component {

    /** Returns the named state that the engine keeps for this optimizer. */
    default List<Slot> slots() {
        return List.of();
    }

    /** Returns the least that a kernel must see at once. */
    default Scope scope() {
        return Scope.VECTOR;
    }

    /** Returns the work of one step. Called once a step; what does not differ between elements is computed here. */
    Kernel kernel(Step step);

    /**
     * Returns the learning rate by which this link multiplies the update, if it is the kind of link that does. Proximal steps
     * have the size of the product of a chain's rates; a chain with no rate or with two says so.
     */
    default OptionalDouble learningRate(Clock clock) {
        return OptionalDouble.empty();
    }

    /** The work of one step on one tile. */
    @FunctionalInterface
    interface Kernel {

        /** Changes {@link Tile#update()} and the slots within the tile; never the parameters. */
        void apply(Tile tile);
    }
}
