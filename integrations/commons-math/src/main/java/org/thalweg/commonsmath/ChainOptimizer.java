package org.thalweg.commonsmath;

import java.util.Arrays;
import org.apache.commons.math3.optim.ConvergenceChecker;
import org.apache.commons.math3.optim.OptimizationData;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.GradientMultivariateOptimizer;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.jspecify.annotations.Nullable;
import org.thalweg.UsageException;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Minimizer;
import org.thalweg.engine.Objective;
import org.thalweg.engine.Steps;

/**
 * A chain as an optimizer of Commons Math: of a goal type, until its convergence checker says that two successive iterations are
 * close enough, or an exception that evaluations or iterations are over.
 *
 * <p>A step is an iteration; it takes one evaluation of the value, and those that links ask for. Bounds are kept by projecting each
 * iterate. A schedule over the whole run has the greatest number of iterations as its length, where there is one.
 *
 * <pre>{@code
 * PointValuePair optimum = new ChainOptimizer(chain, new SimpleValueChecker(1e-10, 1e-10))
 *         .optimize(GoalType.MINIMIZE, new ObjectiveFunction(f), new ObjectiveFunctionGradient(g),
 *                 new InitialGuess(start), new MaxEval(10_000));
 * }</pre>
 */
public final class ChainOptimizer extends GradientMultivariateOptimizer {

    private final Minimizer minimizer;
    private boolean hasGradient;

    /**
     * Makes an optimizer, which keeps what it is told from one call to the next, as those of Commons Math do.
     *
     * @param checker compares two successive iterations
     */
    public ChainOptimizer(Chain chain, ConvergenceChecker<PointValuePair> checker) {
        this(Minimizer.of(chain), checker);
    }

    /**
     * As above, with penalties, constraints, a seed and taps of a minimizer; its rules for stopping play no part here.
     *
     * <p>Penalties count in what is minimised, not in the values that the checker and the caller see. They do not go with
     * {@link GoalType#MAXIMIZE}, to which they would be bonuses.
     */
    public ChainOptimizer(Minimizer minimizer, ConvergenceChecker<PointValuePair> checker) {
        super(checker);
        this.minimizer = minimizer;
    }

    @Override
    protected void parseOptimizationData(OptimizationData... data) {
        super.parseOptimizationData(data);
        hasGradient |= Arrays.stream(data).anyMatch(ObjectiveFunctionGradient.class::isInstance);
    }

    @Override
    protected PointValuePair doOptimize() {
        require(getGoalType() != null, "a goal type");
        require(getStartPoint() != null, "an initial guess");
        require(hasGradient, "a gradient: an ObjectiveFunctionGradient");
        double[] x = getStartPoint();
        Steps steps = minimizer().begin(x);
        Objective objective = objective();
        @Nullable PointValuePair before = null;
        while (true) {
            incrementIterationCount();
            double[] at = x.clone();
            double value = steps.step(objective);
            PointValuePair now = new PointValuePair(at, signed(value), false);
            if (before != null && isConverged(before, now)) {
                return end(now, x, steps.evaluated());
            }
            before = now;
        }
    }

    private boolean isConverged(PointValuePair before, PointValuePair now) {
        ConvergenceChecker<PointValuePair> checker = getConvergenceChecker();
        return checker != null && checker.converged(getIterations(), before, now);
    }

    /** Returns the last iterate, unless links keep another in its place, such as an average. */
    private PointValuePair end(PointValuePair last, double[] x, double[] evaluated) {
        return Arrays.equals(x, evaluated)
                ? last
                : new PointValuePair(evaluated, computeObjectiveValue(evaluated), false);
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new UsageException("A chain needs " + what + ". Give it to optimize(…).");
        }
    }

    private Minimizer minimizer() {
        Minimizer bounded = minimizer;
        if (getLowerBound() != null) {
            bounded = bounded.regularize(new Box(getLowerBound(), getUpperBound()));
        }
        return getMaxIterations() == Integer.MAX_VALUE
                ? bounded
                : bounded.steps(getMaxIterations());
    }

    /** What is minimised: the function, or its negative. */
    private Objective objective() {
        return (x, gradient) -> {
            double[] there = x.clone();
            double value = signed(computeObjectiveValue(there));
            double[] slope = computeObjectiveGradient(there);
            if (slope.length != gradient.length) {
                throw new UsageException(
                        String.format(
                                "The gradient has %d elements, the point %d.",
                                slope.length, gradient.length));
            }
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = signed(slope[i]);
            }
            return value;
        };
    }

    private double signed(double value) {
        return getGoalType() == GoalType.MAXIMIZE ? -value : value;
    }
}
