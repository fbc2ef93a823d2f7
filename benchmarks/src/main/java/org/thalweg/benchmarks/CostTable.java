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

/**
 * Is the cost linear in instances, features, variants and epochs? One of them twice, four and eight times as large: the ratio to the smallest is
 * to be no more than that.
 *
 * <p>{@code benchmarks/run CostTable}
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 6)
@Measurement(iterations = 7)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class CostTable {

    /** 20,000 instances of 32 features, 8 variants, 2 epochs. */
    @State(Scope.Benchmark)
    public static class Smallest {

        @Param("20000")
        int rows;

        private Task task = Task.NONE;

        @Setup
        public void fill() {
            task = Task.of(rows, 32, 8, 2);
        }
    }

    /** The same, with one number larger. */
    @State(Scope.Benchmark)
    public static class Larger {

        @Param("20000")
        int rows;

        @Param({"instances", "features", "variants", "epochs"})
        String what = "";

        @Param({"2", "4", "8"})
        int times;

        private Task task = Task.NONE;

        @Setup
        public void fill() {
            task =
                    Task.of(
                            rows * times("instances"),
                            32 * times("features"),
                            8 * times("variants"),
                            2 * times("epochs"));
        }

        private int times(String name) {
            return name.equals(what) ? times : 1;
        }
    }

    /** A training. */
    private record Task(Dataset data, int variants, int epochs) {

        static final Task NONE = of(1, 1, 1, 1);

        static Task of(int rows, int features, int variants, int epochs) {
            return new Task(SampleData.of(rows, features, 1).dataset(), variants, epochs);
        }

        List<Fit> train() {
            return Training.of(new Linear(), new SquaredError())
                    .batchSize(64)
                    .epochs(epochs)
                    .run(data, Optimizers.momenta(variants));
        }
    }

    @Benchmark
    public List<Fit> smallest(Smallest smallest) {
        return smallest.task.train();
    }

    @Benchmark
    @Against("smallest")
    public List<Fit> larger(Larger larger) {
        return larger.task.train();
    }
}
