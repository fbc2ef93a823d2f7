package org.thalweg.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.UsageException;
import org.thalweg.optimizers.Adam;
import org.thalweg.optimizers.Backtracking;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.wrappers.Accumulate;
import org.thalweg.wrappers.ApplyIfFinite;

class StepsTest {

    private static final Chain CHAIN = Chain.of(new Momentum(0.9), new Sgd(0.1));

    /** ½ Σ i xᵢ², from i = 1. */
    private static double valley(double[] x, double[] gradient) {
        double value = 0;
        for (int i = 0; i < x.length; i++) {
            gradient[i] = (i + 1) * x[i];
            value += gradient[i] * x[i] / 2;
        }
        return value;
    }

    @Test
    void change_the_callers_array_as_the_loop_of_the_library_would() {
        double[] x = {3, -2, 1};
        double[] gradient = new double[3];
        Steps steps = Minimizer.of(CHAIN).begin(x);
        for (int i = 0; i < 20; i++) {
            steps.step(valley(x, gradient), gradient);
        }
        double[] expected =
                Minimizer.of(CHAIN).steps(20).minimize(StepsTest::valley, 3, -2, 1).parameters();
        assertThat(x).isEqualTo(expected).isEqualTo(steps.evaluated());
        assertThat(steps.taken()).isEqualTo(20);
    }

    @Test
    void take_several_arrays_as_one_vector() {
        double[] a = {3, -2};
        double[] b = {1};
        Steps steps =
                Minimizer.of(CHAIN).begin(Variable.weights("a", 2, 1, a), Variable.bias("b", b));
        for (int i = 0; i < 20; i++) {
            double[] all = new double[3];
            double value = valley(new double[] {a[0], a[1], b[0]}, all);
            steps.step(value, Arrays.copyOf(all, 2), new double[] {all[2]});
        }
        assertThat(new double[] {a[0], a[1], b[0]})
                .isEqualTo(
                        Minimizer.of(CHAIN)
                                .steps(20)
                                .minimize(StepsTest::valley, 3, -2, 1)
                                .parameters());
    }

    @Test
    void take_over_what_the_caller_changes_between_them() {
        double[] a = {3};
        double[] b = {1};
        Steps steps =
                Minimizer.of(Chain.of(new Sgd(0.5)))
                        .begin(Variable.weights("a", 1, 1, a), Variable.bias("b", b));
        steps.step(new double[] {1}, new double[] {1});
        a[0] = 10;
        assertThat(steps.evaluated()).containsExactly(10, 0.5);
        steps.step(new double[] {1}, new double[] {1});
        assertThat(a).containsExactly(9.5);
        assertThat(b).containsExactly(0);
    }

    @Test
    void refuse_a_gradient_that_was_not_written_again() {
        double[] x = {1, 2};
        double[] gradient = {0.5, 0.5};
        Steps steps = Minimizer.of(CHAIN).begin(x);
        steps.step(gradient);
        double[] before = x.clone();
        assertThatThrownBy(() -> steps.step(gradient))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(
                        "The gradient of x[0] was not written since the last step.");
        gradient[0] = 1;
        gradient[1] += 1;
        assertThatThrownBy(() -> steps.step(gradient))
                .hasMessageStartingWith(
                        "The gradient of x[1] was not written since the last step.");
        gradient[1] = 1;
        assertThat(x).isEqualTo(before);
        steps.step(gradient);
        assertThat(steps.taken()).isEqualTo(2);
    }

