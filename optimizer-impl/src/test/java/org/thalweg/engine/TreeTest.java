package org.thalweg.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.Block;
import org.thalweg.Block.Role;
import org.thalweg.Clock;
import org.thalweg.Optimizer;
import org.thalweg.Scope;
import org.thalweg.Step;
import org.thalweg.Wrapper;
import org.thalweg.catalog.Catalog;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.optimizers.Adam;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Nesterov;
import org.thalweg.optimizers.Sgd;
import org.thalweg.records.Notation;
import org.thalweg.wrappers.Accumulate;
import org.thalweg.wrappers.On;
import org.thalweg.wrappers.Parallel;

/** Optimizers within optimizers: names, paths, copies. */
class TreeTest {

    private static final Chain NESTED =
            Chain.of(
                    new Momentum(0.5).as("fast"),
                    new Accumulate(4, Chain.of(new Momentum(), new Momentum(), new Sgd(0.1))),
                    new Parallel(
                            Chain.of(new Adam(), new Momentum()),
                            new Nesterov(),
                            Parallel.Combine.SUM),
                    new On("biases", new Momentum()));

    @Test
    void every_optimizer_has_a_path() {
        assertThat(NESTED.tree().keySet())
                .containsExactly(
                        "fast",
                        "accumulate",
                        "accumulate/momentum",
                        "accumulate/momentum#2",
                        "accumulate/sgd",
                        "parallel",
                        "parallel/first/adam",
                        "parallel/first/momentum",
                        "parallel/second/nesterov",
                        "on-biases",
                        "on-biases/momentum");
        assertThat(NESTED.link("fast")).isEqualTo(new Momentum(0.5));
        assertThat(NESTED.link("Parallel/First/ADAM")).isEqualTo(new Adam());
    }

    @Test
    void says_which_paths_there_are() {
        assertThatThrownBy(() -> NESTED.link("accumulate/momntum"))
                .hasMessage(
                        "The chain has no link 'accumulate/momntum'. Did you mean 'accumulate/momentum'? Its links: fast, accumulate, accumulate/momentum, accumulate/momentum#2, accumulate/sgd, parallel, parallel/first/adam, parallel/first/momentum, parallel/second/nesterov, on-biases, on-biases/momentum.");
    }

    @Test
    void knows_a_path_by_its_end() {
        assertThatThrownBy(() -> NESTED.link("nesterov"))
                .hasMessageStartingWith(
                        "The chain has no link 'nesterov'. Did you mean 'parallel/second/nesterov'?");
    }

    @Test
    void replaces_what_is_inside_and_keeps_names() {
        Chain changed =
                NESTED.with("parallel/first/adam", new Adam(0.5, 0.9, 1e-8, false))
                        .with("fast", new Nesterov(0.7));
        assertThat(changed.link("parallel/first/adam")).isEqualTo(new Adam(0.5, 0.9, 1e-8, false));
        assertThat(changed.link("fast")).isEqualTo(new Nesterov(0.7));
        assertThat(changed.tree().keySet()).isEqualTo(NESTED.tree().keySet());
    }

    @Test
    void leaving_out_the_first_of_two_does_not_rename_the_second() {
        Chain fewer = NESTED.without("accumulate/momentum");
        assertThat(fewer.tree()).containsKey("accumulate/momentum#2");
        assertThat(fewer.tree()).doesNotContainKey("accumulate/momentum");
        assertThat(NESTED.without("fast").tree()).doesNotContainKey("fast");
    }

    @Test
    void leaving_out_a_wrapper_leaves_its_part_under_the_same_paths() {
        Chain fewer = NESTED.without("accumulate", "accumulate/momentum#2");
        assertThat(fewer.tree().keySet())
                .contains("accumulate/momentum", "accumulate/sgd")
                .doesNotContain("accumulate", "accumulate/momentum#2");
        assertThat(fewer.toString()).contains("accumulate=(momentum(0.9) | sgd(0.1))");
        assertThatThrownBy(() -> NESTED.without("parallel"))
                .hasMessage(
                        "parallel cannot be left out: it is not clear what should take its place.");
        assertThatThrownBy(() -> NESTED.without("on-biases"))
                .hasMessage(
                        "on-biases cannot be left out: it is not clear what should take its place.");
    }

    @Test
    void what_a_wrapper_held_alone_leaves_nothing_behind() {
        assertThat(NESTED.without("on-biases/momentum").toString()).endsWith("on(biases, ())");
    }

    @Test
    void is_read_back_from_what_it_prints() {
        assertThat(NESTED.toString())
                .isEqualTo(
                        "fast=momentum(0.5) | accumulate(4, momentum(0.9) | momentum(0.9) | sgd(0.1)) | parallel(adam(0.9) | momentum(0.9), nesterov(0.9), combine=sum) | on(biases, momentum(0.9))");
        try (Catalog catalog = Catalog.standard()) {
            for (Chain chain :
                    List.of(NESTED, NESTED.without("accumulate", "accumulate/momentum"))) {
                assertThat(catalog.parseChain(chain.toString())).isEqualTo(chain);
                assertThat(catalog.parseChain(Notation.printWhole(chain))).isEqualTo(chain);
            }
        }
    }

