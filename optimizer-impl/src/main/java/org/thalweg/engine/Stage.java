package org.thalweg.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.Block;
import org.thalweg.Optimizer.Absorbing;
import org.thalweg.Optimizer.Kernel;
import org.thalweg.Optimizer.Scaling;
import org.thalweg.Scope;
import org.thalweg.parameters.Layout;

/** One thing done to the update, the parameters or the slots in every step, with the tiles it is done to. */
final class Stage {

    private static final Kernel NOTHING = tile -> {};

    /** What a stage changes. */
    enum Changes {
        UPDATE,
        PARAMETERS,
        SLOTS
    }

    /**
     * What a stage is about.
     *
     * @param path for taps; empty for a stage that none hears of
     * @param blocks the parameters that it works on
     * @param frame in which it runs, or does not
     */
    record Subject(
            String path,
            Scope scope,
            List<Block> blocks,
            Frame frame,
            State state,
            Changes changes) {}

    private final Subject subject;
    private final Frame frame;
    private final @Nullable Actor actor;

    /** None where it is of a parameter that this stage does not work on. */
    private @Nullable Stretch[] tiles = {};

    private @Nullable Gathering gathering;
    private boolean runs;
    private Kernel kernel;
    private @Nullable Scaling scaling;
    private @Nullable Absorbing absorbing;

    /** A stage in which a component works. */
    Stage(Subject subject, Actor actor) {
        this(subject, actor, NOTHING);
    }

    /** A stage in which the engine works by itself. */
    Stage(Subject subject, Kernel kernel) {
        this(subject, null, kernel);
    }

    private Stage(Subject subject, @Nullable Actor actor, Kernel kernel) {
        this.subject = subject;
        this.frame = subject.frame;
        this.actor = actor;
        this.kernel = NOTHING;
        take(kernel);
    }

    String path() {
        return subject.path;
    }

    Scope scope() {
        return subject.scope;
    }

    Changes changes() {
        return subject.changes;
    }

    /** Begins a step: the stages before have then all been done, but for those that share tiles with this one. */
    void prepare() {
        runs = frame.enter();
        if (runs && actor != null) {
            Kernel next = actor.begin();
            if (next != kernel) {
                take(next);
            }
        }
    }

    private void take(Kernel next) {
        kernel = next;
        boolean inPlace = subject.changes != Changes.SLOTS && gathering == null;
        scaling = inPlace && next instanceof Scaling only ? only : null;
        absorbing = inPlace && next instanceof Absorbing work ? work : null;
    }

    /** Returns whether this stage takes part in the step that {@link #prepare} began. */
    boolean runs() {
        return runs;
    }

    /** Returns whether this stage does something to a tile in this step. */
    boolean worksOn(int tile) {
        return runs && tiles[tile] != null;
    }

    /** Returns whether this stage multiplies by the factor that is left to it; for others, that has to be done before. */
    boolean takesFactor() {
        return absorbing != null;
    }

    /**
     * Works on a tile.
     *
     * @param factor what its update is still to be multiplied by: 1, unless this stage takes a factor
     * @return what it is to be multiplied by afterwards
     */
    double apply(int tile, double factor) {
        try {
            Stretch stretch = tiles[tile];
            if (scaling != null) {
                return scaling.factor(stretch);
            }
            if (absorbing != null) {
                absorbing.apply(stretch, factor);
            } else if (gathering != null) {
                gathering.gather();
                kernel.apply(stretch);
                gathering.scatter();
            } else {
                kernel.apply(stretch);
            }
            return 1;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            if (actor == null) {
                throw e;
            }
            throw actor.failure(e);
        }
    }

    /** Cuts the vector as the scope demands; stages of one scope are cut alike. */
    void cut(Layout layout, Vectors vectors, int tileSize) {
        Layout own = Layout.of(subject.blocks);
        boolean together = subject.scope == Scope.VECTOR && !own.equals(layout);
        gathering = together ? new Gathering(layout, own, vectors) : null;
        tiles =
                Stretch.cut(
                                subject.scope,
                                together ? own : layout,
                                gathering == null ? vectors : gathering.own(),
                                subject.state,
                                tileSize)
                        .toArray(Stretch[]::new);
        for (int i = 0; subject.scope != Scope.VECTOR && i < tiles.length; i++) {
            if (!subject.blocks.contains(tiles[i].block())) {
                tiles[i] = null;
            }
        }
    }
}
