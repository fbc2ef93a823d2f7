package org.thalweg.experiments.spec;

import java.util.Optional;

/**
 * A hyper-parameter to tune.
 *
 * @param parameter such as {@code sgd.learning-rate}; empty: the only learning rate of the chain
 * @param range empty: that which its component suggests
 */
public record Tuned(String parameter, Optional<Dimension> range) {

    /** The only learning rate of the chain, in the range that it suggests. */
    public static final Tuned ONLY_RATE = new Tuned("", Optional.empty());

    /** Returns a hyper-parameter in a range. */
    public static Tuned in(Dimension range) {
        return new Tuned(range.parameter(), Optional.of(range));
    }
}
