package org.thalweg.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.thalweg.Block;
import org.thalweg.Block.Role;
import org.thalweg.Clock;
import org.thalweg.Regularizer;
import org.thalweg.Scope;
import org.thalweg.Tile;
import org.thalweg.UsageException;
import org.thalweg.engine.Minimum.Reason;
import org.thalweg.optimizers.Adam;
import org.thalweg.optimizers.Backtracking;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.problems.Noisy;
import org.thalweg.problems.QuadraticValley;
import org.thalweg.problems.Rosenbrock;
import org.thalweg.schedules.CosineDecay;
import org.thalweg.wrappers.Freeze;

class MinimizerTest {

    private static final Chain PLAIN = Chain.of(new Sgd(0.1));

    /** H. Rosenbrock, 1960: the minimum, 0, is at (1, 1), at the end of a curved valley. */
    private static final Objective ROSENBROCK =
            (x, gradient) -> {
                double off = x[1] - x[0] * x[0];
                gradient[0] = -2 * (1 - x[0]) - 400 * x[0] * off;
                gradient[1] = 200 * off;
                return (1 - x[0]) * (1 - x[0]) + 100 * off * off;
            };

    /** ‖x − (3, −1)‖². */
    private static final Objective BOWL =
            (x, gradient) -> {
                gradient[0] = 2 * (x[0] - 3);
                gradient[1] = 2 * (x[1] + 1);
                return (x[0] - 3) * (x[0] - 3) + (x[1] + 1) * (x[1] + 1);
            };

    /** The same and 1. */
    private static final Objective SHIFTED_BOWL = (x, gradient) -> BOWL.at(x, gradient) + 1;

    /** Σ |xᵢ|, by its soft threshold. */
    private record Absolute() implements Regularizer {

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
            double sum = 0;
            for (int i = tile.from(); i < tile.to(); i++) {
                sum += Math.abs(tile.parameters()[i]);
            }
            return sum;
        }

