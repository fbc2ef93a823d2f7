package org.thalweg.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.thalweg.random.Streams;

/** The order in which an epoch goes through the instances. */
final class Order {

    private Order() {}

    /**
     * Overwrites an array with the numbers from 0 on, shuffled in blocks: so many neighbours stay together, in order, and the blocks
     * are in an order that follows from the seed and the number of the epoch.
     *
     * @param block 1 to shuffle each number by itself
     */
    static void fill(int[] order, int block, long seed, long epoch) {
        SplittableRandom random = Streams.of(seed, "order", Long.toString(epoch));
        if (block == 1) {
            Arrays.setAll(order, i -> i);
            Streams.shuffle(random, order);
            return;
        }
        int blocks = (order.length - 1) / block + 1;
        int to = 0;
        for (int place : Streams.permutation(random, blocks)) {
            int first = place * block;
            int end = first + Math.min(block, order.length - first);
            for (int i = first; i < end; i++) {
                order[to++] = i;
            }
        }
    }
}
