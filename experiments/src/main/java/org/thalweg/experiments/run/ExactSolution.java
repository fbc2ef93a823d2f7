package org.thalweg.experiments.run;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.thalweg.Block;
import org.thalweg.Block.Role;
import org.thalweg.Optimizer;
import org.thalweg.Regularizer;
import org.thalweg.experiments.oracle.LinearProblem;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.ParameterPath;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.WeightDecay;
import org.thalweg.regularizers.ElasticNet;
import org.thalweg.regularizers.L1;
import org.thalweg.regularizers.L2;

/**
 * What an arm minimises, where its exact minimum can be had: the squared error of a linear model with penalties on absolute
 * values and squares.
 *
 * @param bias whether the model has one
 * @param l1 strength of the absolute values
 * @param l2 strength of the squares
 * @param biases whether the bias is penalised too
 */
public record ExactSolution(boolean bias, double l1, double l2, boolean biases) {

    /** The parameters of the linear model; their sizes do not matter here. */
    private static final List<Block> LINEAR =
            List.of(new Block("W", 1, 1, Role.WEIGHTS), new Block("b", 1, 1, Role.BIAS));

    /** Returns what an arm minimises; empty if its exact minimum cannot be had. */
    public static Optional<ExactSolution> of(Experiment experiment, Arm arm) {
        if (experiment.isOfProblems()
                || !(experiment.model() instanceof Linear linear)
                || !(experiment.loss() instanceof SquaredError)
                || !minimisesAll(experiment, arm)) {
            return Optional.empty();
        }
        List<Optional<ExactSolution>> penalties =
                arm.regularizers().stream().map(r -> penalty(linear.bias(), r)).toList();
        if (penalties.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        List<ExactSolution> all = penalties.stream().map(Optional::get).toList();
        boolean biases = all.stream().anyMatch(ExactSolution::biases);
        double l1 = all.stream().mapToDouble(ExactSolution::l1).sum();
        double l2 = all.stream().mapToDouble(ExactSolution::l2).sum();
        boolean known = !biases || (l1 == 0 && all.stream().allMatch(ExactSolution::biases));
        return known
                ? Optional.of(new ExactSolution(linear.bias(), l1, l2, biases))
                : Optional.empty();
    }

    /** What is frozen is not minimised over, decay changes what is, and a tuned strength is another in each replicate. */
    private static boolean minimisesAll(Experiment experiment, Arm arm) {
        Collection<Optimizer> links = arm.chain().tree().values();
        boolean tuned =
                experiment.tuning().stream()
                        .flatMap(tuning -> tuning.parameters().stream())
                        .map(ParameterPath::parse)
                        .anyMatch(
                                path ->
                                        !arm.chain().tree().containsKey(path.key())
                                                && path.isIn(arm.parts()));
        return !tuned
                && links.stream().noneMatch(WeightDecay.class::isInstance)
                && LINEAR.stream().noneMatch(b -> links.stream().anyMatch(l -> l.freezes(b)));
    }

    private static Optional<ExactSolution> penalty(boolean bias, Regularizer regularizer) {
        if (regularizer instanceof L1 one) {
            return Optional.of(new ExactSolution(bias, one.strength(), 0, one.biases()));
        }
        if (regularizer instanceof L2 two) {
            return Optional.of(new ExactSolution(bias, 0, two.strength(), two.biases()));
        }
        return regularizer instanceof ElasticNet net
                ? Optional.of(new ExactSolution(bias, net.l1(), net.l2(), net.biases()))
                : Optional.empty();
    }

    /** Returns whether an arm's exact minimum can be had. */
    public static boolean exists(Experiment experiment, Arm arm) {
        return of(experiment, arm).isPresent();
    }

    /** Returns what it is called: least squares, ridge, lasso or elastic net. */
    public String label() {
        if (l1 == 0) {
            return l2 == 0 ? "least squares" : "ridge";
        }
        return l2 == 0 ? "lasso" : "elastic net";
    }

    /** Returns whether it is quadratic, so that contours and Newton's direction are exact, too. */
    public boolean quadratic() {
        return l1 == 0;
    }

    /** Returns the smooth part on the training part of a replicate, in the units it is trained in. */
    public LinearProblem on(LoadedData data, int replicate) {
        LinearProblem plain = LinearProblem.of(data.trainedOn(replicate));
        LinearProblem shaped = bias ? plain : plain.withoutBias();
        return biases ? shaped.ridgeIncludingBias(l2) : shaped.ridge(l2);
    }

    /**
     * Returns the minimum on the training part of a replicate: W row by row, then b.
     *
     * @throws IllegalStateException if it cannot be certified
     */
    double[] minimum(LoadedData data, int replicate) {
        LinearProblem problem = on(data, replicate);
        if (l1 == 0) {
            return problem.optimum().parameters();
        }
        return problem.lasso(l1)
                .optimum()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "The minimum with l1 could not be certified by a duality gap."))
                .parameters();
    }
}
