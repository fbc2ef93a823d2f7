package org.thalweg;

import java.util.List;
import java.util.random.RandomGenerator;

/** What all elements of one step share. */
public interface Step {

    /** Returns when this step happens; step 1 is the first. */
    Clock clock();

    /** Returns the mean loss of the minibatch at the parameters before this step, without penalties. */
    double loss();

    /** Returns the parameters' names and shapes, in the order in which they lie in the vector. */
    List<Block> blocks();

    /**
     * Returns this link's own random stream for this step. It depends on the run's seed, the link and the step number alone, so
     * that resuming needs no saved state; drawing from it in a tiled kernel would make results depend on the tiles.
     */
    RandomGenerator random();

    /**
     * Returns the value of a scalar slot.
     *
     * @throws IllegalArgumentException if the optimizer declares no scalar slot of this name
     */
    double scalar(String slot);

    /**
     * Sets a scalar slot; what was set is read in the next step too.
     *
     * @throws IllegalArgumentException if the optimizer declares no scalar slot of this name
     */
    void scalar(String slot, double value);

    /**
     * Computes the objective of the same minibatch at other parameters: its mean loss with the smooth part of the penalties.
     *
     * @param parameters θ, as long as the parameter vector; only read
     * @param gradient is overwritten with the gradient at θ
     * @return the mean loss, without penalties
     */
    double gradientAt(double[] parameters, double[] gradient);

    /** Returns this step as an optimizer inside the present one sees it, its slots declared by {@link Slot#nested}. */
    default Step nested(String owner) {
        return new NestedStep(this, owner + ".");
    }
}
