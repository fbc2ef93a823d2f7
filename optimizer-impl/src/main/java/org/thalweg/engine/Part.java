package org.thalweg.engine;

import java.util.List;
import org.thalweg.Block;
import org.thalweg.Optimizer;
import org.thalweg.parameters.Layout;

/**
 * An optimizer in its place in the tree.
 *
 * @param path what names it: {@code accumulate/momentum}
 * @param link the optimizer, without its name
 * @param layout of the parameters that it works on
 * @param frame what it sees of a step
 * @param state its slots
 */
record Part(String path, Optimizer link, Layout layout, Frame frame, State state) {

    List<Block> blocks() {
        return layout.blocks();
    }

    /** Returns how many elements the parameters have that it works on. */
    int size() {
        return layout.size();
    }

    boolean isOn(Block block) {
        return blocks().contains(block);
    }
}
