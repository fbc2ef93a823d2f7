package org.thalweg.backprop;

import java.util.Arrays;
import org.thalweg.kernels.Kernels;

/** Computes blocks of a minibatch one after another; one thread at a time works with it. */
final class Worker {

    private final TileFlow flow;
    private final BlockTree tree;

    Worker(Program program, Kernels kernels, int variants, int instances) {
        flow =
                LinearRegression.in(program)
                        .<TileFlow>map(
                                r -> new RegressionFlow(program, r, kernels, variants, instances))
                        .orElseGet(() -> new OperationFlow(program, kernels, variants, instances));
        tree = new BlockTree(lengths(program, variants));
    }

    /** The gradient of each variant, then the losses of all. */
    static int[] lengths(Program program, int variants) {
        int[] lengths = new int[variants + 1];
        Arrays.fill(lengths, program.size());
        lengths[variants] = variants;
        return lengths;
    }

    /** Returns what computes instances, for results that are not summed. */
    TileFlow flow() {
        return flow;
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
