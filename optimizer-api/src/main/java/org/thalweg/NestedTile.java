package org.thalweg;

import java.util.List;

/** A tile whose slots carry a prefix. */
record NestedTile(Tile outer, String prefix) implements Tile {

    @Override
    public int from() {
        return outer.from();
    }

    @Override
    public int to() {
        return outer.to();
    }

    @Override
    public Block block() {
        return outer.block();
    }

    @Override
    public List<Tile> blocks() {
        return outer.blocks().stream().<Tile>map(tile -> new NestedTile(tile, prefix)).toList();
    }

    @Override
    public double[] parameters() {
        return outer.parameters();
    }

    @Override
    public double[] update() {
        return outer.update();
    }

    @Override
    public double[] slot(String name) {
        return outer.slot(prefix + name);
    }
}
