package org.thalweg.engine;

import org.thalweg.Clock;

/** Hears of each step of a minimisation before it is taken. */
@FunctionalInterface
public interface StepListener {

    /**
     * Looks at the step that would be next.
     *
     * @param clock its clock
     * @param objective its value at θ, penalties included
     * @param parameters θ; only read, and only until this returns
     * @return whether to go on
     */
    boolean goesOn(Clock clock, double objective, double[] parameters);
}
