package org.thalweg;

import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/** What all elements of one step share. */
public interface Step {

    /** Returns when this step happens; step 1 is the first. */
    Clock clock();

    /** Returns the number of this step, 1 being the first: {@code clock().step()}, for which no clock is made. */
    default long number() {
        return clock().step();
    }

    /**
     * Returns the mean loss of the minibatch at the parameters before this step, without penalties; NaN where the caller's loop
     * does not tell it.
     */
    double loss();

    /** Returns the objective of the minibatch at the parameters before this step: the loss, and the penalties, summed now. */
    Evaluation evaluation();

    /** Returns the validation loss after the last epoch, where there are validation data and an epoch has ended. */
    OptionalDouble validationLoss();

    /** Returns the names and shapes of the parameters that this link works on, in order. */
    List<Block> blocks();

    /**
     * Returns this link's own random stream for this step. It depends on the run's seed, the link's path and the step number
     * alone, so that resuming needs no saved state; drawing from it in a tiled kernel would make results depend on the tiles.
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
     * Computes the objective of the same minibatch at other parameters. Value and gradient belong together:
     * {@link Evaluation#value()} rises along the gradient.
     *
     * @param parameters θ of {@link #blocks()}, one after another; only read
     * @param gradient another array, overwritten with the gradient at θ of the loss and the smooth penalties
     * @throws IllegalArgumentException if an array is not as long as the parameters, or both are one; inside a wrapper that
     *     puts several minibatches together
     */
    Evaluation evaluate(double[] parameters, double[] gradient);

    /**
     * Takes the proximal steps of all penalties that have one: replaces z by the minimiser of Σ (zᵢ − θᵢ)² / 2sᵢ + R(z). A link
     * that does this says so in {@link Optimizer#takesProximalSteps()}.
     *
     * @param parameters θ of {@link #blocks()}, one after another; overwritten with z
     * @param stepSizes s, as long
     */
    void proximal(double[] parameters, double[] stepSizes);

    /**
     * Shows the parts of a wrapper another clock and mean loss in this step. To be called in {@link Wrapper#before} or, in
     * {@link Scope#VECTOR}, by the kernel it returns for the first part.
     */
    void showParts(Clock clock, double loss);

    /** Leaves the parts of a wrapper out of this step: their state stands still. To be called where {@link #showParts} is. */
    void skipParts();
}
