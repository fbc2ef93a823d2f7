package org.thalweg.commonsmath;

import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.differentiation.MultivariateDifferentiableFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.thalweg.UsageException;
import org.thalweg.engine.Objective;

/** Functions of Commons Math as objectives, and objectives as its functions. */
public final class Objectives {

    private Objectives() {}

    /** Returns a function with its gradient as an objective. */
    public static Objective of(MultivariateFunction value, MultivariateVectorFunction gradient) {
        return (x, into) -> {
            double[] there = gradient.value(x.clone());
            if (there.length != into.length) {
                throw new UsageException(
                        String.format(
                                "The gradient has %d elements, the point %d.",
                                there.length, into.length));
            }
            System.arraycopy(there, 0, into, 0, into.length);
            return value.value(x.clone());
        };
    }

    /** Returns a function that computes derivatives as an objective: one evaluation gives value and gradient. */
    public static Objective of(MultivariateDifferentiableFunction function) {
        return (x, into) -> {
            DerivativeStructure[] variables = new DerivativeStructure[x.length];
            for (int i = 0; i < x.length; i++) {
                variables[i] = new DerivativeStructure(x.length, 1, i, x[i]);
            }
            DerivativeStructure there = function.value(variables);
            int[] orders = new int[x.length];
            for (int i = 0; i < x.length; i++) {
                orders[i] = 1;
                into[i] = there.getPartialDerivative(orders);
                orders[i] = 0;
            }
            return there.getValue();
        };
    }

    /** Returns the value of an objective as Commons Math's optimizers want it. */
    public static ObjectiveFunction value(Objective objective) {
        return new ObjectiveFunction(x -> objective.at(x, new double[x.length]));
    }

    /** Returns its gradient likewise; who asks for both evaluates it twice. */
    public static ObjectiveFunctionGradient gradient(Objective objective) {
        return new ObjectiveFunctionGradient(
                x -> {
                    double[] gradient = new double[x.length];
                    objective.at(x, gradient);
                    return gradient;
                });
    }
}
