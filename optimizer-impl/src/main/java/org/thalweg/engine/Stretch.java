package org.thalweg.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.Block;
import org.thalweg.Scope;
import org.thalweg.Tile;
import org.thalweg.kernels.InstalledKernels;
import org.thalweg.kernels.Kernels;
import org.thalweg.parameters.Layout;

/** A stretch of the parameter vector, with the slots of the stage that works on it. */
final class Stretch implements Tile {

    private static final int SEVERAL = -1;

    /** Fewer elements are summed before it is known whether vectors are ready. */
    private static final int MANY = 1024;

    private final int from;
    private final int to;
    private final Layout layout;
    private final int block;
    private final Vectors vectors;
    private final double[] parameters;
    private final double[] update;
    private final double @Nullable [] gain;
    private final State state;
    private final int offset;
    private @Nullable List<Tile> parts;

    private Stretch(int from, int to, Layout layout, int block, Vectors vectors, State state) {
        this.from = from;
        this.to = to;
        this.layout = layout;
        this.block = block;
        this.vectors = vectors;
        this.parameters = vectors.parameters();
        this.update = vectors.update();
        this.gain = vectors.gain();
        this.state = state;
        this.offset = block == SEVERAL ? 0 : from - layout.from(layout.blocks().get(block));
    }

    /** Cuts the vector as a scope demands; a tile of elements has no more than so many. */
    static List<Stretch> cut(
            Scope scope, Layout layout, Vectors vectors, State state, int tileSize) {
        List<Stretch> tiles = new ArrayList<>();
        int count = layout.blocks().size();
        if (scope == Scope.VECTOR) {
            int block = count == 1 ? 0 : SEVERAL;
            tiles.add(new Stretch(0, layout.size(), layout, block, vectors, state));
            return tiles;
        }
        for (int block = 0; block < count; block++) {
            int end = layout.to(layout.blocks().get(block));
            int start = layout.from(layout.blocks().get(block));
            int length = scope == Scope.ELEMENT ? tileSize : end - start;
            for (int from = start; from < end; from += Math.min(length, end - from)) {
                int to = from + Math.min(length, end - from);
                tiles.add(new Stretch(from, to, layout, block, vectors, state));
            }
        }
        return tiles;
    }

    @Override
    public int from() {
        return from;
    }

    @Override
    public int to() {
        return to;
    }

    @Override
    public Block block() {
        if (block == SEVERAL) {
            throw several();
        }
        return layout.blocks().get(block);
    }

    private IllegalStateException several() {
        return new IllegalStateException(
                "This tile holds "
                        + layout.blocks().size()
                        + " parameters. Go through tile.blocks(), or declare Scope.BLOCK or Scope.ELEMENT.");
    }

    @Override
    public long offset() {
        if (block == SEVERAL) {
            throw several();
        }
        return offset;
    }

    @Override
    public List<Tile> blocks() {
        if (parts == null) {
            parts =
                    block == SEVERAL
                            ? List.copyOf(cut(Scope.BLOCK, layout, vectors, state, 1))
                            : List.of(this);
        }
        return parts;
    }

    @Override
    public double[] parameters() {
        return parameters;
    }

    @Override
    public double[] update() {
        return update;
    }

    @Override
    public double[] slot(String name) {
        return state.slot(name, block);
    }

    @Override
    public void scale(double factor) {
        if (gain != null) {
            scale(gain, factor);
        }
        scale(update, factor);
    }

    @Override
    public double sumOfSquares(double scale) {
        int length = to - from;
        Kernels kernels =
                length < MANY ? InstalledKernels.plain() : InstalledKernels.forWork(length);
        return kernels.sumOfSquares(update, from, to, scale);
    }

    private void scale(double[] x, double factor) {
        for (int i = from; i < to; i++) {
            x[i] *= factor;
        }
    }

    @Override
    public void linear(Tile.Linear body) {
        if (gain != null) {
            body.apply(this, gain);
        }
        body.apply(this, update);
    }

    @Override
    public void linear(String slot, Tile.Memory body) {
        if (gain != null) {
            body.apply(this, gain, state.twin(slot));
        }
        body.apply(this, update, state.memory(slot));
    }

    @Override
    public boolean asksGain() {
        return gain != null;
    }

    @Override
    public double[] gain() {
        if (gain == null) {
            throw new IllegalStateException(
                    "No gain is asked for: there is no penalty with a proximal step. Ask tile.asksGain() first.");
        }
        return gain;
    }

    /** Returns whether any step size is above 0. */
    boolean moves() {
        double[] sizes = gain();
        for (int i = from; i < to; i++) {
            if (sizes[i] != 0) {
                return true;
            }
        }
        return false;
    }
}
