package org.thalweg.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Block;
import org.thalweg.Block.Role;
import org.thalweg.Clock;
import org.thalweg.Optimizer;
import org.thalweg.Regularizer;
import org.thalweg.Schedule;
import org.thalweg.Scope;
import org.thalweg.Tile;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.clipping.ClipByNorm;
import org.thalweg.clipping.Norm;
import org.thalweg.optimizers.Adam;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.RmsProp;
import org.thalweg.optimizers.Sgd;
import org.thalweg.wrappers.ApplyIfFinite;
import org.thalweg.wrappers.On;
import org.thalweg.wrappers.Parallel;

/** What steps leave to the garbage collector. */
class GarbageTest {

    private static final List<Block> BLOCKS =
            List.of(new Block("W", 3, 7, Role.WEIGHTS), new Block("b", 3, 1, Role.BIAS));
    private static final int SIZE = 24;
    private static final int STEPS = 200;
    private static final int ROUNDS = 5;

    /** A clock, where one is asked for. */
    private static final int CLOCK = 64;

    /** StrictMath.pow makes 96 bytes of its own, twice. */
    private static final int POWERS = 200;

    /** One gathers under a clock of its own, one takes powers, and one evaluates the objective. */
    private static final Set<String> MAKING_SOME = Set.of("accumulate", "adam", "backtracking");

    /** A soft threshold. */
    private record Threshold() implements Regularizer {

        @Override
        public Scope scope() {
            return Scope.ELEMENT;
        }

        @Override
        public Form form() {
            return Form.THRESHOLD;
        }

        @Override
        public double penalty(Tile tile) {
            return 0;
        }

        @Override
        public void proximal(Tile tile) {
            double[] p = tile.parameters();
            for (int i = tile.from(); i < tile.to(); i++) {
                p[i] = Math.copySign(Math.max(Math.abs(p[i]) - tile.gain()[i], 0), p[i]);
            }
        }
    }

    /** A rate that asks for the clock, and makes nothing itself. */
    private record Halved() implements Schedule {

        @Override
        public double at(Clock clock) {
            return clock.step() < 10 ? 0.1 : 0.05;
        }
    }

    static Stream<Optimizer> no_step_makes_any() {
        Stream<Optimizer> all =
                ServiceLoader.load(Optimizer.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(link -> !MAKING_SOME.contains(link.name()));
        Momentum momentum = new Momentum(0.9, 0.1);
        Optimizer four =
                Chain.of(new ClipByGlobalNorm(), new RmsProp(), new Momentum(), new Sgd(0.1));
        return Stream.concat(
                all,
                Stream.of(
                        four,
                        momentum,
                        new RmsProp(0.9, 1e-8, true),
                        new ClipByGlobalNorm(1, 0, Norm.LARGEST_ELEMENT),
                        new On("weights", Chain.of(new ClipByGlobalNorm(), momentum)),
                        new ApplyIfFinite(3, Chain.of(new ClipByNorm(), momentum)),
                        new Parallel(momentum, new RmsProp(), Parallel.Combine.SUM),
                        new Parallel(momentum, new RmsProp(), Parallel.Combine.GRAFT)));
    }

    @ParameterizedTest
    @MethodSource
    void no_step_makes_any(Optimizer link) {
        assertEquals(0, bytes(List.of(), link));
        assertEquals(0, bytes(List.of(new Threshold()), link));
    }

    @Test
    void a_rate_that_changes_costs_a_clock() {
        long bytes = bytes(List.of(), new Sgd(new Halved()));
        assertTrue(bytes <= CLOCK, bytes + " bytes a step");
    }

    @Test
    void corrections_cost_their_powers() {
        for (boolean amsgrad : new boolean[] {false, true}) {
            long bytes = bytes(List.of(), new Adam(0.9, 0.999, 1e-8, amsgrad));
            assertTrue(bytes <= POWERS, bytes + " bytes a step");
        }
    }

    /** Returns the bytes that a step allocates: the least of several rounds, as classes are loaded in the first. */
    private static long bytes(List<Regularizer> penalties, Optimizer link) {
        Chain chain = Chain.of(link, new Sgd(0.01));
        Descent descent = new Descent(chain, penalties, BLOCKS, new double[SIZE], 1);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Objective none = (parameters, gradient) -> 0;
        long least = Long.MAX_VALUE;
        long step = 1;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < STEPS; i++, step++) {
                Arrays.fill(descent.gradient(), 0.5);
                descent.step(step, 1, 0, Optional.empty(), 1, none);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least / STEPS;
    }
}
