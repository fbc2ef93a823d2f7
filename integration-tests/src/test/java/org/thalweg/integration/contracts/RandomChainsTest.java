package org.thalweg.integration.contracts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Block;
import org.thalweg.Block.Role;
import org.thalweg.Clock;
import org.thalweg.Optimizer;
import org.thalweg.Regularizer;
import org.thalweg.Wrapper;
import org.thalweg.catalog.Catalog;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Checkpoint;
import org.thalweg.engine.CheckpointFile;
import org.thalweg.engine.Descent;
import org.thalweg.records.Notation;

/** Laws that every chain obeys, tried on random ones; the seed is the test's argument. */
class RandomChainsTest {

    private static final List<Block> BLOCKS =
            List.of(
                    new Block("W", 5, 7, Role.WEIGHTS),
                    new Block("b", 5, 1, Role.BIAS),
                    new Block("V", 1, 21, Role.WEIGHTS));
    private static final int SIZE = 61;
    private static final int STEPS = 24;
    private static final Clock.Run LENGTH = new Clock.Run(10, STEPS);

    @TempDir Path folder;

    static List<Arguments> seeds() {
        return new SplittableRandom(20).longs(200).mapToObj(Arguments::of).toList();
    }

    /** A chain at work on random gradients of random magnitude. */
    private static final class Run {
        private final Descent descent;
        private final long seed;
        private long steps;

        Run(Chain chain, List<Regularizer> regularizers, long seed, int tile) {
            double[] start = new SplittableRandom(seed).doubles(SIZE, -2, 2).toArray();
            this.seed = seed;
            descent = new Descent(chain, regularizers, BLOCKS, start, seed, tile);
        }

        Run walk(long until) {
            while (steps < until) {
                steps++;
                SplittableRandom random = new SplittableRandom(seed + 31 * steps);
                double magnitude = StrictMath.pow(10, random.nextInt(-3, 3));
                for (int i = 0; i < SIZE; i++) {
                    descent.gradient()[i] = magnitude * random.nextDouble(-1, 1);
                }
                Clock clock =
                        new Clock(steps, 1 + (steps - 1) / 10, 8 * steps - 8, Optional.of(LENGTH));
                descent.step(clock, 1, (p, g) -> 1);
            }
            return this;
        }

        Run restore(Checkpoint checkpoint) {
            descent.restore(checkpoint);
            steps = checkpoint.clock().step();
            return this;
        }

        Checkpoint checkpoint() {
            return descent.checkpoint();
        }

        double[] parameters() {
            return descent.parameters();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_bits_do_not_depend_on_the_tiles(long seed) {
        RandomChains random = new RandomChains(seed);
        Chain chain = random.chain(BLOCKS);
        List<Regularizer> regularizers = random.regularizers();
        double[] expected = new Run(chain, regularizers, seed, SIZE).walk(STEPS).parameters();
        for (int tile : new int[] {1, 8, 30}) {
            assertArrayEquals(
                    expected,
                    new Run(chain, regularizers, seed, tile).walk(STEPS).parameters(),
                    chain::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_run_resumed_at_any_step_leads_where_it_would_have_led(long seed) throws IOException {
        RandomChains random = new RandomChains(seed);
        Chain chain = random.chain(BLOCKS);
        List<Regularizer> regularizers = random.regularizers();
        Checkpoint unbroken = new Run(chain, regularizers, seed, 8).walk(STEPS).checkpoint();
        int stop = new SplittableRandom(seed).nextInt(1, STEPS);
        Path file = folder.resolve("checkpoint");
        CheckpointFile.write(new Run(chain, regularizers, seed, 8).walk(stop).checkpoint(), file);
        Run resumed = new Run(chain, regularizers, seed, SIZE).restore(CheckpointFile.read(file));
        assertEquals(unbroken, resumed.walk(STEPS).checkpoint(), chain::toString);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_nested_chain_does_what_the_flat_one_does(long seed) {
        RandomChains random = new RandomChains(seed);
        Chain flat = random.chain(BLOCKS);
        Chain nested = random.nested(flat);
        List<Regularizer> regularizers = random.regularizers();
        double[] expected = new Run(flat, regularizers, seed, 8).walk(STEPS).parameters();
        assertEquals(flat, nested);
        assertArrayEquals(
                expected, new Run(nested, regularizers, seed, 8).walk(STEPS).parameters());
        Chain boxed = Chain.of(new Boxed(new Boxed(flat)));
        assertArrayEquals(
                expected,
                new Run(boxed, regularizers, seed, 8).walk(STEPS).parameters(),
                "inside an optimizer that is not a chain");
    }

    /** Hides a chain, so that its links have other paths. */
    record Boxed(Optimizer inner) implements Wrapper {

        @Override
        public List<Optimizer> parts() {
            return List.of(inner);
        }

        @Override
        public boolean tellsGain() {
            return true;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_chain_prints_and_explains_itself(long seed) {
        Chain chain = new RandomChains(seed).chain(BLOCKS);
        assertTrue(chain.explain().contains(chain.links().isEmpty() ? "u ← g" : chain.toString()));
        assertEquals(chain.links().size(), chain.keys().stream().distinct().count());
    }

    /** Else equal bits would say little: NaN equals NaN. */
    @Test
    void most_random_chains_stay_finite() {
        long finite =
                seeds().stream()
                        .mapToLong(arguments -> (Long) arguments.get()[0])
                        .mapToObj(
                                seed ->
                                        new Run(
                                                new RandomChains(seed).chain(BLOCKS),
                                                List.of(),
                                                seed,
                                                8))
                        .filter(
                                run ->
                                        Arrays.stream(run.walk(STEPS).parameters())
                                                .allMatch(Double::isFinite))
                        .count();
        assertTrue(finite > 180, () -> finite + " of 200");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_chain_is_read_back_from_what_it_prints(long seed) {
        Chain chain = new RandomChains(seed).chain(BLOCKS);
        try (Catalog catalog = Catalog.standard()) {
            assertEquals(chain, catalog.parseChain(chain.toString()));
            assertEquals(chain, catalog.parseChain(Notation.printWhole(chain)));
        }
    }

    @Test
    void every_optimizer_takes_part() {
        List<String> seen =
                seeds().stream()
                        .map(seed -> new RandomChains((Long) seed.get()[0]).chain(BLOCKS))
                        .flatMap(chain -> chain.tree().values().stream())
                        .map(Optimizer::name)
                        .distinct()
                        .sorted()
                        .toList();
        List<String> all =
                ServiceLoader.load(Optimizer.class).stream()
                        .map(provider -> provider.get().name())
                        .sorted()
                        .toList();
        assertEquals(all, seen);
    }
}
