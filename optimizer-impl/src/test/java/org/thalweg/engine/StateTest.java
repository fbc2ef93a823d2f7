package org.thalweg.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.thalweg.Block;
import org.thalweg.Block.Role;
import org.thalweg.Clock;
import org.thalweg.Optimizer;
import org.thalweg.Regularizer;
import org.thalweg.Scope;
import org.thalweg.Slot;
import org.thalweg.Step;
import org.thalweg.Tile;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.wrappers.Accumulate;

/** Slots of every shape and role. */
class StateTest {

    private static final List<Block> BLOCKS =
            List.of(new Block("W", 2, 3, Role.WEIGHTS), new Block("b", 2, 1, Role.BIAS));

    private record Link(
            String name, List<Slot> slots, Scope scope, Function<Step, Kernel> work, boolean late)
            implements Optimizer {
        @Override
        public List<Slot> slots(List<Block> blocks) {
            return slots;
        }

        @Override
        public Kernel kernel(Step step) {
            return late ? tile -> {} : work.apply(step);
        }

        @Override
        public Optional<Kernel> afterStep(Step step) {
            return late ? Optional.of(work.apply(step)) : Optional.empty();
        }
    }

    private static Link link(Scope scope, Function<Step, Optimizer.Kernel> work, Slot... slots) {
        return new Link("link", List.of(slots), scope, work, false);
    }

    private static Descent descent(List<Regularizer> penalties, Optimizer... links) {
        double[] start = {1, 2, 3, 4, 5, 6, 7, 8};
        return new Descent(Chain.of(links), penalties, BLOCKS, start, 1, 2);
    }

    private static Descent step(Descent descent, long t) {
        Arrays.fill(descent.gradient(), 1);
        descent.step(new Clock(t, 1, 0), 1, (p, g) -> 1);
        return descent;
    }

    @Test
    void a_slot_may_be_of_rows_columns_blocks_or_any_size() {
        List<String> seen = new ArrayList<>();
        Link link =
                link(
                        Scope.BLOCK,
                        step ->
                                tile -> {
                                    tile.slot("rows")[tile.block().rows() - 1] += 1;
                                    tile.slot("columns")[tile.block().columns() - 1] += 2;
                                    tile.slot("block")[0] *= 2;
                                    tile.slot("any")[4] += 1;
                                    seen.add(
                                            tile.block().name()
                                                    + tile.slot("rows").length
                                                    + tile.slot("columns").length
                                                    + tile.slot("any").length);
                                },
                        Slot.rows("rows"),
                        Slot.columns("columns"),
                        Slot.blocks("block", 3),
                        Slot.array("any", 5));
        Map<String, double[]> slots = step(descent(List.of(), link), 1).checkpoint().slots();
        assertThat(seen).containsExactly("W235", "b215");
        assertThat(slots.keySet())
                .containsExactly(
                        "link.rows[W]",
                        "link.rows[b]",
                        "link.columns[W]",
                        "link.columns[b]",
                        "link.block[W]",
                        "link.block[b]",
                        "link.any");
        assertThat(slots.get("link.columns[W]")).isEqualTo(new double[] {0, 0, 2});
        assertThat(slots.get("link.block[b]")).isEqualTo(new double[] {6});
        assertThat(slots.get("link.any")).isEqualTo(new double[] {0, 0, 0, 0, 2});
    }

    @Test
    void a_tile_of_several_parameters_has_no_rows() {
        Link link = link(Scope.VECTOR, step -> tile -> tile.slot("rows"), Slot.rows("rows"));
        assertThatThrownBy(() -> step(descent(List.of(), link), 1))
                .rootCause()
                .hasMessage(
                        "The slot 'rows' of link has numbers for each parameter, and this tile holds several. Go through tile.blocks(), or declare Scope.BLOCK.");
        Link divided =
                link(
                        Scope.VECTOR,
                        step -> tile -> tile.blocks().forEach(part -> part.slot("rows")[1]++),
                        Slot.rows("rows"));
        assertThat(step(descent(List.of(), divided), 1).checkpoint().slots().get("link.rows[b]"))
                .isEqualTo(new double[] {0, 1});
    }

    @Test
    void a_place_within_a_parameter_is_relative() {
        List<Long> offsets = new ArrayList<>();
        Link link = link(Scope.ELEMENT, step -> tile -> offsets.add(tile.offset()));
        step(descent(List.of(), link), 1);
        assertThat(offsets).containsExactly(0L, 2L, 4L, 0L);
        Link whole = link(Scope.VECTOR, step -> Tile::offset);
        assertThatThrownBy(() -> step(descent(List.of(), whole), 1))
                .rootCause()
                .hasMessageStartingWith("This tile holds 2 parameters.");
    }

    @Test
    void a_slot_may_start_at_the_parameters() {
        Link link = link(Scope.ELEMENT, step -> tile -> {}, Slot.parameters("slow"));
        assertThat(step(descent(List.of(), link), 1).checkpoint().slots().get("link.slow"))
                .isEqualTo(new double[] {1, 2, 3, 4, 5, 6, 7, 8});
    }

    @Test
    void what_is_scratch_is_in_no_checkpoint() {
        Link link =
                link(
                        Scope.ELEMENT,
                        step -> tile -> tile.slot("there")[tile.from()] = 1,
                        Slot.zeros("there").scratch(),
                        Slot.memory("m").scratch());
        assertThat(step(descent(List.of(), link), 1).checkpoint().slots()).isEmpty();
    }

