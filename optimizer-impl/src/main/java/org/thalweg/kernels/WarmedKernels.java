package org.thalweg.kernels;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.BooleanSupplier;

/** Plain kernels, until there was work enough to make those with vectors ready; then those. */
final class WarmedKernels implements Kernels {

    /*
     * Until the JVM has compiled them, vector operations are calls that allocate their results, 1,000 times as slow: a first
     * ablation took 1.9 s where the second took .2. So they are run in the background, on small arrays, until they are faster than
     * the plain ones. Both give the same bits: nobody sees when the one takes over from the other.
     */
    private static final double WORTH_WARMING = 2e8;

    private static final long MOST_NANOSECONDS = 10_000_000_000L;

    private final Kernels vectors;
    private final DoubleAdder work = new DoubleAdder();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final BooleanSupplier faster;
    private final Thread warming;
    private volatile Kernels now;

    WarmedKernels(Kernels plain, Kernels vectors) {
        this(plain, vectors, new Exercise(plain, vectors)::isFaster);
    }

    /**
     * @param faster lets the vectors work a little, and tells whether they are faster
     */
    WarmedKernels(Kernels plain, Kernels vectors, BooleanSupplier faster) {
        this.faster = faster;
        this.vectors = vectors;
        this.now = plain;
        this.warming = new Thread(this::warm, "thalweg-kernels");
    }

    /**
     * Hears of work ahead; when it has become enough, begins to get ready.
     *
     * @param multiplyAdds multiplications and additions of pairs of numbers
     */
    void expect(double multiplyAdds) {
        work.add(multiplyAdds);
        if (work.sum() >= WORTH_WARMING && begun.compareAndSet(false, true)) {
            warming.setDaemon(true);
            warming.start();
        }
    }

    /** Waits until they are ready, or never will be. */
    void join() throws InterruptedException {
        warming.join();
    }

    private void warm() {
        long began = System.nanoTime();
        while (System.nanoTime() - began < MOST_NANOSECONDS) {
            if (faster.getAsBoolean()) {
                now = vectors;
                return;
            }
        }
    }

    /** Returns those in use. */
    Kernels now() {
        return now;
    }

    /** A little of everything. */
    private record Exercise(Kernels plain, Kernels vectors) {
        private static final int ROUNDS = 20;
        private static final int COUNT = 33;
        private static final int INPUTS = 45;
        private static final int BLOCKS = 3;

        boolean isFaster() {
            return 1.25 * time(vectors) < time(plain);
        }

        /** Returns how long it takes, in nanoseconds. */
        private static long time(Kernels kernels) {
            double[] x = new double[COUNT * INPUTS];
            double[] w = new double[BLOCKS * INPUTS * BLOCK];
            double[] z = new double[BLOCKS * COUNT * BLOCK];
            double[] b = new double[BLOCKS * BLOCK];
            long began = System.nanoTime();
            for (int i = 0; i < ROUNDS; i++) {
                kernels.multiply(x, 0, COUNT, INPUTS, w, BLOCKS, z);
                kernels.squaredErrors(z, BLOCKS, COUNT, b, x, 0, 1, b, b);
                kernels.addProducts(x, 0, COUNT, INPUTS, z, BLOCKS, w);
                kernels.dots(x, 0, COUNT * INPUTS / LONG, LONG, w, 0, z, 0);
                kernels.scale(x, 0, INPUTS, 1, w, 0);
                kernels.addScaled(x, 0, COUNT, INPUTS, z, 0, w, 0);
                kernels.subtract(w, z, 0, INPUTS, 1);
                kernels.sumOfSquares(x, 0, x.length, 1);
                kernels.areFinite(x);
            }
            return System.nanoTime() - began;
        }
    }

    @Override
    public double dot(double[] x, int from, int inputs, double[] w, int wFrom) {
        return now.dot(x, from, inputs, w, wFrom);
    }

    @Override
    public void dots(
            double[] x,
            int from,
            int count,
            int inputs,
            double[] w,
            int wFrom,
            double[] z,
            int zFrom) {
        now.dots(x, from, count, inputs, w, wFrom, z, zFrom);
    }

    @Override
    public void addScaled(
            double[] x,
            int from,
            int count,
            int inputs,
            double[] s,
            int sFrom,
            double[] g,
            int gFrom) {
        now.addScaled(x, from, count, inputs, s, sFrom, g, gFrom);
    }

    @Override
    public void scale(double[] x, int from, int inputs, double s, double[] g, int gFrom) {
        now.scale(x, from, inputs, s, g, gFrom);
    }

    @Override
    public boolean subtract(double[] p, double[] u, int from, int to, double factor) {
        return now.subtract(p, u, from, to, factor);
    }

    @Override
    public void multiply(
            double[] x, int from, int count, int inputs, double[] w, int blocks, double[] z) {
        now.multiply(x, from, count, inputs, w, blocks, z);
    }

    @Override
    public void addProducts(
            double[] x, int from, int count, int inputs, double[] s, int blocks, double[] g) {
        now.addProducts(x, from, count, inputs, s, blocks, g);
    }

    @Override
    public void squaredErrors(
            double[] z,
            int blocks,
            int count,
            double[] b,
            double[] y,
            int yFrom,
            double slope,
            double[] losses,
            double[] db) {
        now.squaredErrors(z, blocks, count, b, y, yFrom, slope, losses, db);
    }

    @Override
    public double sumOfSquares(double[] x, int from, int to, double scale) {
        return now.sumOfSquares(x, from, to, scale);
    }

    @Override
    public boolean areFinite(double[] x) {
        return now.areFinite(x);
    }
}
