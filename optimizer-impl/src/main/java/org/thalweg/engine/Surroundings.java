package org.thalweg.engine;

import java.util.OptionalDouble;
import org.thalweg.Evaluation;

/** What links may ask of the run that they are part of. */
interface Surroundings {

    /** Returns the master seed. */
    long seed();

    /** Returns how many steps have begun here: another number in every step, even if one is repeated. */
    long taken();

    /** Returns the objective before this step, where the mean loss is this one. */
    Evaluation evaluation(double loss);

    OptionalDouble validationLoss();

    /** Computes the minibatch's objective where a part's parameters are these, and all others as they are. */
    Evaluation evaluate(Part part, double[] parameters, double[] gradient);

    /** Takes the proximal steps of all parameters, of these sizes. */
    void proximal(double[] parameters, double[] stepSizes);

    /** Takes the proximal steps of a part's parameters. */
    void proximal(Part part, double[] parameters, double[] stepSizes);
}
