package org.thalweg.wrappers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.thalweg.Block;
import org.thalweg.Block.Role;
import org.thalweg.Clock;
import org.thalweg.Optimizer;
import org.thalweg.Step;
import org.thalweg.clipping.ClipByValue;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Descent;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Adam;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Scale;
import org.thalweg.optimizers.Sgd;
import org.thalweg.training.Fit;
import org.thalweg.training.Status;
import org.thalweg.training.Training;

class WrappersTest {

    private static final List<Block> ROW = List.of(new Block("W", 1, 2, Role.WEIGHTS));

    private static double[] step(Descent descent, long t, double... gradient) {
        System.arraycopy(gradient, 0, descent.gradient(), 0, gradient.length);
        descent.step(new Clock(t, 1, 10 * (t - 1)), (double) t, (p, g) -> 1);
        return descent.gradient().clone();
    }

    private static Descent descent(Optimizer link) {
        return new Descent(Chain.of(link), List.of(), ROW, new double[2], 1);
    }

    /** Four minibatches of 8, accumulated, are the minibatch of 32; the order of the data is that of one epoch. */
    @Test
    void accumulation_equals_the_large_minibatch() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] x = new double[64][5];
        double[][] y = new double[64][1];
        for (int n = 0; n < 64; n++) {
            x[n] = random.doubles(5, -1, 1).toArray();
            y[n][0] = Arrays.stream(x[n]).sum() + 0.1 * random.nextDouble();
        }
        Training training = Training.of(new Linear(), new SquaredError()).epochs(6).seed(4);
        Chain adam = Chain.of(new Adam(), new Sgd(0.05));
        Dataset data = Dataset.of(x, y);
        Fit large = training.batchSize(32).optimize(adam).run(data);
        Fit small = training.batchSize(8).optimize(Chain.of(new Accumulate(4, adam))).run(data);
        for (int i = 0; i < large.parameters().length; i++) {
            assertThat(small.parameters()[i])
                    .isCloseTo(large.parameters()[i], Offset.offset(1e-14));
        }
    }

    /** Notes what it is shown. */
    private record Noting(List<Clock> clocks, List<Double> losses) implements Optimizer {
        @Override
        public Kernel kernel(Step step) {
            clocks.add(step.clock());
            losses.add(step.evaluation().loss());
            return tile -> {};
        }
    }

    @Test
    void what_is_inside_an_accumulation_counts_its_own_steps_and_sees_the_mean_loss() {
        Noting noting = new Noting(new ArrayList<>(), new ArrayList<>());
        Descent descent = descent(new Accumulate(3, noting));
        for (int t = 1; t <= 7; t++) {
            step(descent, t, t, 0);
        }
        assertThat(noting.clocks).containsExactly(new Clock(1, 1, 0), new Clock(2, 1, 30));
        assertThat(noting.losses).containsExactly(2.0, 5.0);
    }

    @Test
    void nothing_moves_between_the_steps_of_an_accumulation() {
        Descent descent = descent(new Accumulate(2, new Momentum(0.5)));
        assertThat(step(descent, 1, 2, 4)).isEqualTo(new double[] {0, 0});
        assertThat(step(descent, 2, 4, 4)).isEqualTo(new double[] {3, 4});
        assertThat(step(descent, 3, 2, 0)).isEqualTo(new double[] {0, 0});
        assertThat(step(descent, 4, 0, 0)).isEqualTo(new double[] {2.5, 2});
    }

    /** Asks for the gradient elsewhere. */
    private record Asking() implements Optimizer {
        @Override
        public Kernel kernel(Step step) {
            return tile -> step.evaluate(tile.parameters(), new double[2]);
        }
    }

    @Test
    void what_is_inside_an_accumulation_cannot_ask_for_the_gradient_elsewhere() {
        Descent descent = descent(new Accumulate(2, new Asking()));
        step(descent, 1, 1, 1);
        assertThatThrownBy(() -> step(descent, 2, 1, 1))
                .hasMessage(
                        "accumulate/asking asks for the gradient at other parameters, but accumulate puts several minibatches together, of which only the last is there. Put asking outside, or take larger minibatches.");
        step(descent(new Accumulate(1, new Asking())), 1, 1, 1);
    }

    @Test
    void a_gradient_that_is_not_finite_is_left_out_and_the_chain_does_not_notice() {
        Chain inside = Chain.of(new Adam(), new Sgd(0.1));
        Descent guarded = descent(new ApplyIfFinite(2, inside));
        Descent plain = descent(new Scale(1));
        Descent never = new Descent(inside, List.of(), ROW, new double[2], 1);
        step(guarded, 1, 1, 2);
        step(never, 1, 1, 2);
        assertThat(step(guarded, 2, Double.NaN, 1)).isEqualTo(new double[] {0, 0});
        assertThat(step(guarded, 3, 1, Double.POSITIVE_INFINITY)).isEqualTo(new double[] {0, 0});
        assertThat(step(guarded, 4, 3, -1)).isEqualTo(step(never, 2, 3, -1));
        assertThat(guarded.remarks())
                .containsEntry(
                        "apply-if-finite",
                        "left 2 of 4 steps out; the first was step 2, in which the gradient of W[0, 0] was NaN.");
        assertThat(plain.remarks()).isEmpty();
        assertThat(guarded.survivesNonFinite()).isTrue();
        assertThat(plain.survivesNonFinite()).isFalse();
    }

    @Test
    void patience_ends() {
        Descent guarded = descent(new ApplyIfFinite(2, new Sgd(0.1)));
        step(guarded, 1, Double.NaN, 1);
        step(guarded, 2, Double.NaN, 1);
        step(guarded, 3, 1, 1);
        step(guarded, 4, Double.NaN, 1);
        step(guarded, 5, Double.NaN, 1);
        assertThat(guarded.parameters()).isEqualTo(new double[] {-0.1, -0.1});
        step(guarded, 6, Double.NaN, 1);
        assertThat(guarded.parameters()[0]).isNaN();
    }

    /** One instance whose loss or gradient overflows would end the run; with the wrapper it is left out. */
    @Test
    void a_minibatch_whose_loss_is_not_finite_does_not_end_the_run() {
        double[][] x = {{1}, {2}, {1e300}, {3}};
        double[][] y = {{1}, {2}, {-1e60}, {3}};
        Training training = Training.of(new Linear(), new SquaredError()).batchSize(1).epochs(3);
        Chain plain = Chain.of(new Sgd(0.05));
        assertThat(training.optimize(plain).run(Dataset.of(x, y)).status())
                .isInstanceOf(Status.Diverged.class);
        Fit fit = training.optimize(Chain.of(new ApplyIfFinite(5, plain))).run(Dataset.of(x, y));
        assertThat(fit.status()).isEqualTo(new Status.Finished());
        assertThat(fit.history().get(2).loss()).isFinite();
        assertThat(fit.remarks().toString()).contains("left 3 of 12 steps out;");
    }

    @Test
    void two_chains_side_by_side_are_given_the_same() {
        Optimizer doubled = new Scale(2);
        Optimizer tripled = new Scale(3);
        assertThat(step(descent(new Parallel(doubled, tripled, Parallel.Combine.SUM)), 1, 1, -1))
                .isEqualTo(new double[] {5, -5});
        assertThat(step(descent(new Parallel(doubled, tripled, Parallel.Combine.MEAN)), 1, 1, -1))
                .isEqualTo(new double[] {2.5, -2.5});
    }

    /** The direction of (3, 4) clipped to (1, 1), the length 10 of twice it. */
    @Test
    void grafting_takes_the_direction_of_one_and_the_length_of_the_other() {
        Optimizer direction = new ClipByValue(1);
        Descent descent = descent(new Parallel(direction, new Scale(2), Parallel.Combine.GRAFT));
        double[] u = step(descent, 1, 3, 4);
        assertThat(u[0]).isCloseTo(10 / Math.sqrt(2), Offset.offset(1e-14));
        assertThat(u[1]).isEqualTo(u[0]);
        assertThat(step(descent, 2, 0, 0)).isEqualTo(new double[] {0, 0});
    }

    @Test
    void parts_may_be_the_same_object() {
        Optimizer momentum = new Momentum();
        Chain chain = Chain.of(new Parallel(momentum, momentum, Parallel.Combine.SUM));
        Chain changed = chain.with("parallel/second/momentum", new Scale(3));
        assertThat(changed.toString()).isEqualTo("parallel(momentum(0.9), scale(3), combine=sum)");
    }

    /** 7 minibatches an epoch, 2 a step: steps 1 to 4 begin in the first epoch, as the fourth gathers the 7th and the 8th. */
    @Test
    void epochs_inside_an_accumulation_are_those_of_the_data() {
        List<Clock> seen = new ArrayList<>();
        Noting noting = new Noting(seen, new ArrayList<>());
        Descent descent = descent(new Accumulate(2, noting));
        Optional<Clock.Run> run = Optional.of(new Clock.Run(7, 14));
        for (long t = 1; t <= 14; t++) {
            descent.step(new Clock(t, (t - 1) / 7 + 1, 0, run), 1, (p, g) -> 1);
        }
        assertThat(seen).extracting(Clock::step).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(seen).extracting(Clock::epoch).containsExactly(1L, 1L, 1L, 1L, 2L, 2L, 2L);
        assertThat(seen.get(0).run().map(Clock.Run::epochs)).contains(2L);
    }
}
