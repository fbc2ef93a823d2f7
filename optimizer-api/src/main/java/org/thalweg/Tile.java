package org.thalweg;

import java.util.List;

/**
 * A stretch of the parameter vector on which a kernel works. All arrays are indexed alike, from {@link #from()} to
 * {@link #to()} exclusive: one loop variable serves them all, which is what the compiler vectorises.
 */
public interface Tile {

    /** Returns the index of the first element. */
    int from();

    /** Returns the index after the last element. */
    int to();

    /**
     * Returns the parameter in which this tile lies.
     *
     * @throws IllegalStateException if the tile is the whole vector, as it is in {@link Scope#VECTOR}: see {@link #blocks()}
     */
    Block block();

    /** Returns this tile cut at the borders of the parameters it covers; in every other scope than VECTOR, itself alone. */
    List<Tile> blocks();

    /** Returns θ. Kernels only read it; {@link Regularizer#proximal} alone may write. */
    double[] parameters();

    /** Returns u: at first the gradient, or what earlier links made of it; afterwards what the next link gets. */
    double[] update();

    /**
     * Returns a slot of the optimizer at work.
     *
     * @throws IllegalArgumentException if it declares no vector slot of this name
     */
    double[] slot(String name);

    /** Returns this tile as an optimizer inside the present one sees it, its slots declared by {@link Slot#nested}. */
    default Tile nested(String owner) {
        return new NestedTile(this, owner + ".");
    }
}
