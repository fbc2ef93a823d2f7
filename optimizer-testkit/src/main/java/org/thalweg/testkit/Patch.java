package org.thalweg.testkit;

import java.util.ArrayList;
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
        if (within.size() == 1) {
            return List.of(this);
        }
        List<Tile> parts = new ArrayList<>();
        int start = from;
        for (Block block : within) {
            int end = start + (int) block.size();
            parts.add(new Patch(start, end, List.of(block), parameters, update));
            start = end;
        }
        return parts;
    }

    @Override
    public double[] slot(String name) {
        throw new IllegalArgumentException("A regularizer has no slot '" + name + "'.");
    }
}
