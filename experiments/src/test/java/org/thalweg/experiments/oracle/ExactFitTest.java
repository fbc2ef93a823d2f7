package org.thalweg.experiments.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.thalweg.data.Dataset;
import org.thalweg.data.Metric;
import org.thalweg.engine.Chain;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.training.Fit;
import org.thalweg.training.Training;

/** A fit at the parameters that the oracle finds. */
class ExactFitTest {

    private static final Training TRAINING =
            Training.of(new Linear(), new SquaredError())
                    .optimize(Chain.of(new Momentum(0.9), new Sgd(0.05)))
                    .epochs(3)
                    .seed(3);

    /** y₁ = 3x₁ − 2x₂ + 1 and y₂ = x₁, exactly; more instances than go through at once. */
    private static Dataset plane() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] x = new double[75][];
        double[][] y = new double[75][];
        for (int n = 0; n < x.length; n++) {
            x[n] = random.doubles(2, -1, 1).toArray();
            y[n] = new double[] {3 * x[n][0] - 2 * x[n][1] + 1, x[n][0]};
        }
        return Dataset.of(x, y);
    }

    private static final Dataset PLANE = plane();

    @Test
    void takes_exact_solutions_as_they_come() {
        Fit fit = TRAINING.standardize().epochs(200).run(PLANE);
        LinearProblem problem = LinearProblem.of(fit.inUnits(PLANE));
        Fit best = fit.at(problem.optimum().parameters());
        assertThat(best.loss(PLANE)).isLessThan(1e-28).isLessThan(fit.loss(PLANE));
        assertThat(best.metric(Metric.RMSE, PLANE)).isLessThan(1e-14);
        Fit without = Training.of(new Linear(false, 0), new SquaredError()).run(PLANE);
        Optimum least = LinearProblem.of(PLANE).withoutBias().optimum();
        assertThat(without.at(least.parameters()).loss(PLANE))
                .isCloseTo(least.value(), Offset.offset(1e-14))
                .isLessThan(without.loss(PLANE));
        SparseOptimum sparse = problem.lasso(0.5).optimum().orElseThrow();
        double absolutes = 0;
        for (double[] row : fit.at(sparse.parameters()).parameter("W")) {
            absolutes += Math.abs(row[0]) + Math.abs(row[1]);
        }
        assertThat(fit.at(sparse.parameters()).loss(PLANE) + 0.5 * absolutes)
                .isCloseTo(sparse.value(), Offset.offset(1e-14));
    }
}
