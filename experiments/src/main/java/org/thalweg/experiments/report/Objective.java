package org.thalweg.experiments.report;

import java.util.List;
import java.util.Optional;
import org.thalweg.Regularizer;
import org.thalweg.data.Dataset;
import org.thalweg.data.Standardization;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.run.LoadedData;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.oracle.LinearProblem;
import org.thalweg.regularizers.L2;

/**
 * What an arm minimises, where that is a quadratic function.
 *
 * @param bias whether the model has one
 * @param strength λ; 0 without penalty
 * @param biases whether the bias is penalised too
 */
record Objective(boolean bias, double strength, boolean biases) {

    /** Returns what an arm minimises; empty if its minimum cannot be computed. */
    static Optional<Objective> of(Experiment experiment, Arm arm) {
        if (!(experiment.model() instanceof Linear linear)
                || !(experiment.loss() instanceof SquaredError)) {
            return Optional.empty();
        }
        List<Regularizer> penalties = arm.regularizers();
        if (penalties.isEmpty()) {
            return Optional.of(new Objective(linear.bias(), 0, false));
        }
        return penalties.size() == 1 && penalties.get(0) instanceof L2 l2
                ? Optional.of(new Objective(linear.bias(), l2.strength(), l2.biases()))
                : Optional.empty();
    }

    /** Returns the problem on the training data of an evaluation run, in the units it is trained in. */
    LinearProblem on(LoadedData data, int seed) {
        Dataset train = data.split(Phase.EVALUATE, seed).train();
        Dataset inUnits =
                data.source().standardize() ? Standardization.fit(train, true).apply(train) : train;
        LinearProblem plain = LinearProblem.of(inUnits);
        LinearProblem shaped = bias ? plain : plain.withoutBias();
        return biases ? shaped.ridgeIncludingBias(strength) : shaped.ridge(strength);
    }
}
