package org.thalweg.experiments.oracle;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;

/**
 * A linear problem with a penalty on absolute values besides: the lasso, or with a quadratic penalty the elastic net.
 * Immutable.
 *
 * <pre>
 * F(θ) = f(θ) + l1·‖W‖₁          f as in {@link LinearProblem}; biases are exempt from l1
 * </pre>
 *
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1996.tb02080.x">Tibshirani, 1996</a>
 * @see <a href="https://doi.org/10.1111/j.1467-9868.2005.00503.x">Zou and Hastie, 2005</a>
 */
public final class Lasso {

    private final Supplier<Equations> equations;
    private final Shape shape;
    private final int instances;
    private final double l1;

    Lasso(Supplier<Equations> equations, Shape shape, int instances, double l1) {
        this.equations = equations;
        this.shape = shape;
        this.instances = instances;
        this.l1 = l1;
    }

    /** Returns F(θ). */
    public double value(double[] parameters) {
        return sum(parameters, LassoSearch::value);
    }

    /** Returns how far above its minimum F(θ) can be at most: the duality gap, which is 0 at the minimum. */
    public double gap(double[] parameters) {
        return sum(parameters, LassoSearch::gap);
    }

    private double sum(double[] parameters, ToDoubleBiFunction<LassoSearch, TwoFold> ofOutput) {
        shape.check("parameters", parameters);
        double sum = 0;
        for (int c = 0; c < shape.outputs(); c++) {
            TwoFold theta = TwoFold.of(shape.gather(parameters, c));
            sum += ofOutput.applyAsDouble(output(c), theta);
        }
        return sum;
    }

    /**
     * Returns the minimum, or one of several, certified by a duality gap of at most 10⁻¹² of its value; empty if none was found
     * that is. That takes inputs that can hardly be told apart: with means of 10⁴ times their deviations and no bias, or copies of
     * each other under a tiny l1. More weights than instances, and a column for every category, are no obstacle.
     *
     * <p>By coordinate descent, which finds the weights that are 0, and a system of equations for the others, solved as exactly
     * as least squares are.
     */
    public Optional<SparseOptimum> optimum() {
        double[] parameters = new double[shape.size()];
        double value = 0;
        double gap = 0;
        for (int c = 0; c < shape.outputs(); c++) {
            Optional<SparseOptimum> best = output(c).optimum();
            if (best.isEmpty()) {
                return Optional.empty();
            }
            shape.scatter(best.get().parameters(), c, parameters);
            value += best.get().value();
            gap += best.get().gap();
        }
        return Optional.of(new SparseOptimum(parameters, value, gap));
    }

    private LassoSearch output(int c) {
        return new LassoSearch(
                equations.get().design(), shape, instances, l1, equations.get().target(c));
    }
}
