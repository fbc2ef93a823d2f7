package org.thalweg.engine;

import org.thalweg.Clock;
import org.thalweg.Optimizer;

/** Which links have a learning rate. */
public final class Rates {

    private Rates() {}

    /** Returns whether a link multiplies by a learning rate. */
    public static boolean has(Optimizer link) {
        return link.learningRate(Clock.SAMPLE).isPresent();
    }
}
