package org.thalweg.experiments.run;

import java.util.OptionalDouble;
import org.thalweg.experiments.oracle.LinearProblem;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;

/** The largest learning rate at which gradient descent is stable, where the oracle knows it. */
public final class StableRate {

    /** So many multiplications take about a second. */
    private static final double AFFORDABLE = 1e9;

    private StableRate() {}

    /** Decompositions work in the smaller of both spaces, that of instances or that of parameters. */
    static boolean isAffordable(int instances, int inputs) {
        double width = inputs + 1.0;
        return instances * width * Math.min(instances, width) <= AFFORDABLE;
    }

    /** Returns 2/λmax of the first replicate's training part, without penalties; empty for other models and losses, and for large data. */
    public static OptionalDouble of(Experiment experiment, LoadedData data) {
        boolean known =
                !experiment.isOfProblems()
                        && experiment.model() instanceof Linear
                        && experiment.loss() instanceof SquaredError
                        && isAffordable(data.facts().train(), data.facts().inputs());
        if (!known) {
            return OptionalDouble.empty();
        }
        LinearProblem problem = LinearProblem.of(data.trainedOn(0));
        boolean bias = ((Linear) experiment.model()).bias();
        return OptionalDouble.of(
                (bias ? problem : problem.withoutBias()).spectrum().largestStableRate());
    }
}
