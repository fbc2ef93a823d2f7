package org.thalweg.commonsmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.differentiation.MultivariateDifferentiableFunction;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.junit.jupiter.api.Test;
import org.thalweg.UsageException;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Minimizer;
import org.thalweg.engine.Minimum;
import org.thalweg.engine.Objective;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.training.Fit;
import org.thalweg.training.Training;

class ObjectivesTest {

    /** H. Rosenbrock's valley, with derivatives by Commons Math. */
    private static final MultivariateDifferentiableFunction ROSENBROCK =
            new MultivariateDifferentiableFunction() {
                @Override
                public DerivativeStructure value(DerivativeStructure[] x) {
                    DerivativeStructure along = x[0].negate().add(1);
                    DerivativeStructure off = x[1].subtract(x[0].multiply(x[0]));
                    return along.multiply(along).add(off.multiply(off).multiply(100));
                }

                @Override
                public double value(double[] x) {
                    double off = x[1] - x[0] * x[0];
                    return (1 - x[0]) * (1 - x[0]) + 100 * off * off;
                }
            };

    @Test
    void a_function_with_derivatives_is_minimised() {
        double[] gradient = new double[2];
        assertThat(Objectives.of(ROSENBROCK).at(new double[] {-1.2, 1}, gradient))
                .isCloseTo(24.2, within(1e-12));
        assertThat(gradient).containsExactly(new double[] {-215.6, -88}, within(1e-10));
        Minimum minimum =
                Minimizer.of(Chain.of(new Momentum(0.9), new Sgd(5e-4)))
                        .steps(100_000)
                        .minimize(Objectives.of(ROSENBROCK), -1.2, 1);
        assertThat(minimum.parameters()).containsExactly(new double[] {1, 1}, within(1e-7));
    }

    @Test
    void value_and_gradient_make_an_objective() {
        Objective line = Objectives.of(x -> 3 * x[0], x -> new double[] {3});
        double[] gradient = new double[1];
        assertThat(line.at(new double[] {2}, gradient)).isEqualTo(6);
        assertThat(gradient).containsExactly(3);
        Objective wrong = Objectives.of(x -> 0, x -> new double[3]);
        assertThatThrownBy(() -> wrong.at(new double[2], new double[2]))
                .isInstanceOf(UsageException.class)
                .hasMessage("The gradient has 3 elements, the point 2.");
    }

    @Test
    void an_objective_goes_to_their_optimizers() {
        Objective bowl =
                (x, gradient) -> {
                    gradient[0] = 2 * (x[0] - 3);
                    return (x[0] - 3) * (x[0] - 3);
                };
        PointValuePair optimum =
                new NonLinearConjugateGradientOptimizer(
                                NonLinearConjugateGradientOptimizer.Formula.POLAK_RIBIERE,
                                new SimpleValueChecker(1e-12, 1e-12))
                        .optimize(
                                GoalType.MINIMIZE,
                                Objectives.value(bowl),
                                Objectives.gradient(bowl),
                                new InitialGuess(new double[] {0}),
                                new MaxEval(100));
        assertThat(optimum.getPoint()).containsExactly(new double[] {3}, within(1e-9));
    }

    /** y = 2x₁ − x₂ + 1, without noise. */
    @Test
    void matrices_go_in_and_come_out() {
        RealMatrix x =
                MatrixUtils.createRealMatrix(new double[][] {{0, 0}, {1, 0}, {0, 1}, {1, 1}});
        RealMatrix y = MatrixUtils.createRealMatrix(new double[][] {{1}, {3}, {0}, {2}});
        Dataset data = Matrices.dataset(x, y);
        Fit fit =
                Training.of(new Linear(), new SquaredError())
                        .optimize(Chain.of(new Momentum(0.9), new Sgd(0.1)))
                        .batchSize(4)
                        .epochs(2000)
                        .run(data);
        assertThat(Matrices.parameter(fit, "W").getRow(0))
                .containsExactly(new double[] {2, -1}, within(1e-9));
        assertThat(Matrices.predict(fit, data).subtract(y).getFrobeniusNorm()).isLessThan(1e-9);
        x.setEntry(0, 0, 9);
        assertThat(Matrices.predict(fit, data).subtract(y).getFrobeniusNorm())
                .as("data are copied")
                .isLessThan(1e-9);
    }
}
