package org.thalweg.benchmarks;

import java.nio.file.Path;
import java.util.Optional;
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
@Warmup(iterations = 40) // after four epochs, C2 has not seen all of a step
@Measurement(iterations = 11)
@Fork(1)
public class EpochTime {

    /** The order of rows: as they are, neighbours of 64 together, or each by itself. */
    public enum Order {
        GIVEN,
        BLOCKS,
        RANDOM;

        int block(int rows) {
            return this == GIVEN ? rows : this == BLOCKS ? 64 : 1;
        }
    }

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

        @Param({"GIVEN", "BLOCKS", "RANDOM"})
        Order order = Order.GIVEN;

        private Dataset data = SampleData.of(1, 1, 1).dataset();

        @Setup
        public void fill() {
            data = SampleData.of(rows, features, 1).dataset();
        }

        Fit epoch(int threads) {
            return Training.of(new Linear(), new SquaredError())
                    .optimize(Chain.of(new Sgd(1e-3)))
                    .batchSize(batch)
                    .shuffleBlock(order.block(rows))
                    .threads(threads)
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
    @Against({"read", "inC", "inNumpy", "inTribuo"})
    @Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
    public Fit ours(Work work) {
        return work.epoch(1);
    }

    /** Without the vector module. */
    @Benchmark
    @Against({"read", "ours"})
    public Fit plain(Work work) {
        return work.epoch(1);
    }

    /** Two threads share a minibatch of more than a thousand. */
    @Benchmark
    @Against("ours")
    @Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
    public Fit onTwoThreads(Work work) {
        return work.epoch(2);
    }

    /** By hand, the rows in the same order; where that is random, with those four ahead on their way. */
    @Benchmark
    @Against("read")
    public double inC(ByHand c) {
        return c.program.orElseThrow().run();
    }

    /** By hand, the rows as given. */
    @Benchmark
    @Warmup(iterations = 1)
    @Measurement(iterations = 5)
    public double inNumpy(ByNumpy numpy) {
        return numpy.program.orElseThrow().run();
    }

    @Benchmark
    @Warmup(iterations = 2)
    @Measurement(iterations = 3)
    public Model<Regressor> inTribuo(Peer peer) {
        return peer.epoch();
    }

    /** The program in C: its data are its own, its numbers the same. */
    @State(Scope.Benchmark)
    public static class ByHand {

        @Param("500000")
        int rows;

        @Param("100")
        int features;

        @Param({"1", "32", "256", "4096"})
        int batch;

        @Param({"GIVEN", "BLOCKS", "RANDOM"})
        Order order = Order.GIVEN;

        private Optional<CProgram> program = Optional.empty();

        @Setup
        public void start() {
            Path file = RowOrder.file(rows, order.block(rows), 1);
            String way = order == Order.RANDOM ? "prefetch" : "gather";
            program = Optional.of(CProgram.start("w1", rows, features, batch, way, file));
        }

        @TearDown
        public void end() {
            program.ifPresent(CProgram::close);
        }
    }

    /** The program in Python. */
    @State(Scope.Benchmark)
    public static class ByNumpy {

        @Param("500000")
        int rows;

        @Param("100")
        int features;

        @Param({"1", "32", "256", "4096"})
        int batch;

        private Optional<CProgram> program = Optional.empty();

        @Setup
        public void start() {
            program = Optional.of(CProgram.numpy("w1", rows, features, batch));
        }

        @TearDown
        public void end() {
            program.ifPresent(CProgram::close);
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
