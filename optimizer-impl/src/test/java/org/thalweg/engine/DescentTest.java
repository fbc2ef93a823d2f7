package org.thalweg.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.Block;
import org.thalweg.Block.Role;
import org.thalweg.Clock;
import org.thalweg.Evaluation;
import org.thalweg.Optimizer;
import org.thalweg.Regularizer;
import org.thalweg.Scope;
import org.thalweg.Slot;
import org.thalweg.Step;
import org.thalweg.Tile;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

class DescentTest {

    private static final Block W = new Block("W", 2, 3, Role.WEIGHTS);
    private static final Block B = new Block("b", 2, 1, Role.BIAS);

    /** Does what the test wants. */
    private record Link(String name, List<Slot> slots, Scope scope, Function<Step, Kernel> work)
            implements Optimizer {
        @Override
        public List<Slot> slots(List<Block> blocks) {
            return slots;
        }

        @Override
        public Kernel kernel(Step step) {
            return work.apply(step);
        }
    }

    /** Penalises by the identity: its gradient is 1 and its proximal step subtracts its size. */
    private record Ones() implements Regularizer {
        @Override
        public Scope scope() {
            return Scope.ELEMENT;
        }

        @Override
        public double penalty(Tile tile) {
            return Arrays.stream(tile.parameters(), tile.from(), tile.to()).sum();
        }

        @Override
        public void addGradient(Tile tile) {
            Arrays.setAll(
                    tile.update(), i -> inside(i, tile) ? tile.update()[i] + 1 : tile.update()[i]);
        }

        @Override
        public Form form() {
            return Form.THRESHOLD;
        }

        @Override
        public double smoothPenalty(Tile tile) {
            return penalty(tile);
        }

        @Override
        public void proximal(Tile tile) {
            double[] p = tile.parameters();
            Arrays.setAll(p, i -> inside(i, tile) ? p[i] - tile.gain()[i] : p[i]);
        }

        private static boolean inside(int i, Tile tile) {
            return tile.from() <= i && i < tile.to();
        }
    }

    private static Descent descent(Optimizer... links) {
        return new Descent(Chain.of(links), List.of(), List.of(W, B), new double[8], 1);
    }

    private static void step(Descent descent, long t) {
        descent.step(new Clock(t, 1, 0), 0.5, (p, g) -> 7);
    }

    /** g = 3, the penalty adds 1, sgd makes 4 · ½ = 2: 10 − 2 = 8; the proximal step of size ½ leaves 7.5. */
    @Test
    void a_step_is_gradient_penalty_links_subtraction_and_proximal_step_in_this_order() {
        Machine machine = Machine.withBias(Chain.of(new Sgd(0.5)), List.of(new Ones()), 10, 10, 10);
        assertArrayEquals(new double[] {2, 2, 2}, machine.step(3, 3, 3));
        assertArrayEquals(new double[] {7.5, 7.5, 7.5}, machine.parameters());
    }

    @Test
    void a_step_told_by_numbers_has_the_clock_of_them() {
        List<Clock> seen = new ArrayList<>();
        Link noting =
                new Link(
                        "noting",
                        List.of(),
                        Scope.VECTOR,
                        step -> {
                            seen.add(step.clock());
                            return tile -> {};
                        });
        Descent descent = descent(noting);
        Optional<Clock.Run> run = Optional.of(new Clock.Run(2, 6));
        descent.step(3, 2, 40, run, 0.5, (p, g) -> 7);
        assertEquals(List.of(new Clock(3, 2, 40, run)), seen);
        assertEquals(new Clock(3, 2, 40), descent.checkpoint().clock());
    }

    @Test
    void the_penalty_is_summed_over_all_blocks_and_regularizers() {
        double[] start = {1, 2, 3, 4, 5, 6, 7, 8};
        Descent descent =
                new Descent(Chain.of(), List.of(new Ones(), new Ones()), List.of(W, B), start, 1);
        assertEquals(72, descent.penalty());
    }

