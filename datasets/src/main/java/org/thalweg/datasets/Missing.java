package org.thalweg.datasets;

import java.util.Optional;
import org.thalweg.data.Dataset;
import org.thalweg.data.FileOrigin;
import org.thalweg.data.Imputation;

/** What a reader does with a row in which a value is missing. */
public enum Missing {
    /** The first missing value is an error. */
    ERROR(Optional.empty()),
    /** Rows with a missing value are left out and counted: {@link FileOrigin#skippedRows()}. */
    SKIP(Optional.empty()),
    /**
     * Inputs stay missing, {@link Dataset#missing()} counts them, and whoever trains on the rows fills them by the mean of the part
     * that is trained on, categories by the most frequent. Nothing stands for a target, a class, a group, an order or a weight that
     * is missing: such a row is left out and counted.
     */
    MEAN(Optional.of(Imputation.MEAN)),
    /** The same with the median in the place of the mean. */
    MEDIAN(Optional.of(Imputation.MEDIAN));

    private final Optional<Imputation> imputation;

    Missing(Optional<Imputation> imputation) {
        this.imputation = imputation;
    }

    /** Returns how inputs are filled, if they are. */
    public Optional<Imputation> imputation() {
        return imputation;
    }

    /** Returns the one by which inputs are filled so. */
    public static Missing of(Imputation by) {
        return by == Imputation.MEAN ? MEAN : MEDIAN;
    }
}
