package org.thalweg;

/**
 * When a step happens.
 *
 * @param step the number of this step, t; the first is 1
 * @param epoch the number of the pass over the data that it belongs to; the first is 1
 * @param examples instances seen in the steps before
 */
public record Clock(long step, long epoch, long examples) {

    /** The clock of the first step. */
    public static final Clock FIRST = new Clock(1, 1, 0);

    public Clock {
        if (step < 1 || epoch < 1 || examples < 0) {
            throw new IllegalArgumentException(
                    String.format(
                            "The first step is 1 in epoch 1 after 0 examples, got %d, %d, %d.",
                            step, epoch, examples));
        }
    }
}
