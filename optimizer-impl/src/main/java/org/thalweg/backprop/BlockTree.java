package org.thalweg.backprop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Adds up the sums of blocks in an order that depends on their number alone: neighbours first, blocks 0 and 1, 2 and 3, …, then the
 * neighbours of those; at the end what is left over, the last first. So it does not matter who computes a block, or which whole
 * subtrees were added up before.
 */
final class BlockTree {

    private final int[] lengths;

    /** At place l the sum of 2^l blocks, which means something if that bit of the count is set. */
    private final List<double[][]> levels = new ArrayList<>();

    /** Made when there is a first block to add: most minibatches are a single block, and need no tree. */
    private double[][] next = {};

    private long count;

    /**
     * @param lengths of the vectors that a block has the sums of
     */
    BlockTree(int... lengths) {
        this.lengths = lengths.clone();
    }

    private double[][] vectors() {
        return Arrays.stream(lengths).mapToObj(double[]::new).toArray(double[][]::new);
    }

    /** Forgets all blocks. */
    void clear() {
        count = 0;
    }

    /** Returns arrays for the sums of the next block, to be overwritten; {@link #add} takes them. */
    double[][] next() {
        if (next.length == 0) {
            next = vectors();
        }
        return next;
    }

    /** Adds the block whose sums are in {@link #next}. */
    void add() {
        int level = 0;
        for (long left = count; (left & 1) == 1; left >>= 1) {
            double[][] earlier = levels.get(level);
            addTo(earlier, next);
            levels.set(level, next);
            next = earlier;
            level++;
        }
        if (level == levels.size()) {
            levels.add(vectors());
        }
        double[][] free = levels.set(level, next);
        next = free;
        count++;
    }

    /** Adds a block, or a whole subtree, with these sums. */
    void add(double[][] sums) {
        double[][] into = next();
        for (int k = 0; k < sums.length; k++) {
            System.arraycopy(sums[k], 0, into[k], 0, lengths[k]);
        }
        add();
    }

    /** Returns the sums of all blocks, of which there is at least one: live until the next {@link #clear}. */
    double[][] sum() {
        int level = Long.numberOfTrailingZeros(count);
        double[][] sum = levels.get(level);
        for (level++; level < levels.size(); level++) {
            if ((count >> level & 1) == 1) {
                addTo(levels.get(level), sum);
                sum = levels.get(level);
            }
        }
        return sum;
    }

    /** earlier ← earlier + later. */
    private static void addTo(double[][] earlier, double[][] later) {
        for (int k = 0; k < earlier.length; k++) {
            double[] sum = earlier[k];
            double[] more = later[k];
            for (int i = 0; i < sum.length; i++) {
                sum[i] += more[i];
            }
        }
    }
}
