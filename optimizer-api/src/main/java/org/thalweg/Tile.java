package org.thalweg;

import java.util.List;

/**
 * A stretch of the parameters on which a kernel works. All arrays for elements are indexed alike, from {@link #from()} to
 * {@link #to()} exclusive, and mean nothing outside: one loop variable serves them all, which is what the compiler vectorises.
 */
public interface Tile {

    /** Returns the index of the first element. */
    int from();

    /** Returns the index after the last element. */
    int to();

    /**
     * Returns the parameter in which this tile lies.
     *
     * @throws IllegalStateException if the tile holds several, as it may in {@link Scope#VECTOR}: see {@link #blocks()}
     */
    Block block();

    /**
     * Returns where in the parameter, stored row by row, the tile's first element lies: 0 in any scope but {@link
     * Scope#ELEMENT}.
     *
     * @throws IllegalStateException if the tile holds several parameters
     */
    long offset();

    /** Returns this tile cut at the borders of the parameters it covers; in every other scope than VECTOR, itself alone. */
    List<Tile> blocks();

    /** Returns θ. Kernels only read it; {@link Regularizer#proximal} alone may write. */
    double[] parameters();

    /** Returns u: at first the gradient, or what earlier links made of it; afterwards what the next link gets. */
    double[] update();

    /**
     * Returns a slot of the optimizer at work: one for elements is indexed like the parameters; one for blocks, rows or columns
     * is that of this tile's parameter, indexed from 0; one of another size is indexed from 0.
     *
     * @throws IllegalArgumentException if it declares no such slot
     */
    double[] slot(String name);

    /** Multiplies the update by a number, and the gain with it. */
    void scale(double factor);

    /**
     * Returns Σ (scale · uᵢ)² over the tile's update: its squared Euclidean norm with the scale 1. A power of two as scale keeps
     * the squares of a long but finite update from overflowing.
     *
     * <p>Summed in eight interleaved sums, which are added in order: the i-th element of the tile goes to the sum i mod 8.
     */
    double sumOfSquares(double scale);

    /** Does something linear to the gain, where one is asked for, and then to the update. */
    void linear(Linear body);

    /**
     * Does something linear with a memory to the gain, where one is asked for, and then to the update.
     *
     * @param slot declared as {@link Slot#memory}; for the gain it has a twin
     */
    void linear(String slot, Memory body);

    /** Returns whether the gain is asked for: whether there is a penalty with a proximal step. */
    boolean asksGain();

    /**
     * Returns the step sizes so far, element by element: u = gain × g for a gradient g that never changed. {@link #scale} and
     * {@link #linear(Linear)} keep it up; what is not linear multiplies it by {@link #ratio} itself, where it is asked for. The
     * step sizes, in {@link Regularizer#proximal}.
     *
     * @throws IllegalStateException if it is not asked for
     */
    double[] gain();

    /** Returns |after / before|, what a change of an element's update does to its gain; 0 if there was nothing before. */
    static double ratio(double after, double before) {
        return before == 0 ? 0 : Math.abs(after / before);
    }

    /** Something linear, done to each element by itself: x ← a x, where a may depend on the state but not on x. */
    @FunctionalInterface
    interface Linear {

        /**
         * Changes x from {@link Tile#from()} to {@link Tile#to()}.
         *
         * @param x the update, or its gain
         */
        void apply(Tile tile, double[] x);
    }

    /** Something linear with a memory, done to each element by itself: (x, m) ← A (x, m), A not depending on x or m. */
    @FunctionalInterface
    interface Memory {

        /**
         * Changes x and m from {@link Tile#from()} to {@link Tile#to()}.
         *
         * @param x the update, or its gain
         * @param m the slot, or its twin for the gain
         */
        void apply(Tile tile, double[] x, double[] m);
    }
}
