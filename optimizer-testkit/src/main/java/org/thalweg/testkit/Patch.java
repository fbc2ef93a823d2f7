package org.thalweg.testkit;

import java.util.List;
import org.thalweg.Block;
import org.thalweg.Tile;

/** A tile for a regularizer, made by hand. */
record Patch(int from, int to, List<Block> within, double[] parameters, double[] update)
        implements Tile {

    @Override
    public Block block() {
        if (within.size() != 1) {
            throw new IllegalStateException("This tile is the whole parameter vector.");
        }
        return within.get(0);
    }

    @Override
    public List<Tile> blocks() {
        return within.size() == 1
                ? List.of(this)
                : within.stream()
                        .<Tile>map(
                                block ->
                                        new Patch(
                                                block.from(),
                                                block.to(),
                                                List.of(block),
                                                parameters,
                                                update))
                        .toList();
    }

    @Override
    public double[] slot(String name) {
        throw new IllegalArgumentException("A regularizer has no slot '" + name + "'.");
    }
}
