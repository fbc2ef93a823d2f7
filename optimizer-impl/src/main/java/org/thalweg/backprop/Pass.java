package org.thalweg.backprop;

/**
 * One operation at work, for all active variants: called once a minibatch with the parameters, then forward and backward
 * tile of instances by tile, then once more for the gradients.
 */
interface Pass {

    /** Takes over the parameters, which stay as they are until the end of the minibatch. */
    default void begin(int[] active, double[][] parameters) {}

    /** Computes the result's value from the inputs' values. */
    void forward(int[] active);

    /** Adds to the inputs' gradients from the result's; keeps, or adds up, the parameters' gradients. */
    void backward(int[] active, double[][] gradients);

    /** Adds what was kept to the parameters' gradients. */
    default void end(int[] active, double[][] gradients) {}
}
