package org.thalweg.engine;

import java.util.List;
import org.thalweg.Block;
import org.thalweg.Scope;
import org.thalweg.Tile;
import org.thalweg.parameters.Layout;

/** Tiles as the engine cuts them, for those who try a regularizer by itself. */
public final class Tiles {

    private Tiles() {}

    /**
     * Returns the tiles of some parameters.
     *
     * @param parameters θ of the blocks, one after another
     * @param update as long
     * @param stepSizes as long; what {@link Tile#gain()} returns
     * @param size how many elements a tile of the scope of an element has at most
     */
    public static List<Tile> of(
            Scope scope,
            List<Block> blocks,
            double[] parameters,
            double[] update,
            double[] stepSizes,
            int size) {
        Vectors vectors = new Vectors(parameters, update, stepSizes);
        return List.copyOf(Stretch.cut(scope, Layout.of(blocks), vectors, State.NONE, size));
    }
}
