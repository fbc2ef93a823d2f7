package org.thalweg.training;

import java.util.Optional;

/** Early stopping of one run: the epoch with the least validation loss so far, and the parameters at its end. */
final class Best {

    private final int patience;
    private Optional<Epoch> epoch = Optional.empty();
    private double least = Double.POSITIVE_INFINITY;
    private double[] parameters = {};

    /**
     * @param patience how many epochs in a row may have no validation loss below all before
     */
    Best(int patience) {
        this.patience = patience;
    }

    /** Takes notice of an epoch that has ended with these parameters, which are copied. */
    void see(Epoch ended, double[] at) {
        double loss = ended.validationLoss().orElseThrow();
        if (loss < least) {
            least = loss;
            epoch = Optional.of(ended);
            parameters = at.clone();
        }
    }

    /** Returns whether of so many epochs those after the best one are as many as there is patience for. */
    boolean isLongAgo(int epochs) {
        return epochs - number() >= patience;
    }

    /** Returns the best epoch, if one has ended with a finite validation loss. */
    Optional<Epoch> epoch() {
        return epoch;
    }

    /** Returns the number of the best epoch, of which there must be one. */
    long number() {
        return epoch.orElseThrow().number();
    }

    /** Returns the parameters at the end of the best epoch. */
    double[] parameters() {
        return parameters;
    }
}
