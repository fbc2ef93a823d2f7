package org.thalweg.engine;

/** An objective threw while a link asked it: no mistake of that link. */
final class ObjectiveException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final RuntimeException thrown;

    private ObjectiveException(RuntimeException thrown) {
        super(thrown);
        this.thrown = thrown;
    }

    /** Returns the value of an objective, and its gradient. */
    static double value(Objective objective, double[] parameters, double[] gradient) {
        try {
            return objective.at(parameters, gradient);
        } catch (RuntimeException e) {
            throw new ObjectiveException(e);
        }
    }

    /** Returns what the objective threw. */
    RuntimeException thrown() {
        return thrown;
    }
}
