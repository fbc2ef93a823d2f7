package org.thalweg.training;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Early stopping of one run: the epoch with the least validation loss so far, and the parameters at its end. */
final class Best {

    private Optional<Epoch> epoch;
    private double[] parameters;

    /** No epoch so far. */
    Best() {
        this(Optional.empty(), new double[0]);
    }

    /**
     * @param parameters at the end of this epoch; not copied
     */
    Best(Optional<Epoch> epoch, double[] parameters) {
        this.epoch = epoch;
        this.parameters = parameters;
    }

    /** Returns a copy, which later epochs do not change. */
    Best copy() {
        return new Best(epoch, parameters);
    }

    /** Takes notice of an epoch that has ended with these parameters, which are copied. */
    void see(Epoch ended, double[] at) {
        if (loss(ended) < epoch.map(Best::loss).orElse(Double.POSITIVE_INFINITY)) {
            epoch = Optional.of(ended);
            parameters = at.clone();
        }
    }

    private static double loss(Epoch epoch) {
        return epoch.validationLoss().orElseThrow();
    }

    /** Returns the best epoch, if one has ended with a finite validation loss. */
    Optional<Epoch> epoch() {
        return epoch;
    }

    /** Returns the parameters at the end of the best epoch. */
    double[] parameters() {
        return parameters;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Best that
                && epoch.equals(that.epoch)
                && Arrays.equals(parameters, that.parameters);
    }

    @Override
    public int hashCode() {
        return Objects.hash(epoch, Arrays.hashCode(parameters));
    }
}
