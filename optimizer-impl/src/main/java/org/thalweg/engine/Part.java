package org.thalweg.engine;

import java.util.List;
import org.thalweg.Block;
import org.thalweg.Optimizer;
import org.thalweg.Slot;
import org.thalweg.parameters.Layout;

/**
 * An optimizer in its place in the tree.
 *
 * @param path what names it: {@code accumulate/momentum}
 * @param link the optimizer, without its name
 * @param slots what it declares
 * @param layout of the parameters that it works on
 * @param frame what it sees of a step
 */
record Part(String path, Optimizer link, List<Slot> slots, Layout layout, Frame frame) {

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
