package org.thalweg.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.Block;
import org.thalweg.Block.Role;
import org.thalweg.Clock;
import org.thalweg.Optimizer;
import org.thalweg.Regularizer;
import org.thalweg.Scope;
import org.thalweg.Tile;
import org.thalweg.Wrapper;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.optimizers.Backtracking;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Scale;
import org.thalweg.optimizers.Sgd;
import org.thalweg.optimizers.WeightDecay;
import org.thalweg.wrappers.Freeze;
import org.thalweg.wrappers.On;
import org.thalweg.wrappers.Parallel;

/** Chains for some of the parameters. */
class GroupsTest {

    private static final List<Block> BLOCKS =
            List.of(
                    new Block("W", 1, 2, Role.WEIGHTS),
                    new Block("b", 1, 1, Role.BIAS),
                    new Block("hidden.V", 1, 2, Role.WEIGHTS),
                    new Block("hidden.a", 1, 1, Role.BIAS),
                    new Block("s", 1, 1, Role.SCALE));

    private static double[] update(Optimizer... links) {
        Descent descent = descent(links);
        Arrays.setAll(descent.gradient(), i -> i + 1);
        descent.step(Clock.FIRST, 1, (p, g) -> 1);
        return descent.gradient();
    }

    private static Descent descent(Optimizer... links) {
        return new Descent(Chain.of(links), List.of(), BLOCKS, new double[7], 1);
    }

    @ParameterizedTest
    @CsvSource({
        "weights, 10 20 3 40 50 6 7",
        "biases, 1 2 30 4 5 60 7",
        "scales, 1 2 3 4 5 6 70",
        "W, 10 20 3 4 5 6 7",
        "hidden.*, 1 2 3 40 50 60 7",
        "*a, 1 2 3 4 5 60 7",
        "*, 10 20 30 40 50 60 70"
    })
    void names_parameters_by_role_by_name_or_by_pattern(String where, String expected) {
        double[] numbers =
                Arrays.stream(expected.split(" ")).mapToDouble(Double::parseDouble).toArray();
        assertThat(update(new On(where, new Scale(10)))).isEqualTo(numbers);
    }

    @Test
    void a_group_that_is_not_there_is_an_error() {
        assertThatThrownBy(() -> descent(new On("hidden.W", new Scale(2))))
                .hasMessage(
                        "on-hidden_W/scale has nothing to work on: the parameters are W, b, hidden.V, hidden.a, s. Name some of them.");
        assertThatThrownBy(() -> new On(" ", new Scale(2)))
                .hasMessage(
                        "Name some parameters: weights, biases, scales, a name such as W, or a pattern such as hidden*.");
    }

    @Test
    void where_a_group_has_a_rate_every_parameter_has_one() {
        assertThatThrownBy(() -> descent(new On("weights", new Sgd(0.1))))
                .hasMessage(
                        "The parameter b has no learning rate: on-weights/sgd is for W, hidden.V alone. Put it into a group, such as on(b, sgd(0.1)), or freeze it with freeze(b).");
        assertThatThrownBy(() -> descent(new On("weights", new Sgd(0.1)), new Sgd(0.2)))
                .hasMessage(
                        "The parameter W has 2 learning rates, which multiply: those of on-weights/sgd and sgd. Keep one of them.");
        assertThat(
                        update(
                                new On("weights", new Sgd(0.5)),
                                new On("*a", new Sgd(2)),
                                new Freeze("b"),
                                new Freeze("scales")))
                .isEqualTo(new double[] {0.5, 1, 0, 2, 2.5, 12, 0});
    }

    /** The norm of the weights (3, 4, 0, 12) alone is 13. */
    @Test
    void a_norm_in_a_group_is_the_groups() {
        Descent descent = descent(new On("weights", new ClipByGlobalNorm(1)));
        double[] gradient = {3, 4, 100, 0, 12, 100, 100};
        System.arraycopy(gradient, 0, descent.gradient(), 0, 7);
        descent.step(Clock.FIRST, 1, (p, g) -> 1);
        assertThat(descent.gradient())
                .isEqualTo(new double[] {3 / 13.0, 4 / 13.0, 100, 0, 12 / 13.0, 100, 100});
    }

