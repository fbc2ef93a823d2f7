package org.thalweg.training;

import java.util.Optional;
import org.thalweg.Clock;
import org.thalweg.engine.Tap;

/** Hears how training goes. Called by the training thread, so that a slow listener slows it. */
public interface Listener {

    /**
     * A minibatch's loss is known, and its step about to be taken.
     *
     * @param loss its mean loss at the parameters before the step, without penalties
     */
    default void step(Variant variant, Clock clock, double loss) {}

    /**
     * A step is about to be taken; these are the parameters at which the model is evaluated: live, to be read during the call
     * only. Comes after {@link #step}.
     *
     * @param gradients how many gradients of single instances were computed to get there
     */
    default void beforeStep(Variant variant, long gradients, double[] parameters) {}

    /**
     * Returns what is to hear, in every step of a variant, of the gradient, of what each part of the chain and each penalty
     * made of the update or the parameters, by path, and of the parameters after it. Asked once, at the start. Steps take
     * longer with it, and stay the same to the bit.
     */
    default Optional<Tap> tap(Variant variant) {
        return Optional.empty();
    }

    /**
     * Returns whether a variant is to end here, as {@link Status.Stopped.Reason#LISTENER}; asked before each of its steps, so that a
     * run can go on from its checkpoint as if it had not stopped. Not asked after the last step.
     */
    default boolean stops(Variant variant) {
        return false;
    }

    /** There is something to tell of a run that resumes, before its first step: a sentence of {@link Fit#notes}. */
    default void note(Variant variant, String note) {}

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
