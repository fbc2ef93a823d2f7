package org.thalweg;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Turns a gradient into a step. Optimizers are links of a chain: each works on what the one before left in
 * {@link Tile#update()}, and what the last one leaves is subtracted, θ ← θ − u.
 *
 * <p>An optimizer that declares no scope sees the whole vector and is correct. {@link Scope#ELEMENT} is a promise, checked by
 * the test kit, that buys small tiles, which stay in the cache from link to link. So is {@link #tellsGain()}, which lets
 * proximal penalties be minimised exactly.
 *
 * <p>One that has optimizers inside is a {@link Wrapper}.
 */
public interface Optimizer extends Component {

    /**
     * Returns the named state that the engine keeps for this optimizer.
     *
     * @param blocks the parameters that it works on, for slots whose size depends on theirs
     */
    default List<Slot> slots(List<Block> blocks) {
        return List.of();
    }

    /** Returns the least that a kernel must see at once. */
    default Scope scope() {
        return Scope.VECTOR;
    }

    /**
     * Returns the work of one step. Called once a step, or, if it is {@link Lasting}, once; what does not differ between
     * elements is computed here.
     */
    Kernel kernel(Step step);

    /**
     * Returns what is to be done when the step has been taken, proximal steps included: it sees the new parameters, and may
     * change slots. This is where averages of the parameters belong.
     */
    default Optional<Kernel> afterStep(Step step) {
        return Optional.empty();
    }

    /**
     * Returns whether {@link Tile#gain()} is kept up: fed one constant gradient, this link's update is gain × gradient, element
     * by element, at every step from the first; what it adds that does not come from the gradient, such as decay, noise or a
     * pull, aside. {@link Tile#scale} and {@link Tile#linear(Linear)} keep it up by themselves. A promise, which the test kit
     * checks. Beside a proximal penalty, a link that does not make it is warned of.
     */
    default boolean tellsGain() {
        return false;
    }

    /**
     * Returns whether this link takes the proximal steps of its parameters itself, with {@link Step#proximal}; the engine then
     * takes none for them. Its own update is θ minus where it wants to be.
     */
    default boolean takesProximalSteps() {
        return false;
    }

    /**
     * Returns whether what this link is given must be the gradient itself, as for a line search: a link before it that works on
     * the same parameters is then an error.
     */
    default boolean needsGradient() {
        return false;
    }

    /** Returns whether a parameter is to stay as it is, wherever this link stands, whatever others and penalties do. */
    default boolean freezes(Block block) {
        return false;
    }

    /**
     * Returns the learning rate by which this link multiplies the update, if it is the kind of link that does: what {@code
     * explain} shows, tuning tunes, and warnings of two rates or none are about. Nothing computes with it.
     */
    default OptionalDouble learningRate(Clock clock) {
        return OptionalDouble.empty();
    }

    /**
     * Returns what there is to tell at the end of a run, as a sentence that goes on after the link's path: {@code left 3 of 200
     * steps out.}; usually nothing.
     *
     * @param step the last one, for its scalar slots
     */
    default Optional<String> remark(Step step) {
        return Optional.empty();
    }

    /** Returns this link under a name of its own in a chain: {@code new Momentum(0.9).as("fast")}. */
    default Named as(String name) {
        return new Named(name, this);
    }

    /** The work of one step on one tile. */
    @FunctionalInterface
    interface Kernel {

        /** Changes {@link Tile#update()}, the gain and the slots within the tile; never the parameters. */
        void apply(Tile tile);
    }

    /**
     * Work that serves every step: the engine asks for it once, and then tells it of each step, so that no step makes garbage.
     * It may hold what {@link #begin} computes and the step that it was made with, which goes on to be the present one; what the
     * next step has to know is kept in slots.
     */
    @FunctionalInterface
    interface Lasting extends Kernel {

        /** Begins a step, the first included: what does not differ between elements is computed here. */
        default void begin(Step step) {}
    }

    /** Work that multiplies the update by a number and does nothing else: whoever works on it next may do so on its way. */
    @FunctionalInterface
    interface Scaling extends Lasting {

        /** Returns what the tile's update, and its gain, are to be multiplied by; changes nothing. */
        double factor(Tile tile);

        @Override
        @SuppressWarnings("FunctionalInterfaceMethodChanged") // a factor is all there is to say
        default void apply(Tile tile) {
            tile.scale(factor(tile));
        }
    }

    /** Work that can multiply the update, and its gain, on its way: it saves the {@link Scaling} before it a pass of its own. */
    @FunctionalInterface
    interface Absorbing extends Lasting {

        /** Does to the bit what {@code tile.scale(factor)} and then {@link #apply(Tile)} would do. */
        void apply(Tile tile, double factor);

        @Override
        default void apply(Tile tile) {
            apply(tile, 1);
        }
    }
}
