package org.thalweg.optimizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.Constant;
import org.thalweg.Per;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Machine;
import org.thalweg.schedules.Warmup;

/** Numbers worked out on paper: powers of two, so that they are exact. */
class ClosedFormsTest {

    /** w ← w − η·2w on f = w²: w·(1 − 2η)ᵗ. */
    @Test
    void gradient_descent_on_a_parabola_is_a_geometric_sequence() {
        Machine machine = Machine.of(Chain.of(new Sgd(0.25)), 64);
        for (int t = 1; t <= 10; t++) {
            double w = machine.parameters()[0];
            machine.step(2 * w);
            assertEquals(StrictMath.scalb(64, -t), machine.parameters()[0]);
        }
    }

    /**
     * The heavy ball on f = w² obeys w₍ₜ₊₁₎ = (1 + μ − 2η) wₜ − μ w₍ₜ₋₁₎; with μ = ¼, η = 1/8 from w = 1024, w₁ = 768.
     */
    @Test
    void momentum_on_a_parabola_is_the_textbook_recursion() {
        Machine machine = Machine.of(Chain.of(new Momentum(0.25), new Sgd(0.125)), 1024);
        double before = 1024;
        machine.step(2 * before);
        assertEquals(768, machine.parameters()[0]);
        for (int t = 2; t <= 12; t++) {
            double w = machine.parameters()[0];
            machine.step(2 * w);
            assertEquals(w - before / 4, machine.parameters()[0]);
            before = w;
        }
    }

    /** v₁ = g₁ whole, though d = ½; then vₜ = ½v + ½g. */
    @Test
    void the_first_gradient_is_not_dampened() {
        assertEquals(
                List.of(8.0, 6.0, 5.0, 4.5), Machine.updates(new Momentum(0.5, 0.5), 8, 4, 4, 4));
        assertEquals(List.of(-8.0, -6.0), Machine.updates(new Momentum(0.5, 0.5), -8, -4));
    }

    /** u = g + μv with v₁ = 8, v₂ = ½·8 + 4 = 8: 8 + 4, 4 + 4. */
    @Test
    void nesterov_adds_the_velocity_to_come() {
        assertEquals(List.of(12.0, 8.0), Machine.updates(new Nesterov(0.5), 8, 4));
        assertEquals(List.of(12.0, 7.0), Machine.updates(new Nesterov(0.5, 0.5), 8, 4));
    }

    /** √(3² + 4²) = 5. */
    @Test
    void adagrad_divides_by_the_root_of_the_sum_of_squares() {
        assertEquals(
                List.of(1.0, 0.8, -0.0),
                Machine.updates(new Adagrad(Double.MIN_VALUE, 0), 3, 4, -0.0));
        assertEquals(List.of(-0.6), Machine.updates(new Adagrad(Double.MIN_VALUE, 16), -3));
    }

    /** v₁ = ¼·16 = 4, u = 4/2; v₂ = ¾·4 + ¼·4 = 4, u = −2/2. */
    @Test
    void rmsprop_divides_by_the_root_of_the_mean_square() {
        assertEquals(
                List.of(2.0, -1.0),
                Machine.updates(new RmsProp(0.75, Double.MIN_VALUE, false), 4, -2));
        assertEquals(List.of(1.0), Machine.updates(new RmsProp(0.75, 2, false), 4));
    }

    /** v = ½·16 = 8, m = ½·4 = 2: √(8 − 4) = 2. */
    @Test
    void centered_rmsprop_divides_by_the_standard_deviation() {
        assertEquals(List.of(2.0), Machine.updates(new RmsProp(0.5, Double.MIN_VALUE, true), 4));
    }

    /** With β₁ = β₂ = ½ the corrections cancel in the first step: the sign of the gradient. */
    @Test
    void the_first_step_of_adam_is_the_sign() {
        assertEquals(List.of(1.0), Machine.updates(new Adam(0.5, 0.5, Double.MIN_VALUE, false), 8));
        assertEquals(
                List.of(-1.0), Machine.updates(new Adam(0.5, 0.5, Double.MIN_VALUE, false), -0.25));
    }

    /** Second step after 8, 0: m = 2, v = 16, c₁ = c₂ = ¾: (2/¾) / √(16/¾) = 1/√3; AMSGrad keeps v at 32: 1/√6. */
    @Test
    void amsgrad_never_forgets_the_largest_square() {
        double plain = Machine.updates(new Adam(0.5, 0.5, Double.MIN_VALUE, false), 8, 0).get(1);
        double kept = Machine.updates(new Adam(0.5, 0.5, Double.MIN_VALUE, true), 8, 0).get(1);
        assertEquals(1 / Math.sqrt(3), plain, 4e-16, "a handful of roundings");
        assertEquals(1 / Math.sqrt(6), kept, 4e-16, "a handful of roundings");
    }

    @Test
    void weight_decay_adds_a_multiple_of_the_weights_and_leaves_biases() {
        Chain weights = Chain.of(new WeightDecay(0.5));
        assertArrayEquals(
                new double[] {3, -1, 1},
                Machine.withBias(weights, List.of(), 4, -4, 8).step(1, 1, 1));
        Chain all = Chain.of(new WeightDecay(0.5, true));
        assertArrayEquals(
                new double[] {3, -1, 5}, Machine.withBias(all, List.of(), 4, -4, 8).step(1, 1, 1));
    }

    /** The rate acts on the whole step at once: the velocity holds no rate. */
    @Test
    void a_schedule_acts_on_the_whole_velocity() {
        Chain chain =
                Chain.of(new Momentum(0.5), new Sgd(new Warmup(new Constant(1), 2, 0.5, Per.STEP)));
        Machine machine = Machine.of(chain, 0);
        assertArrayEquals(new double[] {4}, machine.step(8));
        assertArrayEquals(new double[] {3}, machine.step(0));
        assertArrayEquals(new double[] {2}, machine.step(0));
    }
}
