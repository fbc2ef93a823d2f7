package org.thalweg.benchmarks;

import java.util.List;
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
import org.openjdk.jmh.annotations.Warmup;
import org.thalweg.data.Dataset;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.training.Fit;
import org.thalweg.training.Training;
import org.thalweg.training.Variant;

/**
 * What does training K variants together gain over one after another? An epoch of minibatches of 64, by {@code momentum | sgd}.
 *
 * <p>{@code benchmarks/run LockstepGain}
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 100) // vectors take over when there was work enough
@Measurement(iterations = 9)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@State(Scope.Benchmark)
public class LockstepGain {

    @Param("20000")
    int rows;

    @Param("100")
    int features;

    @Param({"1", "2", "4", "8", "16", "32", "64"})
    int variants;

    private Dataset data = SampleData.of(1, 1, 1).dataset();

    @Setup
    public void fill() {
        data = SampleData.of(rows, features, 1).dataset();
    }

    @Benchmark
    @Against("oneAfterAnother")
    public List<Fit> together() {
        return train(Optimizers.momenta(variants));
    }

    @Benchmark
    public List<Fit> oneAfterAnother() {
        return Optimizers.momenta(variants).stream()
                .map(variant -> train(List.of(variant)).get(0))
                .toList();
    }

    private List<Fit> train(List<Variant> chosen) {
        return Training.of(new Linear(), new SquaredError())
                .batchSize(64)
                .epochs(1)
                .run(data, chosen);
    }
}
