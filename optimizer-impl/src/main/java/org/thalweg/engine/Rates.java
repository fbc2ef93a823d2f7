package org.thalweg.engine;

import org.thalweg.Clock;
import org.thalweg.Optimizer;

/** Which links have a learning rate, and which have one that is always 0. */
public final class Rates {

    /** Late enough for a warm-up from 0 to have begun. */
    private static final Clock LATER = new Clock(90, 9, 0, Clock.SAMPLE.run());

    private Rates() {}

    /** Returns whether a link multiplies by a learning rate that is not always 0. */
    public static boolean has(Optimizer link) {
        return link.learningRate(Clock.SAMPLE).isPresent() && !freezes(link);
    }

    /** Returns whether a link multiplies by 0, at the beginning and later. */
    public static boolean freezes(Optimizer link) {
        return isZero(link, Clock.SAMPLE) && isZero(link, LATER);
    }

    private static boolean isZero(Optimizer link, Clock clock) {
        return link.learningRate(clock).orElse(1) == 0;
    }
}