    @Test
    void a_link_that_asks_gets_the_gradient_elsewhere_with_the_penalties() {
        double[] gradient = new double[8];
        List<Evaluation> evaluations = new ArrayList<>();
        Link asking =
                new Link(
                        "asking",
                        List.of(),
                        Scope.VECTOR,
                        step -> {
                            double[] ones = new double[8];
                            Arrays.fill(ones, 1);
                            evaluations.add(step.evaluation());
                            evaluations.add(step.evaluate(ones, gradient));
                            return tile -> {};
                        });
        Descent descent =
                new Descent(Chain.of(asking), List.of(new Ones()), List.of(W, B), new double[8], 1);
        descent.step(
                Clock.FIRST,
                0.5,
                (p, g) -> {
                    Arrays.fill(g, 2);
                    return 7;
                });
        assertEquals(List.of(new Evaluation(0.5, 0, 0), new Evaluation(7, 8, 0)), evaluations);
        double[] three = new double[8];
        Arrays.fill(three, 3);
        assertArrayEquals(three, gradient);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 100})
    void tiles_cover_every_element_once_and_keep_to_their_blocks(int size) {
        for (Scope scope : Scope.values()) {
            List<String> seen = new ArrayList<>();
            Link watching =
                    new Link(
                            "watching",
                            List.of(),
                            scope,
                            step ->
                                    tile ->
                                            tile.blocks()
                                                    .forEach(
                                                            part -> {
                                                                for (int i = part.from();
                                                                        i < part.to();
                                                                        i++) {
                                                                    seen.add(
                                                                            part.block().name()
                                                                                    + i);
                                                                }
                                                            }));
            step(
                    new Descent(
                            Chain.of(watching), List.of(), List.of(W, B), new double[8], 1, size),
                    1);
            assertEquals(List.of("W0", "W1", "W2", "W3", "W4", "W5", "b6", "b7"), seen);
        }
    }

    @Test
    void a_link_draws_from_a_stream_of_its_own_in_each_step() {
        List<Long> drawn = new ArrayList<>();
        Link drawing =
                new Link(
                        "drawing",
                        List.of(),
                        Scope.VECTOR,
                        step -> {
                            drawn.add(step.random().nextLong());
                            return tile -> {};
                        });
        Descent descent = descent(drawing, drawing);
        step(descent, 1);
        step(descent, 2);
        assertEquals(4, drawn.stream().distinct().count(), drawn::toString);
        step(descent(drawing), 1);
        assertEquals(drawn.get(0), drawn.get(4), "a first link, whatever comes after it");
        step(descent, 2);
        assertEquals(drawn.subList(2, 4), drawn.subList(5, 7), "the same step again");
        step(new Descent(Chain.of(drawing), List.of(), List.of(W, B), new double[8], 2), 1);
        assertNotEquals(drawn.get(0), drawn.get(7), "another seed");
    }

    @Test
    void a_scalar_slot_keeps_what_was_set() {
        Link counting =
                new Link(
                        "counting",
                        List.of(Slot.scalar("count", 5)),
                        Scope.ELEMENT,
                        step -> {
                            step.scalar("count", step.scalar("count") + 1);
                            return tile -> {};
                        });
        Descent descent = descent(counting);
        step(descent, 1);
        step(descent, 2);
        assertArrayEquals(new double[] {7}, descent.checkpoint().slot("counting.count"));
    }

    @Test
    void names_the_slots_there_are_when_a_link_asks_for_another() {
        Link wrong =
                new Link(
                        "wrong",
                        List.of(Slot.zeros("mean"), Slot.scalar("count", 0)),
                        Scope.ELEMENT,
                        step -> tile -> tile.slot("maen"));
        assertEquals(
                "wrong declares no array slot 'maen'. It declares: mean.",
                message(IllegalArgumentException.class, () -> step(descent(wrong), 1)));
        Link none = new Link("none", List.of(), Scope.ELEMENT, step -> tile -> tile.slot("mean"));
        assertEquals(
                "none declares no array slot 'mean'. It declares: none.",
                message(IllegalArgumentException.class, () -> step(descent(none), 1)));
        Link reading =
                new Link(
                        "reading",
                        List.of(Slot.scalar("count", 0)),
                        Scope.ELEMENT,
                        step -> {
                            step.scalar("mean");
                            return tile -> {};
                        });
        assertEquals(
                "reading declares no scalar slot 'mean'. It declares: count.",
                message(IllegalArgumentException.class, () -> step(descent(reading), 1)));
        Link writing =
                new Link(
                        "writing",
                        List.of(),
                        Scope.ELEMENT,
                        step -> {
                            step.scalar("count", 1);
                            return tile -> {};
                        });
        assertEquals(
                "writing declares no scalar slot 'count'. It declares: none.",
                message(IllegalArgumentException.class, () -> step(descent(writing), 1)));
    }

    @Test
    void refuses_two_slots_of_one_name() {
        Link twice =
                new Link(
                        "twice",
                        List.of(Slot.zeros("mean"), Slot.scalar("mean", 0)),
                        Scope.ELEMENT,
                        step -> tile -> {});
        assertEquals(
                "twice declares two slots named 'mean'. Give each a name of its own.",
                message(IllegalArgumentException.class, () -> descent(twice)));
    }

    @Test
    void a_tile_of_the_whole_vector_has_no_one_block() {
        Link wrong = new Link("wrong", List.of(), Scope.VECTOR, step -> Tile::block);
        assertEquals(
                "wrong (org.thalweg.engine.DescentTest$Link): java.lang.IllegalStateException: This tile holds 2 parameters. Go through tile.blocks(), or declare Scope.BLOCK or Scope.ELEMENT.",
                message(ComponentException.class, () -> step(descent(wrong), 1)));
    }

    @Test
    void blocks_must_cover_the_parameters() {
        assertEquals(
                "Two parameters are named 'W'. Give each a name of its own.",
                message(IllegalArgumentException.class, () -> over(12, W, W)));
        assertEquals(
                "The blocks cover 6 elements, but there are 8 parameters.",
                message(IllegalArgumentException.class, () -> over(8, W)));
    }

    @Test
    void a_tile_has_at_least_one_element() {
        assertEquals(
                "A tile has at least one element, got 0.",
                message(
                        IllegalArgumentException.class,
                        () ->
                                new Descent(
                                        Chain.of(new Momentum()),
                                        List.of(),
                                        List.of(W, B),
                                        new double[8],
                                        1,
                                        0)));
    }

    private static Descent over(int size, Block... blocks) {
        return new Descent(Chain.of(), List.of(), List.of(blocks), new double[size], 1);
    }

    private static String message(Class<? extends RuntimeException> type, Runnable action) {
        return String.valueOf(assertThrows(type, action::run).getMessage());
    }
}
