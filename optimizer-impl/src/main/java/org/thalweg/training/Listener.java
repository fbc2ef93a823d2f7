package org.thalweg.training;

import org.thalweg.Clock;

/** Hears how training goes. Called by the training thread, so that a slow listener slows it. */
public interface Listener {

    /**
     * A minibatch's loss is known, and its step about to be taken.
     *
     * @param loss its mean loss at the parameters before the step, without penalties
     */
    default void step(Variant variant, Clock clock, double loss) {}

    /**
     * A step is about to be taken from these parameters: live, to be read during the call only. Comes after {@link #step}.
     *
     * @param gradients how many gradients of single instances were computed to get there
     */
    default void beforeStep(Variant variant, long gradients, double[] parameters) {}

    /** An epoch has ended. */
    default void epoch(Variant variant, Epoch epoch) {}

    /**
     * An epoch or a run has ended, with these parameters: live, to be read during the call only. Comes before {@link #epoch}
     * and {@link #end}.
     */
    default void parameters(Variant variant, double[] parameters) {}

    /** A run has ended. */
    default void end(Variant variant, Status status) {}
}
