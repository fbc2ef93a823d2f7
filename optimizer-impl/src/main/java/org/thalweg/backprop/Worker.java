package org.thalweg.backprop;

import com.google.common.base.Suppliers;
import java.util.Arrays;
import java.util.function.Supplier;
import org.thalweg.kernels.Kernels;

/** Computes blocks of a minibatch one after another; one thread at a time works with it. */
final class Worker {

    private final TileFlow flow;

    /** For instances that count differently: any program, since the loops for a linear model do not know of that. */
    private final Supplier<TileFlow> weighted;

    private final BlockTree tree;

    Worker(Program program, Kernels kernels, int variants, int instances) {
        weighted =
                Suppliers.memoize(() -> new OperationFlow(program, kernels, variants, instances));
        flow =
                LinearRegression.in(program)
                        .<TileFlow>map(
                                r -> new RegressionFlow(program, r, kernels, variants, instances))
                        .orElseGet(weighted);
        tree = new BlockTree(lengths(program, variants));
    }

    /** The gradient of each variant, then the losses of all. */
    static int[] lengths(Program program, int variants) {
        int[] lengths = new int[variants + 1];
        Arrays.fill(lengths, program.size());
        lengths[variants] = variants;
        return lengths;
    }

    /** Returns what computes instances each by itself. */
    TileFlow flow() {
        return flow;
    }

    /** Returns what computes sums over a minibatch. */
    TileFlow flow(Minibatch batch) {
        return batch.isWeighted() ? weighted.get() : flow;
    }

    /**
     * Computes the losses and gradients of a single block.
     *
     * @param slope dJ / d(an instance's loss), or NaN to compute losses alone
     */
    void block(
            Minibatch batch,
            int from,
            int to,
            double slope,
            double[][] gradients,
            double[] losses) {
        boolean learns = !Double.isNaN(slope);
        TileFlow flow = flow(batch);
        flow.beginBlock(gradients);
        for (int tile = from; tile < to; tile += flow.capacity()) {
            flow.forward(batch, tile, Math.min(to, tile + flow.capacity()));
            flow.addLosses(slope);
            if (learns) {
                flow.backward();
            }
        }
        flow.endBlock(losses);
        if (learns) {
            flow.endGradients(gradients);
        }
    }

    /** Returns the sums of several blocks, live: the gradients, then the losses. */
    double[][] blocks(Minibatch batch, int from, int to, double slope) {
        tree.clear();
        for (int block = from; block < to; block += Math.min(Backpropagation.BLOCK, to - block)) {
            double[][] sums = tree.next();
            int end = block + Math.min(Backpropagation.BLOCK, to - block);
            block(batch, block, end, slope, sums, sums[sums.length - 1]);
            tree.add();
        }
        return tree.sum();
    }
}
