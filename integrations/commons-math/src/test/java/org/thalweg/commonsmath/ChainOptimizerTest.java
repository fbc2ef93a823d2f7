package org.thalweg.commonsmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.apache.commons.math3.exception.NumberIsTooSmallException;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.exception.TooManyIterationsException;
import org.apache.commons.math3.optim.ConvergenceChecker;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.apache.commons.math3.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.junit.jupiter.api.Test;
import org.thalweg.UsageException;
import org.thalweg.engine.Chain;
import org.thalweg.optimizers.Backtracking;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

class ChainOptimizerTest {

    private static final Chain CHAIN = Chain.of(new Momentum(0.5), new Sgd(0.05));
    private static final ConvergenceChecker<PointValuePair> CLOSE =
            new SimpleValueChecker(1e-15, 1e-15);

    /** (x − 3)² + 4 (y + 1)² + 2. */
    private static final MultivariateFunction BOWL =
            x -> Math.pow(x[0] - 3, 2) + 4 * Math.pow(x[1] + 1, 2) + 2;

    private static final MultivariateVectorFunction SLOPE =
            x -> new double[] {2 * (x[0] - 3), 8 * (x[1] + 1)};

    private static final ObjectiveFunction VALUE = new ObjectiveFunction(BOWL);
    private static final ObjectiveFunctionGradient GRADIENT = new ObjectiveFunctionGradient(SLOPE);
    private static final InitialGuess START = new InitialGuess(new double[] {0, 0});

    @Test
    void comes_to_where_the_conjugate_gradients_of_commons_math_come() {
        PointValuePair theirs =
                new NonLinearConjugateGradientOptimizer(
                                NonLinearConjugateGradientOptimizer.Formula.POLAK_RIBIERE, CLOSE)
                        .optimize(GoalType.MINIMIZE, VALUE, GRADIENT, START, new MaxEval(1000));
        ChainOptimizer chain = new ChainOptimizer(CHAIN, CLOSE);
        PointValuePair ours =
                chain.optimize(GoalType.MINIMIZE, VALUE, GRADIENT, START, new MaxEval(1000));
        assertThat(ours.getPoint()).containsExactly(theirs.getPoint(), within(1e-6));
        assertThat(ours.getValue()).isCloseTo(2, within(1e-12));
        assertThat(chain.getIterations()).isBetween(10, 500);
        assertThat(chain.getEvaluations()).isEqualTo(chain.getIterations());
        assertThat(START.getInitialGuess()).containsExactly(0, 0);
    }

    @Test
    void goes_up_where_that_is_the_goal() {
        PointValuePair top =
                new ChainOptimizer(CHAIN, CLOSE)
                        .optimize(
                                GoalType.MAXIMIZE,
                                new ObjectiveFunction(x -> -BOWL.value(x)),
                                new ObjectiveFunctionGradient(
                                        x -> new double[] {-2 * (x[0] - 3), -8 * (x[1] + 1)}),
                                START,
                                new MaxEval(1000));
        assertThat(top.getPoint()).containsExactly(new double[] {3, -1}, within(1e-6));
        assertThat(top.getValue()).isCloseTo(-2, within(1e-12));
    }

    /** The nearest point of the box is not the minimum in it for every function, but for this one, whose axes are those of the box. */
    @Test
    void stays_within_bounds() {
        PointValuePair bounded =
                new ChainOptimizer(CHAIN, CLOSE)
                        .optimize(
                                GoalType.MINIMIZE,
                                VALUE,
                                GRADIENT,
                                START,
                                new SimpleBounds(new double[] {-1, -0.5}, new double[] {2, 9}),
                                new MaxEval(1000));
        assertThat(bounded.getPoint()).containsExactly(2, -0.5);
        assertThat(bounded.getValue()).isEqualTo(1 + 1 + 2);
        assertThatThrownBy(
                        () ->
                                new ChainOptimizer(CHAIN, CLOSE)
                                        .optimize(
                                                GoalType.MINIMIZE,
                                                VALUE,
                                                GRADIENT,
                                                START,
                                                new SimpleBounds(
                                                        new double[] {1, 1}, new double[] {2, 2}),
                                                new MaxEval(1000)))
                .isInstanceOf(NumberIsTooSmallException.class);
    }

    @Test
    void keeps_to_its_limits() {
        ChainOptimizer never = new ChainOptimizer(CHAIN, (iteration, before, now) -> false);
        assertThatThrownBy(
                        () ->
                                never.optimize(
                                        GoalType.MINIMIZE, VALUE, GRADIENT, START, new MaxEval(7)))
                .isInstanceOf(TooManyEvaluationsException.class);
        assertThatThrownBy(() -> never.optimize(new MaxEval(100), new MaxIter(5)))
                .isInstanceOfSatisfying(
                        TooManyIterationsException.class, e -> assertThat(e.getMax()).isEqualTo(5));
    }

    @Test
    void says_what_is_missing() {
        ChainOptimizer chain = new ChainOptimizer(CHAIN, CLOSE);
        MaxEval evaluations = new MaxEval(9);
        assertThatThrownBy(() -> chain.optimize(GoalType.MINIMIZE, VALUE, START, evaluations))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("ObjectiveFunctionGradient");
        assertThatThrownBy(() -> new ChainOptimizer(CHAIN, CLOSE).optimize(VALUE, GRADIENT, START))
                .hasMessageContaining("goal type");
        assertThatThrownBy(
                        () ->
                                new ChainOptimizer(CHAIN, CLOSE)
                                        .optimize(GoalType.MINIMIZE, VALUE, GRADIENT))
                .hasMessageContaining("initial guess");
    }

    @Test
    void counts_what_links_ask_for() {
        ChainOptimizer chain = new ChainOptimizer(Chain.of(new Backtracking()), CLOSE);
        PointValuePair ours =
                chain.optimize(GoalType.MINIMIZE, VALUE, GRADIENT, START, new MaxEval(5000));
        assertThat(ours.getPoint()).containsExactly(new double[] {3, -1}, within(1e-6));
        assertThat(chain.getEvaluations()).isGreaterThan(chain.getIterations());
    }
}