        @Override
        public void proximal(Tile tile) {
            double[] x = tile.parameters();
            for (int i = tile.from(); i < tile.to(); i++) {
                x[i] = Math.signum(x[i]) * Math.max(0, Math.abs(x[i]) - tile.gain()[i]);
            }
        }
    }

    @Test
    void what_an_objective_throws_is_its_own_mistake_also_where_a_link_asks_it() {
        IllegalStateException own = new IllegalStateException("The simulator is not there.");
        Objective objective =
                (x, gradient) -> {
                    if (x[0] != 1) {
                        throw own;
                    }
                    gradient[0] = 2;
                    return 1;
                };
        assertThatThrownBy(() -> Minimizer.of(Chain.of(new Backtracking())).minimize(objective, 1))
                .isSameAs(own);
    }

    @Test
    void says_what_it_is() {
        Minimizer minimizer = Minimizer.of(Chain.of(new Momentum(0.9), new Sgd(0.1)));
        assertThat(minimizer).hasToString("Minimizer of momentum(0.9) | sgd(0.1)");
        double[] x = {1};
        Steps steps = minimizer.begin(x);
        steps.step(new double[] {2});
        assertThat(steps).hasToString("Steps of x: 1 taken");
    }

    @Test
    void follows_the_valley_to_its_end() {
        double[] start = {-1.2, 1};
        Minimum minimum =
                Minimizer.of(Chain.of(new Momentum(0.9), new Sgd(5e-4)))
                        .steps(100_000)
                        .minimize(ROSENBROCK, start);
        assertThat(minimum.parameters()).containsExactly(new double[] {1, 1}, within(1e-7));
        assertThat(minimum.value()).isLessThan(1e-14);
        assertThat(minimum.reason()).isEqualTo(Reason.GRADIENT);
        assertThat(minimum.evaluations()).isEqualTo(minimum.steps() + 1);
        assertThat(start).containsExactly(-1.2, 1);
        assertThat(minimum.toString()).endsWith("steps: the gradient is as small as asked for");
    }

    /** x − 3 = ∓½, and −1 is at ½ from 0 already: the soft threshold of (3, −1) by ½. */
    @Test
    void minimises_the_penalty_too() {
        Minimum minimum = Minimizer.of(PLAIN).regularize(new Absolute()).minimize(BOWL, 0, 0);
        assertThat(minimum.parameters()).containsExactly(new double[] {2.5, -0.5}, within(1e-12));
        assertThat(minimum.value()).isCloseTo(0.5, within(1e-12));
        assertThat(minimum.evaluation().penalty()).isCloseTo(3, within(1e-12));
        assertThat(minimum.reason()).as("it changes no more").isEqualTo(Reason.STALLED);
        assertThat(minimum.steps()).isLessThan(300);
        assertThatThrownBy(
                        () ->
                                Minimizer.of(PLAIN)
                                        .regularize(new Absolute())
                                        .gradientNorm(1e-6)
                                        .minimize(BOWL, 0, 0))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("relativeChange");
        Minimum stalled =
                Minimizer.of(PLAIN)
                        .regularize(new Absolute())
                        .relativeChange(1e-12, 3)
                        .minimize(BOWL, 0, 0);
        assertThat(stalled.reason()).isEqualTo(Reason.STALLED);
        assertThat(stalled.steps()).isLessThan(200);
        assertThat(stalled.parameters()).containsExactly(new double[] {2.5, -0.5}, within(1e-6));
    }

    /** A heavy ball comes through the minimum and back again: falling and rising are changes alike. */
    @Test
    void does_not_take_an_overshoot_for_the_end() {
        Minimum minimum =
                Minimizer.of(Chain.of(new Momentum(0.9), new Sgd(0.01)))
                        .relativeChange(1e-6, 10)
                        .minimize(SHIFTED_BOWL, 0, 0);
        assertThat(minimum.reason()).isEqualTo(Reason.STALLED);
        assertThat(minimum.value()).isCloseTo(1, within(1e-4));
    }

    @Test
    void stops_as_it_is_told() {
        Minimum value = Minimizer.of(PLAIN).value(1e-3).minimize(BOWL, 0, 0);
        assertThat(value.reason()).isEqualTo(Reason.VALUE);
        assertThat(value.value()).isBetween(1e-4, 1e-3);
        assertThat(Minimizer.of(PLAIN).steps(7).minimize(BOWL, 0, 0))
                .extracting(Minimum::reason, Minimum::steps, Minimum::evaluations)
                .containsExactly(Reason.STEPS, 7L, 8L);
        Minimum norm = Minimizer.of(PLAIN).gradientNorm(0.1).minimize(BOWL, 0, 0);
        assertThat(2 * Math.sqrt(norm.value())).isBetween(0.07, 0.1);
        assertThat(Minimizer.of(PLAIN).limit(Duration.ZERO).minimize(BOWL, 0, 0))
                .extracting(Minimum::reason, Minimum::steps)
                .containsExactly(Reason.TIME, 0L);
        List<Clock> clocks = new ArrayList<>();
        Minimum told =
                Minimizer.of(PLAIN)
                        .listen((clock, objective, x) -> clocks.add(clock) && clock.step() < 4)
                        .minimize(BOWL, 0, 0);
        assertThat(told)
                .extracting(Minimum::reason, Minimum::steps)
                .containsExactly(Reason.LISTENER, 3L);
        assertThat(clocks).extracting(Clock::step).containsExactly(1L, 2L, 3L, 4L);
        Thread.currentThread().interrupt();
        assertThat(Minimizer.of(PLAIN).minimize(BOWL, 0, 0).reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void divergence_is_a_result() {
        Minimum minimum = Minimizer.of(Chain.of(new Sgd(10))).minimize(BOWL, 0, 0);
        assertThat(minimum.reason()).isEqualTo(Reason.DIVERGED);
        assertThat(minimum.value()).isInfinite();
    }

    @Test
    void what_is_not_finite_at_the_start_is_a_mistake() {
        assertThatThrownBy(() -> Minimizer.of(PLAIN).minimize((x, g) -> Double.NaN, 1))
                .isInstanceOf(UsageException.class)
                .hasMessage("The objective is NaN at the start.");
        assertThatThrownBy(
                        () ->
                                Minimizer.of(PLAIN)
                                        .minimize(
                                                (x, g) -> {
                                                    g[0] = 1;
                                                    g[1] = 0.0 / 0;
                                                    return 1;
                                                },
                                                1,
                                                2))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("The gradient of x[1] is NaN.");
        assertThatThrownBy(() -> Minimizer.of(PLAIN).minimize(BOWL, 1, Double.NaN))
                .hasMessage("The start is not finite: x[1] is NaN.");
        assertThatThrownBy(() -> Minimizer.of(PLAIN).minimize(BOWL))
                .isInstanceOf(UsageException.class);
    }

    @Test
    void a_gradient_that_is_not_written_is_a_mistake_at_any_step() {
        AtomicInteger calls = new AtomicInteger();
        Objective forgetful =
                (x, gradient) -> {
                    double value = BOWL.at(x, new double[2]);
                    if (calls.incrementAndGet() < 3) {
                        BOWL.at(x, gradient);
                    } else {
                        gradient[0] += 2 * (x[0] - 3);
                        gradient[1] = 0;
                    }
                    return value;
                };
        assertThatThrownBy(() -> Minimizer.of(PLAIN).minimize(forgetful, 0, 0))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(
                        "The gradient of x[0] was not written since the last step.");
    }

    @Test
    void names_and_shapes_are_for_those_who_ask() {
        List<Block> blocks =
                List.of(new Block("a", 1, 1, Role.WEIGHTS), new Block("b", 1, 1, Role.BIAS));
        Minimum minimum =
                Minimizer.of(Chain.of(new Freeze("b"), new Sgd(0.1))).minimize(BOWL, blocks, 0, 5);
        assertThat(minimum.parameters()).containsExactly(new double[] {3, 5}, within(1e-7));
        assertThat(minimum.reason()).as("what is frozen counts not").isEqualTo(Reason.GRADIENT);
    }

    @Test
    void a_schedule_knows_how_long_the_run_is() {
        Chain decaying = Chain.of(new Sgd(new CosineDecay()));
        double[] far = Minimizer.of(decaying).steps(10).minimize(BOWL, 0, 0).parameters();
        double[] longer = Minimizer.of(decaying).steps(20).minimize(BOWL, 0, 0).parameters();
        assertThat(longer[0]).isGreaterThan(far[0]);
    }

    @Test
    void continues_to_the_same_bits() {
        Minimizer minimizer = Minimizer.of(Chain.of(new Adam(), new Sgd(0.05)));
        Minimum whole = minimizer.steps(40).minimize(ROSENBROCK, -1.2, 1);
        Minimum half = minimizer.steps(15).minimize(ROSENBROCK, -1.2, 1);
        Minimum rest = minimizer.steps(40).resume(half.checkpoint()).minimize(ROSENBROCK, -1.2, 1);
        assertThat(rest.parameters()).isEqualTo(whole.parameters());
        assertThat(rest.steps()).isEqualTo(40);
        assertThat(rest.evaluations()).isEqualTo(26);
        assertThat(rest.checkpoint()).isEqualTo(whole.checkpoint());
    }

    @Test
    void a_link_may_ask_elsewhere() {
        Minimum minimum =
                Minimizer.of(Chain.of(new Backtracking()))
                        .steps(50_000)
                        .minimize(ROSENBROCK, -1.2, 1);
        assertThat(minimum.parameters()).containsExactly(new double[] {1, 1}, within(1e-6));
        assertThat(minimum.evaluations()).isGreaterThan(minimum.steps() + 1);
    }

    @Test
    void minimises_a_problem_to_its_minimum() {
        Minimum minimum =
                Minimizer.of(Chain.of(new Momentum(0.9), new Sgd(5e-4)))
                        .steps(100_000)
                        .minimize(new Rosenbrock());
        assertThat(minimum.value()).isCloseTo(0, within(1e-14));
        assertThat(minimum.reason()).isEqualTo(Reason.GRADIENT);
    }

    @Test
    void a_problem_is_drawn_by_the_seed() {
        Minimizer minimizer = Minimizer.of(PLAIN).steps(5);
        Noisy noisy = new Noisy(new QuadraticValley(10, 3), 1);
        double[] first = minimizer.minimize(noisy).parameters();
        assertThat(minimizer.minimize(noisy).parameters()).isEqualTo(first);
        assertThat(minimizer.seed(2).minimize(noisy).parameters()).isNotEqualTo(first);
    }

    @Test
    void refuses_settings_that_mean_nothing() {
        Minimizer minimizer = Minimizer.of(PLAIN);
        assertThatThrownBy(() -> minimizer.steps(0)).hasMessageContaining("at least 1, got 0");
        assertThatThrownBy(() -> minimizer.stepsPerEpoch(0)).hasMessageContaining("got 0");
        assertThatThrownBy(() -> minimizer.gradientNorm(-1)).hasMessageContaining("got -1");
        assertThatThrownBy(() -> minimizer.gradientNorm(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> minimizer.relativeChange(-1, 1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> minimizer.relativeChange(1, 0)).hasMessageContaining("got 0");
        assertThatThrownBy(() -> minimizer.value(Double.NaN)).hasMessageContaining("NaN");
    }
}
