package org.thalweg.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.thalweg.Block;
import org.thalweg.Optimizer.Kernel;
import org.thalweg.Scope;
import org.thalweg.Tile;

/** One thing done to the update or the parameters in every step, with the tiles it is done to. */
final class Stage {

    private final Scope scope;
    private final Supplier<Kernel> work;
    private final State state;
    private List<Tile> tiles = List.of();
    private Kernel kernel = tile -> {};

    Stage(Scope scope, State state, Supplier<Kernel> work) {
        this.scope = scope;
        this.state = state;
        this.work = work;
    }

    Scope scope() {
        return scope;
    }

    void prepare() {
        kernel = work.get();
    }

    void apply(int tile) {
        kernel.apply(tiles.get(tile));
    }

    /** Cuts the vector for this stage as its segment demands; tiles of one segment have the same borders for all stages. */
    int cut(Scope segment, List<Block> blocks, double[] parameters, double[] update, int tileSize) {
        tiles = new ArrayList<>();
        if (segment == Scope.VECTOR) {
            int size = parameters.length;
            tiles.add(new Stretch(0, size, blocks, parameters, update, state));
        }
        for (Block block : segment == Scope.VECTOR ? List.<Block>of() : blocks) {
            int length = segment == Scope.ELEMENT ? tileSize : Math.max(1, block.size());
            for (int from = block.from(); from < block.to(); from += length) {
                int to = Math.min(block.to(), from + length);
                tiles.add(new Stretch(from, to, List.of(block), parameters, update, state));
            }
        }
        return tiles.size();
    }
}