    @Test
    void refuse_what_is_no_gradient() {
        double[] x = {1, 2};
        Steps one = Minimizer.of(CHAIN).begin(x);
        assertMistake(
                () -> one.step(1, new double[3]),
                "The gradient of x has 3 elements, x itself has 2.");
        assertMistake(() -> one.step(1), "There are 0 gradients for 1 variables, x.");
        assertMistake(() -> one.step(1, x), "The gradient of x is in the array of its values.");
        assertMistake(
                () -> one.step(1, new double[] {1, Double.POSITIVE_INFINITY}),
                "The gradient of x[1] is Infinity.");
        assertThat(x).containsExactly(1, 2);
        assertThat(one.taken()).isZero();
        assertMistake(
                () -> Variable.weights("W", 2, 3, new double[5]),
                "W is 2 × 3, but its array has 5 elements.");
        assertMistake(
                () -> Minimizer.of(CHAIN).begin(Variable.bias("b", 1), Variable.bias("b", 2)),
                "Two parameters are named 'b'.");
        double[] shared = {1};
        assertMistake(
                () ->
                        Minimizer.of(CHAIN)
                                .begin(Variable.bias("b", shared), Variable.bias("c", shared)),
                "b and c are in one array. Give each an array of its own.");
        assertMistake(() -> Minimizer.of(CHAIN).begin(new Variable[0]), "There are 0 variables");
        assertMistake(() -> Minimizer.of(CHAIN).begin(new double[0]), "There are 0 parameters");
    }

    private static void assertMistake(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(UsageException.class).hasMessageStartingWith(message);
    }

    @Test
    void say_what_a_link_needs() {
        Steps steps = Minimizer.of(Chain.of(new Backtracking())).begin(new double[] {1, 2});
        assertMistake(() -> steps.step(new double[] {1, 1}), "A link asks for the value");
        Steps told = Minimizer.of(Chain.of(new Backtracking())).begin(new double[] {1, 2});
        assertMistake(() -> told.step(3, new double[] {1, 1}), "A link asks for the gradient");
        Steps whole = Minimizer.of(Chain.of(new Backtracking())).begin(new double[] {1, 2});
        double first = whole.step(StepsTest::valley);
        assertThat(first).isEqualTo(4.5);
        assertThat(whole.step(StepsTest::valley)).isLessThan(first);
    }

    /** Those that only hand the loss on do not ask for it. */
    @Test
    void need_no_loss_for_most_links() {
        double[] x = {1, 2};
        Steps steps =
                Minimizer.of(Chain.of(new Accumulate(2, Chain.of(new Adam(), new Sgd(0.1)))))
                        .begin(x);
        steps.step(new double[] {1, 1});
        assertThat(x).containsExactly(1, 2);
        steps.step(new double[] {1, 1});
        assertThat(x[0]).isLessThan(1);
    }

    @Test
    void leave_out_what_a_link_may_leave_out() {
        double[] x = {1, 2};
        double[] gradient = {1, Double.NaN};
        Steps steps = Minimizer.of(Chain.of(new ApplyIfFinite(5, Chain.of(new Sgd(0.1))))).begin(x);
        steps.step(gradient);
        assertThat(x).containsExactly(1, 2);
        assertMistake(() -> steps.step(gradient), "The gradient of x[0] was not written");
        steps.step(new double[] {1, 1});
        assertThat(x[0]).isEqualTo(0.9);
    }

    @Test
    void say_that_it_diverged() {
        double[] x = {1};
        Steps steps = Minimizer.of(Chain.of(new Sgd(1e308))).begin(x);
        steps.step(new double[] {1e10});
        assertThat(steps.isFinite()).isFalse();
        assertMistake(
                () -> steps.step(new double[] {1}),
                "The parameters are no longer finite since step 1");
    }

    @Test
    void continue_to_the_same_bits() {
        Minimizer minimizer = Minimizer.of(Chain.of(new Adam(), new Sgd(0.05)));
        double[] whole = {3, -2};
        run(minimizer.begin(whole), whole, 30);
        double[] half = {3, -2};
        Steps first = minimizer.begin(half);
        run(first, half, 12);
        double[] rest = {0, 0};
        Steps second = minimizer.resume(first.checkpoint()).begin(rest);
        assertThat(rest).isEqualTo(half);
        run(second, rest, 18);
        assertThat(rest).isEqualTo(whole);
        assertThat(second.taken()).isEqualTo(30);
        assertThat(List.of(second.checkpoint())).isNotEmpty();
    }

    private static void run(Steps steps, double[] x, int count) {
        double[] gradient = new double[x.length];
        for (int i = 0; i < count; i++) {
            steps.step(valley(x, gradient), gradient);
        }
    }
}
