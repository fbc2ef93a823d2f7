package org.thalweg.benchmarks;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Chain;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Sgd;
import org.thalweg.training.Fit;
import org.thalweg.training.Training;
import org.tribuo.Model;
import org.tribuo.math.optimisers.SGD;
import org.tribuo.regression.Regressor;

/**
 * How long does an epoch of plain minibatch SGD take, beside reading the inputs once?
 *
 * <p>{@code benchmarks/run EpochTime}
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 7)
@Fork(1)
public class EpochTime {

    /** The inputs, as an array. */
    @State(Scope.Benchmark)
    public static class Inputs {

        @Param("500000")
        int rows;

        @Param("100")
        int features;

        double[] x = {};

        @Setup
        public void fill() {
            x = SampleData.of(rows, features, 1).x();
        }
    }

    /** The same as a dataset, and how it is gone through. */
    @State(Scope.Benchmark)
    public static class Work {

        @Param("500000")
        int rows;

        @Param("100")
        int features;

        @Param({"1", "32", "256", "4096"})
        int batch;

        private Dataset data = SampleData.of(1, 1, 1).dataset();

        @Setup
        public void fill() {
            data = SampleData.of(rows, features, 1).dataset();
        }

        Fit epoch() {
            return Training.of(new Linear(), new SquaredError())
                    .optimize(Chain.of(new Sgd(1e-3)))
                    .batchSize(batch)
                    .epochs(1)
                    .run(data);
        }
    }

    /** The floor: every input read from memory once. */
    @Benchmark
    public double read(Inputs inputs) {
        double[] x = inputs.x;
        double a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
        int i = 0;
        for (; i <= x.length - 8; i += 8) {
            a += x[i];
            b += x[i + 1];
            c += x[i + 2];
            d += x[i + 3];
            e += x[i + 4];
            f += x[i + 5];
            g += x[i + 6];
            h += x[i + 7];
        }
        for (; i < x.length; i++) {
            a += x[i];
        }
        return a + b + c + d + e + f + g + h;
    }

    @Benchmark
    @Against({"read", "inCPrefetched", "inTribuo"})
    @Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
    public Fit ours(Work work) {
        return work.epoch();
    }

    /** Without the vector module. */
    @Benchmark
    @Against({"read", "ours"})
    public Fit plain(Work work) {
        return work.epoch();
    }

    /** C by hand, rows in order. */
    @Benchmark
    @Against("read")
    public double inC(C c) {
        return c.inOrder();
    }

    /** C by hand, rows in the order of {@link #ours}. */
    @Benchmark
    @Against("read")
    public double inCShuffled(C c) {
        return c.shuffled("gather");
    }

    /** The same, with the rows four ahead on their way. */
    @Benchmark
    @Against("read")
    public double inCPrefetched(C c) {
        return c.shuffled("prefetch");
    }

    @Benchmark
    @Warmup(iterations = 2)
    @Measurement(iterations = 3)
    public Model<Regressor> inTribuo(Peer peer) {
        return peer.epoch();
    }

    /** The program in C: its data are its own, its numbers the same. */
    @State(Scope.Benchmark)
    public static class C {

        @Param("500000")
        int rows;

        @Param("100")
        int features;

        @Param({"1", "32", "256", "4096"})
        int batch;

        private final Map<String, CProgram> programs = new HashMap<>();

        double inOrder() {
            return programs.computeIfAbsent(
                            "in-order",
                            way -> CProgram.start("w1", rows, features, batch, way, "-"))
                    .run();
        }

        double shuffled(String how) {
            return programs.computeIfAbsent(how, this::startShuffled).run();
        }

        private CProgram startShuffled(String way) {
            Path order = RowOrder.file(rows, 1);
            return CProgram.start("w1", rows, features, batch, way, order);
        }

        @TearDown
        public void end() {
            programs.values().forEach(CProgram::close);
        }
    }

    /** Tribuo's data, an object for each instance. */
    @State(Scope.Benchmark)
    public static class Peer {

        @Param("500000")
        int rows;

        @Param("100")
        int features;

        @Param({"1", "32"})
        int batch;

        private ByTribuo data = new ByTribuo(SampleData.of(1, 1, 1));

        @Setup
        public void fill() {
            data = new ByTribuo(SampleData.of(rows, features, 1));
        }

        Model<Regressor> epoch() {
            return data.train(SGD.getSimpleSGD(2e-3), 1, batch);
        }
    }
}
