package org.thalweg.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Scale;
import org.thalweg.optimizers.Sgd;
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
}
