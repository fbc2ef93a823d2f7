package org.thalweg.engine;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.Block;
import org.thalweg.Tile;

/**
 * The tile that one stage sees: a stretch of the parameter vector with that stage's slots.
 *
 * @param within the blocks that the stretch touches, in order
 */
record Stretch(
        int from, int to, List<Block> within, double[] parameters, double[] update, State state)
        implements Tile {

    @Override
    public Block block() {
        if (within.size() != 1) {
            throw new IllegalStateException(
                    "This tile is the whole parameter vector, which has "
                            + within.size()
                            + " blocks. Go through tile.blocks(), or declare Scope.BLOCK or Scope.ELEMENT.");
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
            parts.add(new Stretch(start, end, List.of(block), parameters, update, state));
            start = end;
        }
        return parts;
    }

    @Override
    public double[] slot(String name) {
        return state.vector(name);
    }
}
