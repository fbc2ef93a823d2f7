package org.thalweg.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.Optimizer;
import org.thalweg.Step;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.clipping.ClipByValue;
import org.thalweg.optimizers.Adagrad;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.schedules.CosineDecay;
import org.thalweg.wrappers.Parallel;

class ChainTest {

    private static final Chain CHAIN =
            Chain.of(new ClipByGlobalNorm(1), new Momentum(0.9), new Sgd(0.05));

    @Test
    void prints_itself_as_a_pipe() {
        assertEquals("clip-by-global-norm(1) | momentum(0.9) | sgd(0.05)", CHAIN.toString());
    }

    @Test
    void a_chain_in_a_chain_stands_for_its_links() {
        Chain nested =
                Chain.of(
                        Chain.of(new ClipByGlobalNorm(1)),
                        Chain.of(Chain.of(new Momentum(0.9), new Sgd(0.05))));
        assertEquals(CHAIN, nested);
        assertEquals(3, nested.links().size());
    }

    @Test
    void links_of_one_name_are_numbered_from_the_second() {
        Chain chain =
                Chain.of(new Momentum(), new Sgd(), new Momentum(), new Adagrad(), new Momentum());
        assertEquals(
                List.of("momentum", "sgd", "momentum#2", "adagrad", "momentum#3"), chain.keys());
    }

    @Test
    void replaces_a_link_by_name_or_by_key() {
        Chain chain = Chain.of(new Momentum(0.1), new Momentum(0.2), new Sgd(1));
        assertEquals(
                Chain.of(new Momentum(0.5), new Momentum(0.2), new Sgd(1)),
                chain.with(new Momentum(0.5)));
        assertEquals(
                Chain.of(new Momentum(0.1), new Adagrad(), new Sgd(1)),
                chain.with("momentum#2", new Adagrad()));
        assertEquals(
                Chain.of(new Momentum(0.1), new Momentum(0.2), new Sgd(1)),
                chain,
                "the chain itself never changes");
    }

    @Test
    void a_chain_takes_the_place_of_a_link() {
        assertEquals(
                Chain.of(new ClipByGlobalNorm(1), new Adagrad(), new Momentum(), new Sgd(0.05)),
                CHAIN.with("momentum", Chain.of(new Adagrad(), new Momentum())));
    }

    @Test
    void leaves_out_and_finds_links_without_regard_to_case() {
        assertEquals(Chain.of(new Momentum(0.9), new Sgd(0.05)), CHAIN.without("ClipByGlobalNorm"));
        assertEquals(new Momentum(0.9), CHAIN.link("MOMENTUM"));
    }

    @Test
    void adds_a_link_at_the_end() {
        assertEquals(
                CHAIN, Chain.of(new ClipByGlobalNorm(1)).then(new Momentum()).then(new Sgd(0.05)));
    }

    @Test
    void says_which_links_there_are_when_asked_for_another() {
        assertEquals(
                "The chain has no link 'momntum'. Did you mean 'momentum'? Its links: clip-by-global-norm, momentum, sgd.",
                refusal(() -> CHAIN.without("momntum")));
        assertEquals(
                "The chain has no link 'adam'. Its links: clip-by-global-norm, momentum, sgd.",
                refusal(() -> CHAIN.link("adam")));
        assertEquals(
                "The chain has no link 'sgd#2'. Its links: clip-by-global-norm, momentum, sgd.",
                refusal(() -> CHAIN.with("sgd#2", new Sgd())));
        assertEquals(
                "The chain has no link 'adagrad'. Its links: none.",
                refusal(() -> Chain.of().with(new Adagrad())));
    }

    private static String refusal(Runnable action) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, action::run).getMessage());
    }

    @Test
    void warns_of_no_rate_of_two_rates_and_of_links_after_the_rate() {
        assertEquals(List.of(), CHAIN.warnings());
        assertEquals(
                List.of(
                        "No link has a learning rate: what the last link leaves is subtracted as it is. End the chain with sgd."),
                Chain.of(new Momentum()).warnings());
        assertEquals(
                List.of(
                        "The learning rates of sgd and sgd#2 multiply. Keep one of them.",
                        "momentum comes after sgd: it works on a step that the learning rate has already scaled. Put it before."),
                Chain.of(new Sgd(), new Momentum(), new Sgd()).warnings());
    }

    @Test
    void names_the_first_of_many_rates() {
        assertEquals(
                List.of(
                        "The learning rates of sgd, sgd#2, sgd#3, sgd#4, sgd#5 and 2 more multiply. Keep one of them."),
                new Chain(Collections.nCopies(7, new Sgd())).warnings());
    }

    /** What takes time that grows with the square of the links, or faster, would take minutes. */
    @Test
    void explains_thousands_of_links() {
        Optimizer both = new Parallel();
        for (Optimizer link : List.of(new Momentum(0.9), new Sgd(1), both)) {
            Chain chain = new Chain(Collections.nCopies(3_000, link));
            assertTrue(chain.explain().contains(link.name() + "#3000"));
        }
    }

    @Test
    void explains_its_formula_and_one_step_in_numbers() {
        assertEquals(
                """
                clip-by-global-norm(1) | momentum(0.9) | sgd(0.05)

                gradient                u ← g
                clip-by-global-norm(1)  u ← u · min(1, max / (‖u‖ + ε))
                momentum(0.9)           v ← μv + (1−d)u  (first step: v ← u)
                                        u ← v
                sgd(0.05)               u ← ηₜ u
                step                    θ ← θ − u

                step 1               u[W₁]    u[W₂]    u[b]
                gradient             3        -4       0.5
                clip-by-global-norm  0.597    -0.796   0.0995
                momentum             0.597    -0.796   0.0995
                sgd                  0.02985  -0.0398  0.004975
                θ before             1        -2       0.5
                θ after              0.9701   -1.96    0.495
                """,
                CHAIN.explain());
    }

    /** A link that describes nothing of itself is a function of its name. */
    public record Plain() implements Optimizer {
        @Override
        public Kernel kernel(Step step) {
            return tile -> {};
        }
    }

    @Test
    void is_explained_and_warned_of_though_it_needs_the_length_of_a_run() {
        Chain chain = Chain.of(new Momentum(), new Sgd(new CosineDecay()));
        assertEquals(List.of(), chain.warnings());
        assertTrue(chain.explain().contains("sgd       0.3"), chain::explain);
    }

    @Test
    void explains_a_link_without_a_formula_and_adds_its_warnings() {
        assertEquals(
                """
                plain

                gradient  u ← g
                plain     u ← plain(u)
                step      θ ← θ − u

                step 1    u[W₁]  u[W₂]  u[b]
                gradient  3      -4     0.5
                plain     3      -4     0.5
                θ before  1      -2     0.5
                θ after   -2     2      0
                ! No link has a learning rate: what the last link leaves is subtracted as it is. End the chain with sgd.
                """,
                Chain.of(new Plain()).explain());
    }

    /** On g = 3, max 1: clipped before, the velocity grows by 1 a step; clipped after, never beyond 1. */
    @Test
    void the_order_carries_the_meaning() {
        assertEquals(1.9, secondUpdate(Chain.of(new ClipByValue(1), new Momentum(0.9))));
        assertEquals(1, secondUpdate(Chain.of(new Momentum(0.9), new ClipByValue(1))));
    }

    private static double secondUpdate(Chain chain) {
        Machine machine = Machine.of(chain, 0);
        machine.step(3);
        return machine.step(3)[0];
    }
}
