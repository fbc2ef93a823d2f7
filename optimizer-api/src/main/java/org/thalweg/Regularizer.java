package org.thalweg;

/**
 * A penalty or constraint on the parameters: part of what is minimised. A smooth penalty joins the gradient before the chain;
 * any other is a proximal step or a projection after it.
 *
 * <p>The engine hands over one tile a {@link Block}, or in {@link Scope#VECTOR} the whole vector; it never sums a penalty over
 * smaller tiles, so that the sum has one order.
 */
public interface Regularizer extends Component {

    /** Returns the least that the methods below must see at once. */
    default Scope scope() {
        return Scope.VECTOR;
    }

    /** Returns R(θ) over the tile; 0 for a constraint. */
    double penalty(Tile tile);

    /** Adds the gradient of the penalty's smooth part to {@link Tile#update()}. */
    default void addGradient(Tile tile) {}

    /**
     * Replaces θ, in place, by the minimiser over z of ‖z − θ‖²/2 + stepSize · R(z), R being what {@link #addGradient} leaves
     * out: a soft threshold, a projection.
     */
    default void proximal(Tile tile, double stepSize) {}
}
