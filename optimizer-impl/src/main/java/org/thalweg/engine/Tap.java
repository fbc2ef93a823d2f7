package org.thalweg.engine;

/**
 * Watches a descent from inside: what each part made of the update or of the parameters. A descent without a tap pays nothing
 * for it; with one it takes the same steps, to the bit. The arrays are the engine's own and are only read.
 */
public interface Tap {

    /** A step begins with this gradient of the mean loss, penalties not included. */
    default void gradient(double[] gradient) {}

    /**
     * A link has worked on the update, a regularizer on the gradient or, in its proximal step, on the parameters.
     *
     * @param key the link's key, or the regularizer's name (with {@code #2}, {@code #3} … where names repeat)
     * @param before the update, or the parameters, before it
     * @param after the same after it
     */
    default void worked(String key, double[] before, double[] after) {}

    /** A step has ended. */
    default void stepped(double[] update, double[] parameters) {}
}
