package org.thalweg;

/**
 * What is minimised, at one point: of a minibatch, the mean loss and the penalties.
 *
 * @param loss the mean loss
 * @param smooth the penalties, or parts of them, whose gradient has joined that of the loss
 * @param rest the other penalties, which proximal steps take care of; constraints count as 0
 */
public record Evaluation(double loss, double smooth, double rest) {

    /** Returns the value that belongs to the gradient: the loss and the smooth penalties. */
    public double value() {
        return loss + smooth;
    }

    /** Returns the sum of the penalties. */
    public double penalty() {
        return smooth + rest;
    }

    /** Returns the whole objective. */
    public double objective() {
        return loss + smooth + rest;
    }
}
