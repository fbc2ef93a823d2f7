package org.thalweg;

/**
 * A penalty or constraint on the parameters: part of what is minimised. A smooth penalty joins the gradient before the chain;
 * any other is a proximal step or a projection after it, with the step sizes that the chain gave the gradient.
 *
 * <p>The engine hands over one tile a {@link Block}, or in {@link Scope#VECTOR} the whole vector; it never sums a penalty over
 * smaller tiles, so that the sum has one order.
 */
public interface Regularizer extends Component {

    /**
     * What a proximal map does. Whatever the order in which several penalties are written, the engine takes the map of their
     * sum, which it finds from theirs by Dykstra's algorithm, beginning in this order.
     */
    enum Form {
        /** There is none: all of the penalty joins the gradient. */
        SMOOTH,
        /** Each element is moved towards 0 by a threshold. */
        THRESHOLD,
        /** Each element is divided by a number. */
        SHRINK,
        /** Elements are shortened together, as by the penalty of a norm. */
        NORM,
        /** The parameters are put into a set, to the place nearest in the metric of the step sizes. */
        CONSTRAINT,
        /** The parameters are put into a set, to the nearest place: step sizes play no part. */
        PROJECTION
    }

    /** Returns the least that the methods below must see at once. */
    default Scope scope() {
        return Scope.VECTOR;
    }

    /** Returns what {@link #proximal} does. */
    default Form form() {
        return Form.SMOOTH;
    }

    /** Returns R(θ) over the tile; 0 for a constraint. */
    double penalty(Tile tile);

    /**
     * Returns the part of R(θ) whose gradient {@link #addGradient} adds: by default all of a smooth penalty, and nothing of any
     * other.
     */
    default double smoothPenalty(Tile tile) {
        return form() == Form.SMOOTH ? penalty(tile) : 0;
    }

    /** Adds the gradient of the penalty's smooth part to {@link Tile#update()}. */
    default void addGradient(Tile tile) {}

    /**
     * Replaces θ, in place, by the minimiser over z of Σ (zᵢ − θᵢ)² / 2sᵢ + R(z), R being what {@link #addGradient} leaves out,
     * and s the step sizes in {@link Tile#gain()}: never negative, of any size, and 0 for elements that stay as they are. Not
     * called where all are 0.
     */
    default void proximal(Tile tile) {}
}
