package org.thalweg.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.thalweg.Block;
import org.thalweg.Optimizer.Kernel;
import org.thalweg.Scope;
import org.thalweg.Tile;
import org.thalweg.parameters.Layout;

/** One thing done to the update or the parameters in every step, with the tiles it is done to. */
final class Stage {

    private final String name;
    private final Scope scope;
    private final Supplier<Kernel> work;
    private final State state;
    private final boolean proximal;
    private List<Tile> tiles = List.of();
    private Kernel kernel = tile -> {};

    private Stage(String name, Scope scope, Supplier<Kernel> work, State state, boolean proximal) {
        this.name = name;
        this.scope = scope;
        this.work = work;
        this.state = state;
        this.proximal = proximal;
    }

    /**
     * Returns a stage without state, before the step.
     *
     * @param name for taps; empty for a stage that none hears of
     * @param work called once a step for the kernel
     */
    static Stage of(String name, Scope scope, Supplier<Kernel> work) {
        return new Stage(name, scope, work, State.NONE, false);
    }

    Stage with(State newState) {
        return new Stage(name, scope, work, newState, proximal);
    }

    /** Returns this stage as one that changes the parameters after the step. */
    Stage afterStep() {
        return new Stage(name, scope, work, state, true);
    }

    String name() {
        return name;
    }

    Scope scope() {
        return scope;
    }

    boolean isProximal() {
        return proximal;
    }

    void prepare() {
        kernel = work.get();
    }

    void apply(int tile) {
        kernel.apply(tiles.get(tile));
    }

    /** Cuts the vector as the scope demands; stages of one scope are cut alike. Returns the number of tiles. */
    int cut(Layout layout, double[] parameters, double[] update, int tileSize) {
        tiles = new ArrayList<>();
        if (scope == Scope.VECTOR) {
            tiles.add(
                    new Stretch(0, parameters.length, layout.blocks(), parameters, update, state));
            return 1;
        }
        for (Block block : layout.blocks()) {
            int end = layout.to(block);
            int length = scope == Scope.ELEMENT ? tileSize : (int) block.size();
            for (int from = layout.from(block); from < end; from += length) {
                int to = Math.min(end, from + length);
                tiles.add(new Stretch(from, to, List.of(block), parameters, update, state));
            }
        }
        return tiles.size();
    }
}
