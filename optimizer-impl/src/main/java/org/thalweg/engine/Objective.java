package org.thalweg.engine;

/** The mean loss of one minibatch as a function of the parameters: what a step can ask for again. */
@FunctionalInterface
public interface Objective {

    /**
     * Returns the mean loss at θ and overwrites {@code gradient} with its gradient.
     *
     * @param parameters θ; only read
     * @param gradient as long as θ
     */
    double at(double[] parameters, double[] gradient);
}
