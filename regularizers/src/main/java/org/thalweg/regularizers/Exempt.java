package org.thalweg.regularizers;

import org.thalweg.Tile;

/** Which parameters a penalty leaves alone. */
final class Exempt {

    private Exempt() {}

    /** Returns whether the tile is of a bias or a scale, and those are not asked for. */
    static boolean is(Tile tile, boolean biases) {
        return !tile.block().isWeights() && !biases;
    }
}
