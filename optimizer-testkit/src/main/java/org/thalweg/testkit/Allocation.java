package org.thalweg.testkit;

import java.lang.management.ManagementFactory;
import org.thalweg.Optimizer;

/** Whether an optimizer makes garbage for each tile. */
record Allocation(Optimizer subject) {

    private static final int TILE = 64;
    private static final int FEW = 16;
    private static final int MANY = 1040;
    private static final int ROUNDS = 6;

    /** Less than the smallest object a tile. */
    private static final int NOTHING = 8;

    void isNone() {
        Inapplicable.when(
                !(ManagementFactory.getThreadMXBean()
                                instanceof com.sun.management.ThreadMXBean bean)
                        || !bean.isThreadAllocatedMemoryEnabled(),
                "This Java machine does not count what a thread allocates.");
        long growth = perStep(MANY) - perStep(FEW);
        Unmet.unless(
                growth < (long) (MANY - FEW) * NOTHING,
                "%s allocates %s bytes a tile of %s elements. What a step needs is made once, in kernel(step) or in slots().",
                subject.name(),
                growth / (MANY - FEW),
                TILE);
    }

    /** Returns the bytes allocated in a step: the least of several rounds, as classes are loaded in the first. */
    private long perStep(int tiles) {
        Landscape flat = (t, p, g) -> 1;
        Walk walk = Walk.overOneRow(subject, tiles * TILE, TILE, flat);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = allocated();
            walk.step();
            least = Math.min(least, allocated() - before);
        }
        return least;
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}
