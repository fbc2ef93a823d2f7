package org.thalweg.benchmarks;

import java.util.Arrays;
import java.util.List;
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
import org.thalweg.Block;
import org.thalweg.Block.Role;
import org.thalweg.engine.Descent;

/**
 * What does a chain of four links cost beside one loop by hand: clip-by-global-norm, rmsprop, momentum and sgd? Nanoseconds a
 * parameter. A step leaves its update where the next one finds its gradient, so that none is copied there.
 *
 * <p>{@code benchmarks/run ChainCost -p parameters=10000}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
@State(Scope.Benchmark)
public class ChainCost {

    /** Parameters × steps of one invocation. */
    private static final int WORK = 200_000_000;

    @Param({"1000", "10000", "100000", "1000000", "10000000"})
    int parameters;

    @Benchmark
    @OperationsPerInvocation(WORK)
    @Against({"byHand", "inC"})
    @Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
    public double[] ours(Steps steps) {
        return steps.take(parameters);
    }

    /** Without the vector module. */
    @Benchmark
    @OperationsPerInvocation(WORK)
    @Against({"byHand", "inC"})
    public double[] plain(Steps steps) {
        return steps.take(parameters);
    }

    /** A norm and a loop in Java. */
    @Benchmark
    @OperationsPerInvocation(WORK)
    public double[] byHand(Hand hand) {
        for (int i = 0; i < WORK / parameters; i++) {
            hand.step();
        }
        return hand.p;
    }

    /** The same in C. */
    @Benchmark
    @OperationsPerInvocation(WORK)
    public double inC(Loop loop) {
        return loop.program.orElseThrow().run();
    }

    /** A descent on its way. */
    @State(Scope.Benchmark)
    public static class Steps {

        private static final Block NONE = new Block("W", 1, 1, Role.WEIGHTS);

        private Descent descent =
                new Descent(Optimizers.fourLinks(), List.of(), List.of(NONE), new double[1], 1);
        private long step;

        @Setup
        public void start(ChainCost work) {
            Block block = new Block("W", 1, work.parameters, Role.WEIGHTS);
            double[] start = new double[work.parameters];
            descent = new Descent(Optimizers.fourLinks(), List.of(), List.of(block), start, 1);
            Arrays.setAll(descent.gradient(), Math::sin);
        }

        double[] take(int parameters) {
            for (int i = 0; i < WORK / parameters; i++) {
                step++;
                descent.step(step, 1, 0, Optional.empty(), 1, (at, into) -> 0);
            }
            return descent.parameters();
        }
    }

    /** The same arithmetic in two loops. */
    @State(Scope.Benchmark)
    public static class Hand {

        private double[] g = {};
        private double[] p = {};
        private double[] v = {};
        private double[] m = {};

        @Setup
        public void start(ChainCost work) {
            g = new double[work.parameters];
            p = new double[work.parameters];
            v = new double[work.parameters];
            m = new double[work.parameters];
            Arrays.setAll(g, Math::sin);
        }

        void step() {
            double norm = Math.sqrt(squares(g));
            move(norm <= 1 ? 1 : 1 / norm);
        }

        private static double squares(double[] g) {
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            int i = 0;
            for (; i + 4 <= g.length; i += 4) {
                s0 += g[i] * g[i];
                s1 += g[i + 1] * g[i + 1];
                s2 += g[i + 2] * g[i + 2];
                s3 += g[i + 3] * g[i + 3];
            }
            for (; i < g.length; i++) {
                s0 += g[i] * g[i];
            }
            return s0 + s1 + s2 + s3;
        }

        private void move(double factor) {
            for (int i = 0; i < g.length; i++) {
                double u = factor * g[i];
                v[i] = 0.9 * v[i] + (1 - 0.9) * u * u;
                m[i] = 0.9 * m[i] + u / (Math.sqrt(v[i]) + 1e-8);
                p[i] -= 1e-3 * m[i];
            }
        }
    }

    /** The program in C. */
    @State(Scope.Benchmark)
    public static class Loop {

        private Optional<CProgram> program = Optional.empty();

        @Setup
        public void start(ChainCost work) {
            int steps = WORK / work.parameters;
            program = Optional.of(CProgram.start("w4", work.parameters, steps));
        }

        @TearDown
        public void end() {
            program.ifPresent(CProgram::close);
        }
    }
}
