package org.thalweg.engine;

/** A function to be minimised, and its gradient: anyone's own, or the mean loss of one minibatch as a step can ask for it again. */
@FunctionalInterface
public interface Objective {

    /**
     * Returns the value at θ and overwrites {@code gradient} with the gradient there.
     *
     * @param parameters θ; only read
     * @param gradient as long as θ; every element is to be written
     */
    double at(double[] parameters, double[] gradient);
}
