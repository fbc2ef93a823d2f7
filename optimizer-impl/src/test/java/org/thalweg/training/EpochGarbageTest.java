package org.thalweg.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Loss;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Chain;
import org.thalweg.losses.AbsoluteError;
import org.thalweg.losses.Huber;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

/** What epochs leave to the garbage collector: something each, but nothing for a step or an instance. */
class EpochGarbageTest {

    private static final int INSTANCES = 4_096;
    private static final int VARIANTS = 3;
    private static final int ROUNDS = 5;

    /** A seed of the order and three rows of histories; a byte an instance would be more. */
    private static final int AN_EPOCH = 2_500;

    static Stream<Loss> steps_and_instances_make_none() {
        return Stream.of(new SquaredError(), new AbsoluteError(), new Huber());
    }

    @ParameterizedTest
    @MethodSource
    void steps_and_instances_make_none(Loss loss) {
        Training training = Training.of(new Linear(), loss);
        for (int size : new int[] {1, 64, INSTANCES}) {
            assertThat(bytes(training.batchSize(size))).isLessThan(AN_EPOCH);
        }
    }

    /** Returns the bytes that one more epoch allocates: the least of several rounds, as classes are loaded in the first. */
    private static long bytes(Training training) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            least = Math.min(least, run(training.epochs(3)) - run(training.epochs(2)));
        }
        return least;
    }

    private static long run(Training training) {
        double[][] x =
                IntStream.range(0, INSTANCES)
                        .mapToObj(i -> new double[] {i % 7, i % 3})
                        .toArray(double[][]::new);
        double[][] y =
                IntStream.range(0, INSTANCES)
                        .mapToObj(i -> new double[] {i % 5})
                        .toArray(double[][]::new);
        Dataset data = Dataset.of(x, y);
        Variant variant = new Variant("any", Chain.of(new Momentum(), new Sgd(1e-3)), List.of());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        training.run(data, Collections.nCopies(VARIANTS, variant));
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void threads_that_have_no_block_to_do_take_no_memory() {
        long one = run(Training.of(new Linear(), new SquaredError()));
        long many = run(Training.of(new Linear(), new SquaredError()).threads(100_000));
        assertThat(many).isLessThan(2 * one);
    }
}