    @Test
    void state_in_a_group_goes_on_from_a_checkpoint() {
        Optimizer[] links = {
            new On("weights", Chain.of(new ClipByGlobalNorm(5), new Momentum())), new Sgd(0.1)
        };
        Descent unbroken = walked(descent(links), 1, 8);
        Descent stopped = walked(descent(links), 1, 4);
        Descent resumed = descent(links);
        resumed.restore(stopped.checkpoint());
        assertThat(walked(resumed, 5, 8).checkpoint()).isEqualTo(unbroken.checkpoint());
    }

    private static Descent walked(Descent descent, int from, int to) {
        for (int t = from; t <= to; t++) {
            int step = t;
            Arrays.setAll(descent.gradient(), i -> step * (i - 3.3));
            descent.step(new Clock(t, 1, t), 1, (p, g) -> 1);
        }
        return descent;
    }

    /** Moves every parameter by its step size. */
    private record Pull() implements Regularizer {
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
            for (int i = tile.from(); i < tile.to(); i++) {
                tile.parameters()[i] += tile.gain()[i];
            }
        }
    }

    /** Step sizes are those of each group, and a frozen parameter is not moved by a penalty. */
    @Test
    void each_group_has_its_step_sizes() {
        Descent descent =
                new Descent(
                        Chain.of(
                                new On("weights", new Sgd(0.5)),
                                new On("biases", new Sgd(2)),
                                new Freeze("s")),
                        List.of(new Pull()),
                        BLOCKS,
                        new double[7],
                        1);
        descent.step(Clock.FIRST, 1, (p, g) -> 1);
        assertThat(descent.parameters()).isEqualTo(new double[] {0.5, 0.5, 2, 0.5, 0.5, 2, 0});
    }

    @Test
    void warns_of_what_works_across_groups() {
        Chain chain =
                Chain.of(
                        new ClipByGlobalNorm(1),
                        new On("weights", new Sgd(0.05)),
                        new On("biases", new Sgd(0.5)));
        assertThat(chain.warnings())
                .containsExactly(
                        "clip-by-global-norm works on all parameters together, across the groups on-weights, on-biases. Put it into each of them where that is not meant.");
        assertThat(
                        Chain.of(new On("weights", new Sgd(0.05)), new On("biases", new Sgd(0.5)))
                                .warnings())
                .isEmpty();
        assertThat(Chain.of(new Momentum(), new Freeze("biases"), new Sgd(0.1)).warnings())
                .isEmpty();
    }

    /** Side by side, rates do not multiply. */
    @Test
    void each_of_two_chains_side_by_side_may_have_a_rate() {
        Parallel both =
                new Parallel(
                        Chain.of(new Momentum(), new Sgd(0.1)), new Sgd(0.2), Parallel.Combine.SUM);
        assertThat(Chain.of(both).warnings()).isEmpty();
        assertThat(Chain.of(both, new Sgd(0.1)).warnings())
                .containsExactly(
                        "The learning rates of parallel/first/sgd and sgd multiply. Keep one of them.");
        descent(new On("weights", both), new On("biases", new Sgd(1)), new Freeze("scales"));
    }

    /** Decay, momentum and penalties come after it, and before. */
    @Test
    void what_is_frozen_stays_wherever_that_is_said() {
        for (int place = 0; place < 4; place++) {
            List<Optimizer> links =
                    new ArrayList<>(
                            List.of(new Momentum(), new WeightDecay(0.5, true), new Sgd(0.1)));
            links.add(place, new Freeze("weights"));
            double[] start = {1, 2, 3, 4, 5, 6, 7};
            Descent descent = new Descent(new Chain(links), List.of(new Pull()), BLOCKS, start, 1);
            Arrays.fill(descent.gradient(), 1);
            descent.step(Clock.FIRST, 1, (p, g) -> 1);
            assertThat(new double[] {start[0], start[1], start[3], start[4]})
                    .isEqualTo(new double[] {1, 2, 4, 5});
            assertThat(start[2]).isNotEqualTo(3);
        }
    }

    /** (3, 4) is frozen; what is left, 3 of the biases and the scale, is 13 long in (3, 4, 12). */
    @Test
    void what_is_frozen_has_no_part_in_norms() {
        Descent descent = descent(new ClipByGlobalNorm(1), new Freeze("weights"));
        double[] gradient = {100, 100, 3, 100, 100, 4, 12};
        System.arraycopy(gradient, 0, descent.gradient(), 0, 7);
        descent.step(Clock.FIRST, 1, (p, g) -> 1);
        assertThat(descent.gradient())
                .isEqualTo(new double[] {0, 0, 3 / 13.0, 0, 0, 4 / 13.0, 12 / 13.0});
    }

    /** A decay before the norm does not bring back what is frozen. */
    @Test
    void no_link_sees_what_is_frozen() {
        double[] start = {1e6, 1e6, 1, 1e6, 1e6, 1, 1};
        Descent descent =
                new Descent(
                        Chain.of(
                                new WeightDecay(0.1),
                                new ClipByGlobalNorm(1),
                                new Freeze("weights")),
                        List.of(),
                        BLOCKS,
                        start,
                        1);
        double[] gradient = {0, 0, 3, 0, 0, 4, 12};
        System.arraycopy(gradient, 0, descent.gradient(), 0, 7);
        descent.step(Clock.FIRST, 1, (p, g) -> 1);
        assertThat(descent.gradient())
                .isEqualTo(new double[] {0, 0, 3 / 13.0, 0, 0, 4 / 13.0, 12 / 13.0});
        descent(new On("weights", new Momentum()), new Freeze("weights"), new Sgd(1));
    }

    @Test
    void there_is_something_to_freeze_and_something_left() {
        assertThatThrownBy(() -> descent(new Freeze("weigths"), new Sgd(0.1)))
                .hasMessage(
                        "freeze-weigths has nothing to freeze: the parameters are W, b, hidden.V, hidden.a, s. Name some of them.");
        assertThatThrownBy(() -> descent(new Freeze("*"), new Sgd(0.1)))
                .hasMessage(
                        "All parameters are frozen: W, b, hidden.V, hidden.a, s. Leave some free.");
    }

    @Test
    void a_line_search_is_given_the_gradient_itself() {
        assertThatThrownBy(() -> descent(new Scale(2), new Backtracking()))
                .hasMessage(
                        "backtracking needs the gradient itself, which scale before it may change. Put backtracking first.");
        descent(
                new On("biases", new Sgd(2)),
                new On("weights", new Backtracking()),
                new Freeze("s"));
        descent(new Freeze("s"), new Backtracking());
        Parallel both = new Parallel(new Backtracking(), new Sgd(1), Parallel.Combine.SUM);
        assertThatThrownBy(
                        () ->
                                new Descent(
                                        Chain.of(both),
                                        List.of(new Pull()),
                                        BLOCKS,
                                        new double[7],
                                        1))
                .hasMessage(
                        "parallel/first/backtracking takes the proximal steps itself, which does not go together with parallel/second/sgd beside it. Take a penalty that joins the gradient, or leave one out.");
    }

    /** Who takes the proximal steps of some parameters leaves those of others to the engine. */
    @Test
    void proximal_steps_of_other_groups_are_taken() {
        Descent descent =
                new Descent(
                        Chain.of(
                                new On("weights", new Backtracking()),
                                new On("biases", new Sgd(2)),
                                new Freeze("s")),
                        List.of(new Pull()),
                        BLOCKS,
                        new double[7],
                        1);
        descent.step(Clock.FIRST, 1, (p, g) -> 1);
        assertThat(descent.parameters()).isEqualTo(new double[] {1, 1, 2, 1, 1, 2, 0});
    }

    @Test
    void a_penalty_whose_steps_a_link_takes_is_seen_at_work() {
        Activity activity = new Activity();
        Descent descent =
                new Descent(
                        Chain.of(new Backtracking()),
                        List.of(new Pull()),
                        BLOCKS,
                        new double[7],
                        1);
        descent.watch(activity);
        descent.step(Clock.FIRST, 1, (p, g) -> 1);
        assertThat(activity.summary()).containsEntry("pull.fired", 1.0);
    }

    /** Labels that do not tell its parts apart. */
    private record Unlabelled() implements Wrapper {
        @Override
        public List<Optimizer> parts() {
            return List.of(new Momentum(), new Sgd());
        }

        @Override
        public List<String> labels() {
            return List.of("a", "a");
        }
    }

    @Test
    void each_part_needs_a_label_of_its_own() {
        assertThatThrownBy(() -> descent(new Unlabelled()))
                .hasMessage(
                        "unlabelled has 2 parts and the labels [a, a]. Each part needs a label of its own.");
    }
}
