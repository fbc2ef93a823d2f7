package org.thalweg.benchmarks;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
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

/**
 * What does a step cost where there is next to nothing to compute: one instance of 10 inputs? Nanoseconds a step.
 *
 * <p>{@code benchmarks/run StepOverhead}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
@State(Scope.Benchmark)
public class StepOverhead {

    private static final int ROWS = 1000;
    private static final int EPOCHS = 100;
    private static final int STEPS = ROWS * EPOCHS;
    private static final int FEATURES = 10;

    @Param({"sgd", "chain"})
    String links = "";

    private Dataset data = SampleData.of(1, 1, 1).dataset();

    @Setup
    public void fill() {
        data = SampleData.of(ROWS, FEATURES, 1).dataset();
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    @Against("inC")
    @Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
    public Fit ours() {
        return train();
    }

    /** Without the vector module. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    @Against("inC")
    public Fit plain() {
        return train();
    }

    private Fit train() {
        return Training.of(new Linear(), new SquaredError())
                .optimize(links.equals("sgd") ? Chain.of(new Sgd(1e-3)) : Optimizers.fourLinks())
                .batchSize(1)
                .epochs(EPOCHS)
                .run(data);
    }

    /** By hand. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public double inC(Loop loop) {
        return loop.program.orElseThrow().run();
    }

    /** The program in C. */
    @State(Scope.Benchmark)
    public static class Loop {

        private Optional<CProgram> program = Optional.empty();

        @Setup
        public void start(StepOverhead work) {
            Path order = RowOrder.file(ROWS, 1, EPOCHS);
            program =
                    Optional.of(CProgram.start("tiny", ROWS, FEATURES, EPOCHS, work.links, order));
        }

        @TearDown
        public void end() {
            program.ifPresent(CProgram::close);
        }
    }
}
