package org.thalweg.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.thalweg.Block;
import org.thalweg.Component;
import org.thalweg.Optimizer.Kernel;
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
     * @param worker who works, or nobody for what the engine does by itself
     * @param blocks the parameters that it works on
     * @param frame in which it runs, or does not
     */
    record Subject(
            String path,
            Optional<Component> worker,
            Scope scope,
            List<Block> blocks,
            Frame frame,
            State state,
            Changes changes) {}

    private final Subject subject;
    private final Supplier<Kernel> work;
    private Stretch[] tiles = {};

    /** By tile: whether it is of a parameter that this stage works on. */
    private boolean[] covered = {};

    private Optional<Gathering> gathering = Optional.empty();
    private Kernel kernel = NOTHING;

    /**
     * @param work called once a step for the kernel
     */
    Stage(Subject subject, Supplier<Kernel> work) {
        this.subject = subject;
        this.work = work;
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
        kernel = subject.frame.enter() ? next() : NOTHING;
    }

    private Kernel next() {
        return subject.worker.isEmpty()
                ? work.get()
                : ComponentException.answer(
                        subject.path, subject.worker.get(), "the method for its kernel", work);
    }

    /** Returns whether this stage takes part in the step that {@link #prepare} began. */
    boolean runs() {
        return kernel != NOTHING;
    }

    void apply(int tile) {
        if (kernel == NOTHING || !covered[tile]) {
            return;
        }
        if (subject.worker.isEmpty()) {
            run(tile);
            return;
        }
        try {
            run(tile);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw ComponentException.of(subject.path, subject.worker.get(), e);
        }
    }

    private void run(int tile) {
        if (gathering.isPresent()) {
            gathering.get().gather();
            kernel.apply(tiles[tile]);
            gathering.get().scatter();
        } else {
            kernel.apply(tiles[tile]);
        }
    }

    /** Cuts the vector as the scope demands; stages of one scope are cut alike. Returns the number of tiles. */
    int cut(Layout layout, Vectors vectors, int tileSize) {
        Layout own = Layout.of(subject.blocks);
        boolean together = subject.scope == Scope.VECTOR && !own.equals(layout);
        gathering = together ? Optional.of(new Gathering(layout, own, vectors)) : Optional.empty();
        tiles =
                Stretch.cut(
                                subject.scope,
                                together ? own : layout,
                                gathering.map(Gathering::own).orElse(vectors),
                                subject.state,
                                tileSize)
                        .toArray(Stretch[]::new);
        covered = new boolean[tiles.length];
        Arrays.fill(covered, true);
        for (int i = 0; subject.scope != Scope.VECTOR && i < tiles.length; i++) {
            covered[i] = subject.blocks.contains(tiles[i].block());
        }
        return tiles.length;
    }
}
