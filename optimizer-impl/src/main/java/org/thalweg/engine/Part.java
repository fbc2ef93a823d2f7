package org.thalweg.engine;

import java.util.List;
import org.thalweg.Block;
import org.thalweg.Optimizer;

/**
 * An optimizer in its place in the tree.
 *
 * @param path what names it: {@code accumulate/momentum}
 * @param link the optimizer, without its name
 * @param blocks the parameters that it works on
 * @param frame what it sees of a step
 */
record Part(String path, Optimizer link, List<Block> blocks, Frame frame) {}
