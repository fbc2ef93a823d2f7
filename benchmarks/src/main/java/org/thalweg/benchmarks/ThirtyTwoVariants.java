package org.thalweg.benchmarks;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
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
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.training.Fit;
import org.thalweg.training.Training;
import org.thalweg.training.Variant;

/**
 * How long does an ablation take: 8 optimizers with 4 learning rates each, trained on the same minibatches of 64?
 *
 * <p>{@code benchmarks/run ThirtyTwoVariants}
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 7)
@Fork(1)
public class ThirtyTwoVariants {

    /** Through the public interface. */
    @State(Scope.Benchmark)
    public static class Work {

        @Param("50000")
        int rows;

        @Param("100")
        int features;

        @Param("5")
        int epochs;

        private final List<Variant> variants = Optimizers.thirtyTwo();
        private Dataset data = SampleData.of(1, 1, 1).dataset();

        @Setup
        public void fill() {
            data = SampleData.of(rows, features, 1).dataset();
        }

        List<Fit> together() {
            return train(variants);
        }

        List<Fit> oneAfterAnother() {
            return variants.stream().map(variant -> train(List.of(variant)).get(0)).toList();
        }

        private List<Fit> train(List<Variant> chosen) {
            return Training.of(new Linear(), new SquaredError())
                    .batchSize(64)
                    .epochs(epochs)
                    .run(data, chosen);
        }
    }

    @Benchmark
    @Against({"inCStacked", "inNumpyStacked", "inTribuo", "oneAfterAnother"})
    @Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
    public List<Fit> ours(Work work) {
        return work.together();
    }

    /** Without the vector module. */
    @Benchmark
    @Against("ours")
    public List<Fit> plain(Work work) {
        return work.together();
    }

    @Benchmark
    @Warmup(iterations = 2)
    @Measurement(iterations = 3)
    @Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
    public List<Fit> oneAfterAnother(Work work) {
        return work.oneAfterAnother();
    }

    /** By hand, 32 weights of a feature side by side. */
    @Benchmark
    public double inCStacked(Yardstick yardstick) {
        return yardstick.inC("stacked");
    }

    @Benchmark
    public double inCOneAfterAnother(Yardstick yardstick) {
        return yardstick.inC("solo");
    }

    /** By hand, one matrix product for all variants. */
    @Benchmark
    @Warmup(iterations = 1)
    @Measurement(iterations = 5)
    public double inNumpyStacked(Yardstick yardstick) {
        return yardstick.inNumpy();
    }

    /** Six optimizers that Tribuo has, with the same rates: 24 trainings. */
    @Benchmark
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public int inTribuo(Peer peer) {
        return peer.train();
    }

    /** Programs that do the same. */
    @State(Scope.Benchmark)
    public static class Yardstick {

        @Param("50000")
        int rows;

        @Param("100")
        int features;

        @Param("5")
        int epochs;

        private final Map<String, CProgram> programs = new HashMap<>();

        double inC(String way) {
            return programs.computeIfAbsent(way, this::start).run();
        }

        private CProgram start(String way) {
            Path order = RowOrder.file(rows, 1, epochs);
            return CProgram.start("w3", rows, features, 64, epochs, way, order);
        }

        double inNumpy() {
            return programs.computeIfAbsent("numpy", this::startNumpy).run();
        }

        private CProgram startNumpy(String name) {
            Path order = RowOrder.file(rows, 1, epochs);
            return CProgram.numpy("w3", rows, features, 64, epochs, order);
        }

        @TearDown
        public void end() {
            programs.values().forEach(CProgram::close);
        }
    }

    /** Tribuo's data. */
    @State(Scope.Benchmark)
    public static class Peer {

        @Param("50000")
        int rows;

        @Param("100")
        int features;

        @Param("5")
        int epochs;

        private ByTribuo data = new ByTribuo(SampleData.of(1, 1, 1));

        @Setup
        public void fill() {
            data = new ByTribuo(SampleData.of(rows, features, 1));
        }

        int train() {
            return data.sixOptimizers(epochs, 64);
        }
    }
}
