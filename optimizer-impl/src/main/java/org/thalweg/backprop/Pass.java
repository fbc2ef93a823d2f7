package org.thalweg.backprop;

/**
 * One operation at work, for all active variants: called once a minibatch with the parameters, then block of instances by block:
 * forward and backward tile by tile, then once more for the gradients.
 */
interface Pass {

    /** Takes over the parameters, which stay as they are until the end of the minibatch. */
    default void begin(Minibatch batch, int[] active, double[][] parameters) {}

    /** Begins a block: forgets what was kept of the parameters' gradients. */
    default void forget(int[] active) {}

    /** Computes the result's value from the inputs' values. */
    void forward(int[] active);

    /**
     * Adds to the inputs' gradients from the result's, and keeps what belongs to the parameters' gradients. Two operations may
     * share a parameter: added at once, the order of the sum would depend on the tiles.
     */
    void backward(int[] active);

    /** Adds what was kept to the parameters' gradients. */
    default void end(int[] active, double[][] gradients) {}
}
