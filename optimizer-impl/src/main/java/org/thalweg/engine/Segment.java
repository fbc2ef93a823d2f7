package org.thalweg.engine;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.Scope;
import org.thalweg.parameters.Layout;

/** Stages that share their tiles. */
final class Segment {

    /*
     * The stages of a step are cut where the scope changes. Within a segment the tiles are the outer loop and the stages the
     * inner one, so a tile's update is still in the cache when the next stage wants it: each array is read from memory once a
     * segment, not once a stage. The final subtraction and the proximal steps are stages too. The order of arithmetic within
     * an element does not change, so results do not depend on the tiles.
     *
     * A stage that sees the whole vector is a segment by itself: what it finds there may decide whether those after it run.
     *
     * A stage that only multiplies the update leaves its factor to whoever works on the tile next, after a stage that sees the
     * whole vector in the next segment: who can, such as the subtraction, multiplies on his way, and before others the tile is
     * multiplied when it is in the cache. Two factors are never made one, which would round once instead of twice.
     */

    private final Stage[] stages;
    private final Stretch[] tiles;
    private final boolean whole;

    private Segment(List<Stage> stages, Stretch[] tiles) {
        this.stages = stages.toArray(Stage[]::new);
        this.tiles = tiles;
        this.whole = stages.get(0).scope() == Scope.VECTOR;
    }

    /** Cuts stages where the scope changes, and the vector as the scopes demand. */
    static Segment[] of(List<Stage> stages, Layout layout, Vectors vectors, int tileSize) {
        List<Segment> segments = new ArrayList<>();
        List<Stage> open = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            Scope scope = stage.scope();
            stage.cut(layout, vectors, tileSize);
            open.add(stage);
            boolean last = i + 1 == stages.size() || stages.get(i + 1).scope() != scope;
            if (last || scope == Scope.VECTOR) {
                List<Stretch> tiles = Stretch.cut(scope, layout, vectors, State.NONE, tileSize);
                segments.add(new Segment(open, tiles.toArray(Stretch[]::new)));
                open.clear();
            }
        }
        return segments.toArray(Segment[]::new);
    }

    Stage first() {
        return stages[0];
    }

    /** Works, and leaves nothing to others. */
    void run() {
        double factor = run(1);
        if (factor != 1) {
            tiles[0].scale(factor);
        }
    }

    /**
     * Works.
     *
     * @param factor what the update is still to be multiplied by
     * @return what it is to be multiplied by afterwards
     */
    double run(double factor) {
        for (Stage stage : stages) {
            stage.prepare();
        }
        if (whole) {
            return run(0, factor);
        }
        for (int tile = 0; tile < tiles.length; tile++) {
            double left = run(tile, factor);
            if (left != 1) {
                tiles[tile].scale(left);
            }
        }
        return 1;
    }

    private double run(int tile, double factor) {
        double left = factor;
        for (Stage stage : stages) {
            if (stage.worksOn(tile)) {
                if (left != 1 && !stage.takesFactor()) {
                    tiles[tile].scale(left);
                    left = 1;
                }
                left = stage.apply(tile, left);
            }
        }
        return left;
    }
}
