package org.thalweg.experiments.run;

import java.util.List;
import java.util.Optional;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.Optimizer;
import org.thalweg.Problem;
import org.thalweg.Regularizer;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.oracle.LinearProblem;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.problems.Noisy;
import org.thalweg.problems.QuadraticValley;
import org.thalweg.problems.Rotated;
import org.thalweg.regularizers.L2;

/**
 * The rate at which a chain ceases to be stable, where it is known exactly: {@code sgd}, or {@code momentum | sgd} without
 * dampening, on a quadratic of which the whole is the minibatch.
 *
 * <pre>
 * 2 (1 + μ) / λmax      λmax the largest eigenvalue of the Hessian of loss and penalties; μ = 0 without momentum
 * </pre>
 *
 * @param curvature λmax
 * @param momentum μ
 * @see <a href="https://doi.org/10.1016/0041-5553(64)90137-5">Polyak, 1964</a>
 */
public record ExactRate(double curvature, double momentum) {

    /** Returns the rate below which every run converges, and above which nearly every one diverges. */
    public double limit() {
        return 2 * (1 + momentum) / curvature;
    }

    /**
     * Returns that of a linear model's squared error on data, with quadratic penalties, rows weighted as in training; empty of
     * anything else, and of data that are too large to decompose.
     *
     * @param data as the model sees them, in the units of the training
     */
    public static Optional<ExactRate> of(
            Chain chain, Model model, Loss loss, List<Regularizer> penalties, Dataset data) {
        Optional<Double> momentum = momentum(chain);
        boolean known =
                model instanceof Linear
                        && loss instanceof SquaredError
                        && penalties.stream().allMatch(L2.class::isInstance)
                        && penalties.stream().map(p -> ((L2) p).biases()).distinct().count() < 2
                        && StableRate.isAffordable(data.size(), data.inputs());
        if (momentum.isEmpty() || !known) {
            return Optional.empty();
        }
        LinearProblem plain = LinearProblem.of(data);
        LinearProblem shaped = ((Linear) model).bias() ? plain : plain.withoutBias();
        double strength = penalties.stream().mapToDouble(p -> ((L2) p).strength()).sum();
        boolean biases = penalties.stream().anyMatch(p -> ((L2) p).biases());
        LinearProblem penalised =
                biases ? shaped.ridgeIncludingBias(strength) : shaped.ridge(strength);
        return Optional.of(new ExactRate(penalised.spectrum().largest(), momentum.get()));
    }

    /** Returns that of a problem whose curvatures are known and the same everywhere. */
    public static Optional<ExactRate> of(
            Chain chain, Problem problem, List<Regularizer> penalties) {
        if (problem instanceof Noisy noisy) {
            return of(chain, noisy.problem(), penalties);
        }
        if (problem instanceof Rotated rotated) {
            return of(chain, rotated.problem(), penalties);
        }
        return problem instanceof QuadraticValley && penalties.isEmpty()
                ? momentum(chain).map(momentum -> new ExactRate(1, momentum))
                : Optional.empty();
    }

    /** Returns the momentum of a chain of which the limit is known: 0 of plain SGD. */
    private static Optional<Double> momentum(Chain chain) {
        List<Optimizer> links = chain.links();
        int last = links.size() - 1;
        if (last < 0 || last > 1 || !(links.get(last) instanceof Sgd)) {
            return Optional.empty();
        }
        if (last == 0) {
            return Optional.of(0.0);
        }
        return links.get(0) instanceof Momentum m && m.dampening() == 0
                ? Optional.of(m.decay())
                : Optional.empty();
    }
}
