package org.thalweg.benchmarks;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.thalweg.kernels.InstalledKernels;
import org.thalweg.kernels.Kernels;

/**
 * How fast are the kernels, forward and backward, for K variants and a minibatch of 64, beside OpenBLAS's two matrix products? Microseconds for
 * 4 · 64 · D · K operations; ÷ gives GFLOP/s.
 *
 * <p>{@code benchmarks/run KernelShare}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 7, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@State(Scope.Benchmark)
public class KernelShare {

    private static final int BATCH = 64;

    @Param({"13", "100"})
    int inputs;

    @Param({"1", "8", "32"})
    int lanes;

    private double[] x = {};
    private double[] w = {};
    private double[] z = {};
    private double[] g = {};

    @Setup
    public void fill() {
        int padded = (lanes + Kernels.BLOCK - 1) / Kernels.BLOCK * Kernels.BLOCK;
        x = SampleData.of(BATCH, inputs, 1).x();
        w = SampleData.of(inputs, padded, 2).x();
        z = new double[BATCH * padded];
        g = new double[inputs * padded];
    }

    @Benchmark
    @Against({"inOpenBlas", "plain"})
    public double[] vectors() {
        List<Kernels> all = InstalledKernels.all();
        return both(all.get(all.size() - 1));
    }

    @Benchmark
    @Against("inOpenBlas")
    public double[] plain() {
        return both(InstalledKernels.plain());
    }

    /** As training does: one lane by itself, many in blocks. */
    private double[] both(Kernels kernels) {
        if (lanes < Kernels.MANY_LANES) {
            for (int lane = 0; lane < lanes; lane++) {
                kernels.dots(x, 0, BATCH, inputs, w, lane * inputs, z, lane * BATCH);
                kernels.addScaled(x, 0, BATCH, inputs, z, lane * BATCH, g, lane * inputs);
            }
        } else {
            int blocks = (lanes + Kernels.BLOCK - 1) / Kernels.BLOCK;
            kernels.multiply(x, 0, BATCH, inputs, w, blocks, z);
            kernels.addProducts(x, 0, BATCH, inputs, z, blocks, g);
        }
        return g;
    }

    /** Two products of matrices, on one thread: 64 × D by D × K, and D × 64 by 64 × K. */
    @Benchmark
    public double[] inOpenBlas(Matrices matrices) {
        matrices.forward();
        matrices.backward();
        return g;
    }

    /** The same numbers, where OpenBLAS reads them without a copy. */
    @State(Scope.Benchmark)
    public static class Matrices {

        private int inputs;
        private int lanes;
        private DoublePointer x = new DoublePointer();
        private DoublePointer w = new DoublePointer();
        private DoublePointer z = new DoublePointer();
        private DoublePointer g = new DoublePointer();

        @Setup
        public void fill(KernelShare kernels) {
            openblas_nolapack.blas_set_num_threads(1);
            inputs = kernels.inputs;
            lanes = kernels.lanes;
            x = new DoublePointer(kernels.x);
            w = new DoublePointer(kernels.w);
            z = new DoublePointer(kernels.z);
            g = new DoublePointer(kernels.g);
        }

        /** z ← x w, row by row. */
        void forward() {
            cblas_dgemm(
                    CblasRowMajor,
                    CblasNoTrans,
                    CblasNoTrans,
                    BATCH,
                    lanes,
                    inputs,
                    1,
                    x,
                    inputs,
                    w,
                    lanes,
                    0,
                    z,
                    lanes);
        }

        /** g ← g + xᵀ z. */
        void backward() {
            cblas_dgemm(
                    CblasRowMajor,
                    CblasTrans,
                    CblasNoTrans,
                    inputs,
                    lanes,
                    BATCH,
                    1,
                    x,
                    inputs,
                    z,
                    lanes,
                    1,
                    g,
                    lanes);
        }
    }
}
