package org.thalweg.data;

import java.util.random.RandomGenerator;

/**
 * A way of dividing instances in two: it says what cannot be divided further, and which part to take.
 */
interface Division {

    /** The number of units among these instances; a unit stays whole. */
    int units(int[] instances);

    /** So many units, in words. */
    String inWords(int units);

    /**
     * Some of these instances, ascending: about a share of them, at least one unit and not all.
     *
     * @param from consists of at least two units
     * @param share in (0, 1)
     */
    int[] take(int[] from, double share, RandomGenerator random);
}
