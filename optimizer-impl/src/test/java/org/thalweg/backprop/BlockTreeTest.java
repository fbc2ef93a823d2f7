package org.thalweg.backprop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlockTreeTest {

    private final double[] blocks =
            new SplittableRandom(1).doubles(100, -1, 1).map(x -> Math.pow(x, 9)).toArray();

    /** The tree as it is said to be: a left part of the largest power of two below the number of blocks, and the rest. */
    private double sum(int from, int to) {
        int count = to - from;
        if (count == 1) {
            return blocks[from];
        }
        int left = Integer.highestOneBit(count - 1);
        return sum(from, from + left) + sum(from + left, to);
    }

    private double treeSum(int from, int to) {
        BlockTree tree = new BlockTree(1);
        for (int i = from; i < to; i++) {
            tree.next()[0][0] = blocks[i];
            tree.add();
        }
        return tree.sum()[0][0];
    }

    @Test
    void adds_neighbours_first() {
        for (int count = 1; count <= blocks.length; count++) {
            assertThat(treeSum(0, count)).isEqualTo(sum(0, count));
        }
    }

    @Test
    void takes_whole_subtrees_for_blocks() {
        for (int count = 1; count <= blocks.length; count++) {
            for (int share : new int[] {1, 2, 4, 8, 16, 64}) {
                BlockTree tree = new BlockTree(1);
                for (int from = 0; from < count; from += share) {
                    tree.add(new double[][] {{treeSum(from, Math.min(count, from + share))}});
                }
                assertThat(tree.sum()[0][0]).isEqualTo(sum(0, count));
            }
        }
    }

    @Test
    void forgets_what_was_before() {
        BlockTree tree = new BlockTree(1);
        tree.next()[0][0] = 5;
        tree.add();
        tree.sum();
        tree.clear();
        tree.next()[0][0] = 3;
        tree.add();
        assertThat(tree.sum()[0]).containsExactly(3);
    }
}
