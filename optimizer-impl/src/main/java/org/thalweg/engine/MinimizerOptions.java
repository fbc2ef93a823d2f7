package org.thalweg.engine;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.thalweg.Regularizer;

/** What a {@link Minimizer} was told; changed only while it is being made. */
final class MinimizerOptions implements Cloneable {

    Chain chain;
    ImmutableList<Regularizer> regularizers = ImmutableList.of();
    long seed = 1;
    OptionalLong steps = OptionalLong.empty();
    OptionalLong stepsPerEpoch = OptionalLong.empty();
    OptionalDouble norm = OptionalDouble.empty();
    double value = Double.NEGATIVE_INFINITY;
    double change;
    long patience = Long.MAX_VALUE;
    long nanoseconds = Long.MAX_VALUE;
    ImmutableList<StepListener> listeners = ImmutableList.of();
    ImmutableList<Tap> taps = ImmutableList.of();
    Optional<Checkpoint> resume = Optional.empty();

    MinimizerOptions(Chain chain) {
        this.chain = chain;
    }

    MinimizerOptions copy() {
        try {
            return (MinimizerOptions) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
