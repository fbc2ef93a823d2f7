package org.thalweg.backprop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.thalweg.kernels.InstalledKernels;
import org.thalweg.kernels.Kernels;

/**
 * Runs a recorded program forward and backward for K variants at once: K parameter vectors, the same minibatch. One variant is
 * the case K = 1.
 *
 * <p>A minibatch goes through in tiles of instances: each tile forward, then backward, while it is still in the cache. Sums over
 * instances are taken in blocks of {@value #BLOCK} places of the minibatch, in order within a block, and the blocks' sums added
 * up in a fixed tree ({@link BlockTree}). So results do not depend on the tiles, on K or on the number of threads. Buffers are
 * allocated once. Not for use by several threads at once.
 *
 * <p>A minibatch may have factors, by which the losses and gradients of its instances are multiplied before they are summed: the
 * mean is that of N products.
 *
 * <p>Whether random numbers are drawn, as for dropout, or stand still is the minibatch's matter: {@link Minibatch#drawing}.
 */
public final class Backpropagation {

    /** Instances whose losses and gradients are summed one after another. */
    public static final int BLOCK = 1024;

    private final int variants;
    private final List<Worker> workers = new ArrayList<>();

    /** What adds up the shares of several threads. */
    private final BlockTree whole;

    /**
     * @param variants K, how many parameter vectors go through at once
     */
    public Backpropagation(Program program, int variants) {
        this(program, variants, BLOCK);
    }

    /**
     * As above, with buffers for minibatches of no more instances than this: larger ones take longer, and come to the same
     * bits.
     */
    public Backpropagation(Program program, int variants, int instances) {
        this(program, variants, instances, 1, InstalledKernels.plain());
    }

    /**
     * As above.
     *
     * @param threads how many share a minibatch of several blocks
     * @param kernels what computes products and sums
     */
    public Backpropagation(
            Program program, int variants, int instances, int threads, Kernels kernels) {
        this.variants = variants;
        // Random numbers are drawn in the order of the instances.
        int most = program.isRandom() ? 1 : (Math.max(1, instances) - 1) / BLOCK + 1;
        for (int i = 0; i < Math.min(threads, most); i++) {
            workers.add(new Worker(program, kernels, variants, instances));
        }
        whole = new BlockTree(Worker.lengths(program, variants));
    }

    /**
     * Computes mean losses and their gradients.
     *
     * @param active which variants; the others' arrays are left alone
     * @param parameters θ of each variant; only read
     * @param gradients overwritten, for active variants, with the gradient of the mean loss
     * @param losses overwritten, for active variants, with the mean loss
     */
    public void gradient(
            Minibatch batch,
            int[] active,
            double[][] parameters,
            double[][] gradients,
            double[] losses) {
        gradient(batch, batch.from(), batch.to(), active, parameters, gradients, losses);
    }

    /**
     * As above, of some places of the minibatch's order, as if they were the whole: a run has one minibatch an epoch, and goes
     * through it step by step.
     */
    public void gradient(
            Minibatch batch,
            int from,
            int to,
            int[] active,
            double[][] parameters,
            double[][] gradients,
            double[] losses) {
        double slope = 1.0 / (to - from);
        if (to - from > BLOCK) {
            double[][] sums = sums(batch, from, to, slope, active, parameters);
            for (int k : active) {
                System.arraycopy(sums[k], 0, gradients[k], 0, gradients[k].length);
                losses[k] = sums[variants][k] / (to - from);
            }
            return;
        }
        Worker worker = workers.get(0);
        if (to - from == 1
                && worker.flow(batch).single(batch, from, active, parameters, gradients, losses)) {
            return;
        }
        worker.flow(batch).begin(batch, active, parameters);
        worker.block(batch, from, to, slope, gradients, losses);
        for (int k : active) {
            losses[k] /= to - from;
        }
    }

    /**
     * Computes mean losses.
     *
     * @param losses overwritten, for active variants, with the mean loss
     */
    public void loss(Minibatch batch, int[] active, double[][] parameters, double[] losses) {
        double[] sums =
                sums(batch, batch.from(), batch.to(), Double.NaN, active, parameters)[variants];
        for (int k : active) {
            losses[k] = sums[k] / batch.size();
        }
    }

    /** Returns the sums over a minibatch: each variant's gradient, then all losses. */
    private double[][] sums(
            Minibatch batch, int from, int to, double slope, int[] active, double[][] parameters) {
        int share = share((to - from - 1) / BLOCK + 1) * BLOCK;
        if (workers.size() == 1 || share >= to - from) {
            workers.get(0).flow(batch).begin(batch, active, parameters);
            return workers.get(0).blocks(batch, from, to, slope);
        }
        double[][][] shares = new double[(to - from - 1) / share + 1][][];
        AtomicInteger next = new AtomicInteger();
        together(
                worker -> {
                    worker.flow(batch).begin(batch, active, parameters);
                    for (int i; (i = next.getAndIncrement()) < shares.length; ) {
                        int begin = from + i * share;
                        int end = begin + Math.min(share, to - begin);
                        shares[i] = copy(worker.blocks(batch, begin, end, slope));
                    }
                });
        whole.clear();
        for (double[][] sums : shares) {
            whole.add(sums);
        }
        return whole.sum();
    }

    /** Returns how many blocks one thread takes at a time: a power of two, so that they are a subtree; about two shares a thread. */
    private int share(int blocks) {
        int share = 1;
        while ((blocks - 1) / share + 1 > 2 * workers.size()) {
            share *= 2;
        }
        return share;
    }

    private static double[][] copy(double[][] vectors) {
        return Arrays.stream(vectors).map(double[]::clone).toArray(double[][]::new);
    }

    /** Lets all workers do this, the first on this thread. */
    private void together(Consumer<Worker> work) {
        List<ForkJoinTask<?>> others = new ArrayList<>();
        for (Worker worker : workers.subList(1, workers.size())) {
            others.add(ForkJoinPool.commonPool().submit(() -> work.accept(worker)));
        }
        try {
            work.accept(workers.get(0));
        } finally {
            others.forEach(ForkJoinTask::join);
        }
    }

    /**
     * Computes the loss of each instance, whatever its factor. Without factors, their sum, by blocks as all sums over instances,
     * divided by their number is the mean that {@link #loss} computes, to the bit.
     *
     * @param losses overwritten, for active variants, with one number an instance, in the minibatch's order
     */
    public void losses(Minibatch batch, int[] active, double[][] parameters, double[][] losses) {
        forward(batch, active, parameters, (flow, at) -> flow.copyLosses(losses, at));
    }

    /**
     * Computes the scores ŷ.
     *
     * @param scores overwritten, for active variants, with C numbers an instance, in the minibatch's order
     */
    public void predict(Minibatch batch, int[] active, double[][] parameters, double[][] scores) {
        int outputs = batch.data().outputs();
        forward(
                batch,
                active,
                parameters,
                (flow, at) -> flow.copyPredictions(scores, at * outputs));
    }

    /**
     * Goes through a minibatch without summing.
     *
     * @param each hears of each tile that went forward, and how many instances came before
     */
    private void forward(
            Minibatch batch, int[] active, double[][] parameters, ObjIntConsumer<TileFlow> each) {
        TileFlow flow = workers.get(0).flow();
        flow.begin(batch, active, parameters);
        for (int from = batch.from(); from < batch.to(); from += flow.capacity()) {
            flow.forward(batch, from, Math.min(batch.to(), from + flow.capacity()));
            each.accept(flow, from - batch.from());
        }
    }
}
