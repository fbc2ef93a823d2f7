package org.thalweg.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.thalweg.Scope;

/**
 * Stages that share their tiles.
 *
 * @param stages all of the same scope
 * @param tiles how many tiles each of them has
 */
record Segment(List<Stage> stages, int tiles) {

    /*
     * The stages of a step are cut where the scope changes. Within a segment the tiles are the outer loop and the stages the
     * inner one, so a tile's update is still in the cache when the next stage wants it: each array is read from memory once a
     * segment, not once a stage. The final subtraction and the proximal steps are stages too. The order of arithmetic within
     * an element does not change, so results do not depend on the tiles.
     *
     * A stage that sees the whole vector is a segment by itself: what it finds there may decide whether those after it run.
     */
    static List<Segment> of(List<Stage> stages, ToIntFunction<Stage> cut) {
        List<Segment> segments = new ArrayList<>();
        List<Stage> open = new ArrayList<>();
        int tiles = 0;
        for (Stage stage : stages) {
            if (!open.isEmpty()
                    && (open.get(0).scope() != stage.scope() || stage.scope() == Scope.VECTOR)) {
                segments.add(new Segment(open, tiles));
                open = new ArrayList<>();
            }
            open.add(stage);
            tiles = cut.applyAsInt(stage);
        }
        segments.add(new Segment(open, tiles));
        return segments;
    }

    void run() {
        // By index: an iterator would be garbage for each tile.
        for (int stage = 0; stage < stages.size(); stage++) {
            stages.get(stage).prepare();
        }
        for (int tile = 0; tile < tiles; tile++) {
            for (int stage = 0; stage < stages.size(); stage++) {
                stages.get(stage).apply(tile);
            }
        }
    }
}