    @Test
    void after_the_step_a_link_sees_the_new_parameters() {
        Link late =
                new Link(
                        "late",
                        List.of(Slot.evaluated("seen")),
                        Scope.ELEMENT,
                        step ->
                                tile ->
                                        System.arraycopy(
                                                tile.parameters(),
                                                tile.from(),
                                                tile.slot("seen"),
                                                tile.from(),
                                                tile.to() - tile.from()),
                        true);
        Descent descent = step(descent(List.of(), new Sgd(0.5), late), 1);
        assertThat(descent.evaluated()).isEqualTo(descent.parameters());
        assertThat(descent.parameters()[0]).isEqualTo(0.5);
    }

    @Test
    void two_places_to_be_evaluated_at_are_an_error() {
        Link one = link(Scope.ELEMENT, step -> tile -> {}, Slot.evaluated("a"));
        assertThatThrownBy(() -> descent(List.of(), one, one))
                .hasMessage(
                        "The model can be evaluated at one place, but link and link#2 name theirs. Keep one of them.");
    }

    @Test
    void a_memory_must_be_declared_as_one() {
        Link link =
                link(
                        Scope.ELEMENT,
                        step -> tile -> tile.linear("v", (t, u, v) -> {}),
                        Slot.zeros("v"));
        assertThatThrownBy(() -> step(descent(List.of(), link), 1))
                .hasMessage(
                        "link uses 'v' as a memory, but does not declare it as one. Write Slot.memory(\"v\") in slots().");
    }

    @Test
    void only_a_wrapper_has_parts_to_skip() {
        Link link =
                link(
                        Scope.ELEMENT,
                        step -> {
                            step.skipParts();
                            return tile -> {};
                        });
        assertThatThrownBy(() -> step(descent(List.of(), link), 1))
                .rootCause()
                .hasMessage("link has no parts: only a Wrapper has.");
    }

    @Test
    void a_gain_that_nobody_asks_for_is_not_there() {
        Link link = link(Scope.ELEMENT, step -> Tile::gain);
        assertThatThrownBy(() -> step(descent(List.of(), link), 1))
                .rootCause()
                .hasMessage(
                        "No gain is asked for: there is no penalty with a proximal step. Ask tile.asksGain() first.");
    }

    /** A penalty that has a proximal step and does nothing. */
    private record Idle(Form form) implements Regularizer {
        @Override
        public double penalty(Tile tile) {
            return 0;
        }
    }

    /** Without such a penalty, there is no twin, and so no price. */
    @Test
    void a_memory_has_a_twin_for_the_gain_where_it_is_asked_for() {
        Idle idle = new Idle(Regularizer.Form.THRESHOLD);
        assertThat(descent(List.of(), new Momentum()).checkpoint().slots().keySet())
                .containsExactly("momentum.velocity");
        Descent asked = step(step(descent(List.of(idle), new Momentum(0.5)), 1), 2);
        assertThat(asked.checkpoint().slots().keySet())
                .containsExactly("momentum.velocity", "momentum.velocity~gain");
        assertThat(asked.checkpoint().slot("momentum.velocity~gain")[0]).isEqualTo(1.5);
    }

    @Test
    void a_constraint_after_a_link_that_does_not_tell_its_gain_is_refused() {
        Link silent = link(Scope.ELEMENT, step -> tile -> {});
        Idle ball = new Idle(Regularizer.Form.CONSTRAINT);
        assertThatThrownBy(() -> descent(List.of(ball), silent, new Sgd(0.1)))
                .hasMessage(
                        "idle is a constraint in the metric of the step sizes, which link does not tell. Take another link, or a projection that needs none, such as max-norm(…, metric=euclidean).");
        descent(List.of(new Idle(Regularizer.Form.PROJECTION)), silent, new Sgd(0.1));
        assertThat(
                        Chain.of(silent, new Sgd(0.1))
                                .warnings(List.of(new Idle(Regularizer.Form.NORM))))
                .containsExactly(
                        "idle takes proximal steps of the sizes that the chain gives the gradient, which link does not tell: another strength than the one stated is minimised. Take a form of it that joins the gradient, where it has one: l1 has method=subgradient.");
    }

    /** Notes the step sizes that it is given. */
    private record Noting(List<double[]> sizes) implements Regularizer {
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
            sizes.add(tile.gain().clone());
        }
    }

    @Test
    void a_proximal_step_of_no_size_is_not_taken() {
        Noting noting = new Noting(new ArrayList<>());
        Descent descent = descent(List.of(noting), new Accumulate(3, new Sgd(0.5)));
        for (int t = 1; t <= 7; t++) {
            step(descent, t);
        }
        assertThat(noting.sizes).hasSize(2);
        assertThat(noting.sizes.get(0)).containsOnly(0.5);
    }

    @Test
    void a_gradient_that_was_turned_round_gives_no_step_size() {
        Noting noting = new Noting(new ArrayList<>());
        Link turning = link(Scope.ELEMENT, step -> tile -> tile.scale(tile.from() == 0 ? -1 : 1));
        step(descent(List.of(noting), turning), 1);
        assertThat(noting.sizes.get(0)).isEqualTo(new double[] {0, 0, 1, 1, 1, 1, 1, 1});
    }

    @Test
    void who_takes_proximal_steps_says_so() {
        Link link =
                link(
                        Scope.VECTOR,
                        step -> {
                            step.proximal(new double[8], new double[8]);
                            return tile -> {};
                        });
        assertThatThrownBy(() -> step(descent(List.of(), link), 1))
                .rootCause()
                .hasMessage(
                        "link takes proximal steps, but does not say so: they would be taken twice. Override takesProximalSteps().");
    }
}