    @Test
    void refuses_two_links_of_one_name() {
        assertThatThrownBy(() -> Chain.of(new Momentum().as("a"), new Sgd().as("a")))
                .hasMessage("Two links of a chain are named 'a'. Give each a name of its own.");
        assertThatThrownBy(() -> Chain.of(new Adam(), new Momentum().as("adam")))
                .hasMessage("Two links of a chain are named 'adam'. Give each a name of its own.");
        assertThatThrownBy(() -> new Momentum().as("Fast"))
                .hasMessage(
                        "'Fast' is no name for a link. Names are made of a-z, 0-9 and single dashes, such as 'fast'.");
        assertThatThrownBy(() -> new Momentum().as("a").as("b"))
                .hasMessage("A link cannot be named 'b' and 'a'. Give it one name.");
    }

    /** Iterable, as a component may be for reasons of its own. */
    record Listed(List<Integer> numbers) implements Optimizer, Iterable<Integer> {
        @Override
        public Kernel kernel(Step step) {
            return tile -> {};
        }

        @Override
        public Iterator<Integer> iterator() {
            return numbers.iterator();
        }
    }

    @Test
    void an_optimizer_that_is_iterable_is_not_taken_for_a_chain() {
        Chain chain = Chain.of(new Listed(List.of(1, 2)), new Sgd(0.5));
        assertThat(chain.toString()).isEqualTo("listed([1, 2]) | sgd(0.5)");
        assertThat(chain.tree().keySet()).containsExactly("listed", "sgd");
    }

    /** Draws once a step. */
    record Noise() implements Optimizer {
        static final List<Long> DRAWN = new ArrayList<>();

        @Override
        public Scope scope() {
            return Scope.ELEMENT;
        }

        @Override
        public Kernel kernel(Step step) {
            DRAWN.add(step.random().nextLong());
            return tile -> {};
        }
    }

    @Test
    void leaving_out_one_noise_does_not_hand_its_numbers_to_the_next() {
        Chain two = Chain.of(new Accumulate(1, Chain.of(new Noise(), new Noise())));
        List<Long> both = drawn(two);
        assertThat(both).doesNotHaveDuplicates();
        assertThat(drawn(two.without("accumulate/noise"))).containsExactly(both.get(1));
        assertThat(drawn(two.without("accumulate/noise#2"))).containsExactly(both.get(0));
    }

    private static List<Long> drawn(Chain chain) {
        Noise.DRAWN.clear();
        List<Block> blocks = List.of(new Block("W", 1, 1, Role.WEIGHTS));
        new Descent(chain, List.of(), blocks, new double[1], 7).step(Clock.FIRST, 0, (p, g) -> 0);
        return List.copyOf(Noise.DRAWN);
    }

    @Test
    void explains_itself_as_a_tree() {
        Chain chain =
                Chain.of(
                        new Accumulate(1, Chain.of(new Momentum(0.9), new Sgd(0.5).as("slow"))),
                        new On("hidden", new Momentum()));
        assertThat(chain.explain())
                .isEqualTo(
                        """
                        accumulate(1, momentum(0.9) | slow=sgd(0.5)) | on(hidden, momentum(0.9))

                        gradient         u ← g
                        accumulate(1)    s ← s + u
                                         every k-th step: u ← chain(s / k), s ← 0; else u ← 0
                          momentum(0.9)  v ← μv + (1−d)u  (first step: v ← u)
                                         u ← v
                          slow=sgd(0.5)  u ← ηₜ u
                        on(hidden)       u ← chain(u) for the parameters named; the others' stay
                          momentum(0.9)  v ← μv + (1−d)u  (first step: v ← u)
                                         u ← v
                        step             θ ← θ − u

                        No example, which would have the parameters W and b: on-hidden/momentum has nothing to work on: the parameters are W, b. Name some of them.
                        """);
        assertThat(Chain.of(new Accumulate(2, new Sgd(0.5))).explain())
                .contains("step 2      u[W₁]  u[W₂]  u[b]")
                .contains("accumulate  1.5    -2     0.25")
                .contains("  sgd       1.5    -2     0.25");
    }

    /** Does nothing around what it holds. */
    record Around(Optimizer inner) implements Wrapper {
        @Override
        public List<Optimizer> parts() {
            return List.of(inner);
        }

        @Override
        public Scope scope() {
            return Scope.ELEMENT;
        }
    }

    /** Views of tiles and steps for optimizers inside once made ten times the garbage of the flat chain. */
    @Test
    void a_nested_chain_makes_no_more_garbage_than_a_flat_one() {
        Chain flat = Chain.of(new ClipByGlobalNorm(1), new Momentum(), new Adam(), new Sgd(0.1));
        long alone = bytesAStep(flat);
        assertThat(alone).isLessThan(1024);
        assertThat(bytesAStep(Chain.of(new Around(new Around(flat))))).isLessThan(alone + 64);
    }

    private static long bytesAStep(Chain chain) {
        List<Block> blocks = List.of(new Block("W", 100, 100, Role.WEIGHTS));
        Descent descent = new Descent(chain, List.of(), blocks, new double[10_000], 7, 64);
        var bean = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int t = 1; t <= 200; t++) {
            long before = bean.getCurrentThreadAllocatedBytes();
            descent.step(new Clock(t, 1, 0), 1, NOWHERE);
            least = Math.min(least, bean.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private static final Objective NOWHERE = (parameters, gradient) -> 1;
}
